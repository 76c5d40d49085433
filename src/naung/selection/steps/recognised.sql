-- Who stands on the lists that tell names: a row a registry row that a list row is, or may be.
WITH found AS (
    SELECT known_id, list_number, TRUE AS certain FROM outcomes WHERE outcome = 'matched'
    UNION ALL
    SELECT known_id, list_number, FALSE AS certain FROM possible
)
SELECT known_id // 10000000000 AS file_number, known_id % 10000000000 AS row, $flags
FROM found
GROUP BY known_id
