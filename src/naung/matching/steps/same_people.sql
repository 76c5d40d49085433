-- Registry rows that people said are one person, each way: what a list says of one is true of the other.
CREATE OR REPLACE TEMP TABLE same_people AS
SELECT k.id, o.id AS other_id
FROM self_answers AS s
INNER JOIN known AS k ON s.row_print = known_key(k)
INNER JOIN known AS o ON s.known_key = known_key(o)
WHERE s.same
UNION
SELECT o.id, k.id
FROM self_answers AS s
INNER JOIN known AS k ON s.row_print = known_key(k)
INNER JOIN known AS o ON s.known_key = known_key(o)
WHERE s.same;
