-- The line of every cell: each candidate with what orders her, her ticket and where she stands.
SELECT
    s.pseudonym,
    s.nik,
    f.file,
    s.row,
    e.id_keluarga,
    s.cell,
    s.tier,
    $keys,
    s.ticket,
    s.rank_in_cell,
    s.status,
    CAST(0 AS BIGINT) AS late
FROM standing AS s
INNER JOIN eligible AS e ON s.file_number = e.file_number AND s.row = e.row
INNER JOIN files AS f ON s.file_number = f.file_number
ORDER BY s.cell, s.rank_in_cell
