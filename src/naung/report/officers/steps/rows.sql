-- The selected and the reserve, by cell and rank; `points` has a letter a point, as `verdicts` a letter a rule.
SELECT
    s.status,
    f.nama,
    f.nik,
    f.kode_kelurahan,
    s.cell,
    s.rank_in_cell,
    s.reserve_number,
    $decile AS decile,
    f.poin,
    concat($points) AS points,
    f.verdicts
FROM judged AS f
INNER JOIN standing AS s ON f.file_number = s.file_number AND f.row = s.row
WHERE s.status IN ('selected', 'reserve')
ORDER BY s.cell, s.rank_in_cell
