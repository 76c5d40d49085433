-- Registry rows that some unsettled list row may be, and those that may be one person with another row.
SELECT known_id // 10000000000 AS file_number, known_id % 10000000000 AS row FROM possible
UNION
SELECT id // 10000000000 AS file_number, id % 10000000000 AS row FROM doubles WHERE NOT settled
UNION
SELECT other_id // 10000000000 AS file_number, other_id % 10000000000 AS row FROM doubles WHERE NOT settled
