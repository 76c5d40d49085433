-- Rows of proposing lists that cannot be looked for: they go back to their sender.
SELECT
    l.list,
    l.sheet,
    COALESCE(l.sheet_row, l.line) AS place,
    l."sent nama" AS nama,
    l.nik,
    l."sent tanggal_lahir" AS lahir,
    l."sent jenis_kelamin" AS kelamin,
    l."sent rt" AS rt,
    l."sent rw" AS rw,
    l."sent alamat" AS alamat,
    l."sent kelurahan" AS kelurahan,
    t.faults
FROM list_rows AS l
INNER JOIN told_lists AS t ON l.list = t.list AND l.line = t.line
INNER JOIN list_kinds AS k ON l.list_number = k.list_number
WHERE t.outcome = 'rejected' AND k.kind = 'proposal'
ORDER BY l.list_number, l.line
