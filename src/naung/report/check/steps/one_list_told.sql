-- List rows by what identifies them, the valid NIK or else the row's print, with all that both versions of the list tell.
SELECT
    l.list_number,
    l.line,
    CASE WHEN l.nik_valid THEN l.nik ELSE 'x' || p.print END AS identity,
    list_concat(
        [
            p.plain,
            COALESCE(CAST(p.birth AS VARCHAR), same_words(l."sent tanggal_lahir")),
            CAST(p.sex AS VARCHAR),
            COALESCE(p.area, same_words(l."sent kelurahan")),
            same_words(l."sent alamat"),
            CAST(p.rt AS VARCHAR),
            CAST(p.rw AS VARCHAR),
            same_words(l."sent no_kk")
        ],
        o.others
    ) AS told
FROM list_rows AS l
INNER JOIN row_prints AS p ON l.list_number = p.list_number AND l.line = p.line
LEFT JOIN list_others AS o ON l.list_number = o.list_number AND l.line = o.line
