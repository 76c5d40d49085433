-- Some people's facts, the programme's questions answered over them. `nth` tells rows of one NIK apart.
WITH numbered AS (
    SELECT p.*, row_number() OVER (PARTITION BY p.nik ORDER BY p.row) AS nth
    FROM people AS p
    WHERE p.nik IN ($niks)
),
known AS (
    SELECT n.*, w.poin
    FROM numbered AS n
    INNER JOIN wanted AS w ON n.nik = w.nik AND n.nth = w.nth
)
SELECT f.nik, f.nth, f.nama, $answers
FROM known AS f
ORDER BY f.nik, f.nth
