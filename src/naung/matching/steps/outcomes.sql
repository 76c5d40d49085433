-- What became of each list row that was recognised by more than its NIK: one registry row at most.
-- However sure the model is, a person looks where made lists teach too little: only part of the name agrees; the NIK's birth is
-- another one; a rival is nearly as good (twins); the row names somebody's relative or a dead person; or the NIK and the
-- whole name are those of somebody else. And nobody whose NIK and whole name are there is told absent, unless a person
-- said that it is not they.
CREATE OR REPLACE TEMP TABLE outcomes AS
WITH best AS (
    SELECT
        l.id,
        l.known_id,
        l.probability,
        -- Levels are places in matching/comparisons.py. Only part of the name, or none of it:
        l.name_class > 0
        -- two letters differ (14), and NIK and birth are not both the same;
        OR (l.name_agrees = 14 AND NOT (l.nik_agrees = 0 AND l.birth_agrees = 0))
        -- the NIK is the same, but at most the year of birth is (5, 6); or its year is off (3) and the names are more
        -- than spaces apart (over 6);
        OR (l.nik_agrees = 0 AND (l.birth_agrees >= 5 OR l.birth_agrees = 3 AND l.name_agrees > 6))
        -- all others together are a twentieth as likely.
        OR l.rival_share > 0.05 AS careful
    FROM looked AS l
    WHERE l.place = 1
),
owners AS (
    SELECT a.id, a.owner AS known_id
    FROM asked AS a
    LEFT JOIN settled AS n ON a.id = n.id AND a.owner = n.known_id AND NOT n.same
    WHERE a.owner_named AND n.id IS NULL
)
SELECT
    a.id,
    a.list_number,
    a.line,
    CASE
        WHEN a.unknowable THEN 'rejected'
        WHEN g.id IS NOT NULL OR s.id IS NOT NULL THEN 'matched'
        WHEN b.probability >= t.matched_from
            AND NOT (b.careful OR a.names_another OR a.owner_named AND a.owner <> b.known_id) THEN 'matched'
        WHEN b.probability >= t.review_from OR o.id IS NOT NULL THEN 'review'
        ELSE 'absent'
    END AS outcome,
    CASE
        WHEN a.unknowable THEN NULL
        WHEN g.id IS NOT NULL THEN g.known_id
        WHEN s.id IS NOT NULL THEN s.known_id
        WHEN b.probability >= t.review_from THEN b.known_id
        ELSE o.known_id
    END AS known_id,
    CASE
        WHEN a.unknowable THEN NULL
        WHEN g.id IS NOT NULL OR s.id IS NOT NULL THEN CAST(1 AS DOUBLE)
        ELSE COALESCE(b.probability, 0)
    END AS probability
FROM asked AS a
LEFT JOIN agreed AS g ON a.id = g.id
LEFT JOIN best AS b ON a.id = b.id
LEFT JOIN owners AS o ON a.id = o.id
LEFT JOIN (SELECT id, min(known_id) AS known_id FROM settled WHERE same GROUP BY id) AS s ON a.id = s.id
CROSS JOIN thresholds AS t;

-- Whom an unsettled row may be: every candidate not below the lower threshold, and whose NIK it shows.
CREATE OR REPLACE TEMP TABLE possible AS
SELECT
    o.id, o.list_number, o.line, l.place, l.known_id, l.probability, l.nik_agrees, l.birth_agrees, l.name_class,
    l.name_agrees, l.place_agrees, l.sex_agrees
FROM outcomes AS o
INNER JOIN looked AS l ON o.id = l.id
INNER JOIN asked AS a ON o.id = a.id
CROSS JOIN thresholds AS t
WHERE o.outcome = 'review'
    AND (l.place = 1 OR l.place <= 5 AND l.probability >= t.review_from OR l.known_id = a.owner AND a.owner_named);
