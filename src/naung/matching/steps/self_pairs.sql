-- Nobody is her own double, and two rows with one NIK are told by nik_ganda.
DELETE FROM pairs WHERE id = known_id;

CREATE OR REPLACE TEMP TABLE self_settled AS
SELECT k.id, o.id AS known_id, s.same
FROM self_answers AS s
INNER JOIN known AS k ON s.row_print = known_key(k)
INNER JOIN known AS o ON s.known_key = known_key(o)
UNION
SELECT k.id, o.id AS known_id, s.same
FROM self_answers AS s
INNER JOIN known AS o ON s.row_print = known_key(o)
INNER JOIN known AS k ON s.known_key = known_key(k);

DELETE FROM pairs
WHERE EXISTS (SELECT 1 FROM self_settled AS s WHERE s.id = pairs.id AND s.known_id = pairs.known_id);
