-- How often each kind of fault stands in each column of each source, with its first place.
SELECT
    f.source_number,
    any_value(s.source) AS source,
    f.kind,
    f.col,
    count(*) AS total,
    min(struct_pack(file_number := f.file_number, row := f.row, file := s.file, found := f.found, note := f.note))
        AS example
FROM faults AS f
INNER JOIN fault_sources AS s ON f.source_number = s.source_number AND f.file_number = s.file_number
INNER JOIN fault_kinds AS k ON f.kind = k.kind
GROUP BY f.source_number, f.kind, f.col
ORDER BY f.source_number, min(k.place), count(*) DESC, f.col
