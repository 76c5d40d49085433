-- The frozen rows that a line may speak of, by NIK or by file and number; `called` is what their nonce was made from.
WITH found AS (
    SELECT r.file, r.row, r.nik, r.person, r.codes
    FROM frozen_rows AS r
    WHERE r.nik = $name OR concat(r.file, '/', r.row) = $name
),
shared AS (
    SELECT r.nik
    FROM frozen_rows AS r
    WHERE r.nik IN (SELECT f.nik FROM found AS f)
    GROUP BY r.nik
    HAVING count(*) > 1
)
SELECT
    CASE WHEN f.nik IS NULL OR s.nik IS NOT NULL THEN concat(f.file, '/', f.row) ELSE f.nik END AS called,
    f.person,
    f.codes
FROM found AS f
LEFT JOIN shared AS s ON f.nik = s.nik
ORDER BY called
