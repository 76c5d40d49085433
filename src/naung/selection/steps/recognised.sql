-- Who stands on the lists that tell names: a row a registry row that a list row is, or may be. What is said of one row
-- of a person is true of her other rows too.
WITH named AS (
    SELECT known_id, list_number, TRUE AS certain FROM outcomes WHERE outcome = 'matched'
    UNION ALL
    SELECT known_id, list_number, FALSE AS certain FROM possible
),
found AS (
    SELECT known_id, list_number, certain FROM named
    UNION ALL
    SELECT s.other_id AS known_id, n.list_number, n.certain
    FROM named AS n
    INNER JOIN same_people AS s ON n.known_id = s.id
)
SELECT file_of(known_id) AS file_number, row_of(known_id) AS row, $flags
FROM found
GROUP BY known_id
