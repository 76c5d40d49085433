-- What people settled about rows of this run's lists: a row is known again by what it says, a person by the NIK.
SELECT a.id, k.id AS known_id, s.same
FROM given_answers AS s
INNER JOIN (SELECT DISTINCT list, list_number FROM list_rows) AS l ON s.list = l.list
INNER JOIN asked AS a ON l.list_number = a.list_number AND s.row_print = row_print(a)
INNER JOIN known AS k ON s.known_key = known_key(k)
WHERE NOT a.unknowable AND a.id NOT IN (SELECT id FROM agreed)
