-- Rows that may be, or were told to be, one person: each pair once. `kept`: the row of a settled pair that stays.
CREATE OR REPLACE TEMP TABLE doubles AS
SELECT
    least(l.id, l.known_id) AS id,
    greatest(l.id, l.known_id) AS other_id,
    max(l.probability) AS probability,
    FALSE AS settled,
    CAST(NULL AS BIGINT) AS kept,
    min(l.nik_agrees) AS nik_agrees,
    min(l.birth_agrees) AS birth_agrees,
    min(l.name_class) AS name_class,
    min(l.name_agrees) AS name_agrees,
    min(l.place_agrees) AS place_agrees,
    min(l.sex_agrees) AS sex_agrees
FROM looked AS l
INNER JOIN known AS a ON l.id = a.id
INNER JOIN known AS b ON l.known_id = b.id
CROSS JOIN thresholds AS t
WHERE l.probability >= t.review_from AND (a.nik IS NULL OR b.nik IS NULL OR a.nik <> b.nik)
GROUP BY 1, 2
UNION ALL
SELECT DISTINCT
    least(s.id, s.known_id), greatest(s.id, s.known_id), CAST(1 AS DOUBLE), TRUE,
    CASE
        WHEN COALESCE(a.updated, DATE '0001-01-01') > COALESCE(b.updated, DATE '0001-01-01') THEN a.id
        WHEN COALESCE(a.updated, DATE '0001-01-01') < COALESCE(b.updated, DATE '0001-01-01') THEN b.id
        ELSE least(a.id, b.id)
    END,
    0, 0, 0, 0, 0, 0
FROM self_settled AS s
INNER JOIN known AS a ON s.id = a.id
INNER JOIN known AS b ON s.known_id = b.id
WHERE s.same;
