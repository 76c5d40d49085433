-- How often each kind of fault stands in each column of each source, with its first place.
SELECT
    f.source_number,
    any_value(s.source) AS source,
    f.kind,
    f.col,
    count(*) AS total,
    min(struct_pack(
        file_number := f.file_number, row := f.row, file := s.file, found := f.found, note := f.note,
        cell := cell_address(p.sheet, t.letter, p.sheet_row)
    )) AS example
FROM faults AS f
INNER JOIN fault_sources AS s ON f.source_number = s.source_number AND f.file_number = s.file_number
INNER JOIN fault_kinds AS k ON f.kind = k.kind
LEFT JOIN fault_places AS p ON f.source_number = p.source_number AND f.row = p.row
LEFT JOIN fault_letters AS t
    ON f.source_number = t.source_number AND f.col = t.col AND p.sheet IS NOT DISTINCT FROM t.sheet
GROUP BY f.source_number, f.kind, f.col
ORDER BY f.source_number, min(k.place), count(*) DESC, f.col
