-- What people have settled, by the rows it concerns. A row is known again by what it says, a person by the NIK.
CREATE OR REPLACE TEMP TABLE settled AS
SELECT a.id, k.id AS known_id, s.same
FROM answers AS s
INNER JOIN (SELECT DISTINCT list, list_number FROM list_rows) AS l ON s.list = l.list
INNER JOIN open_rows AS a ON l.list_number = a.list_number AND s.row_print = row_print(a)
INNER JOIN known AS k ON s.known_key = known_key(k);

-- Who was found needs no comparing; who was ruled out competes no more.
DELETE FROM pairs
WHERE EXISTS (SELECT 1 FROM settled AS s WHERE s.id = pairs.id AND (s.same OR s.known_id = pairs.known_id));

INSERT INTO pairs SELECT id, known_id FROM settled WHERE same;
