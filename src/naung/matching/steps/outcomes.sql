-- What became of each list row that was recognised by more than its NIK: one registry row at most.
CREATE OR REPLACE TEMP TABLE outcomes AS
WITH best AS (
    SELECT id, known_id, probability FROM looked WHERE place = 1
)
SELECT
    a.id,
    a.list_number,
    a.line,
    CASE
        WHEN a.unknowable THEN 'rejected'
        WHEN g.id IS NOT NULL OR s.id IS NOT NULL OR b.probability >= t.matched_from THEN 'matched'
        WHEN b.probability >= t.review_from THEN 'review'
        ELSE 'absent'
    END AS outcome,
    CASE
        WHEN a.unknowable THEN NULL
        WHEN g.id IS NOT NULL THEN g.known_id
        WHEN s.id IS NOT NULL THEN s.known_id
        WHEN b.probability >= t.review_from THEN b.known_id
    END AS known_id,
    CASE
        WHEN a.unknowable THEN NULL
        WHEN g.id IS NOT NULL OR s.id IS NOT NULL THEN CAST(1 AS DOUBLE)
        ELSE COALESCE(b.probability, 0)
    END AS probability
FROM asked AS a
LEFT JOIN agreed AS g ON a.id = g.id
LEFT JOIN best AS b ON a.id = b.id
LEFT JOIN (SELECT id, min(known_id) AS known_id FROM settled WHERE same GROUP BY id) AS s ON a.id = s.id
CROSS JOIN thresholds AS t;

-- Whom an unsettled row may be: every candidate not below the lower threshold.
CREATE OR REPLACE TEMP TABLE possible AS
SELECT o.id, o.list_number, o.line, l.place, l.known_id, l.probability, l.* EXCLUDE (id, known_id, place, probability)
FROM outcomes AS o
INNER JOIN looked AS l ON o.id = l.id
CROSS JOIN thresholds AS t
WHERE o.outcome = 'review' AND (l.place = 1 OR l.place <= 5 AND l.probability >= t.review_from);
