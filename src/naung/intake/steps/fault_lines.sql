-- Every fault in the words of those who mend it: the columns of kesalahan.csv, by source, file and row.
SELECT
    s.source AS sumber,
    s.file AS berkas,
    f.row AS baris,
    f.col AS kolom,
    c.in_file AS di_berkas,
    unarmed(cell_address(p.sheet, t.letter, p.sheet_row)) AS sel,
    k.severity AS tingkat,
    f.kind AS jenis,
    unarmed(f.found) AS ditemukan,
    f.note AS keterangan,
    k.expected AS seharusnya,
    k.mend AS cara_memperbaiki
FROM faults AS f
INNER JOIN fault_sources AS s ON f.source_number = s.source_number AND f.file_number = s.file_number
INNER JOIN fault_kinds AS k ON f.kind = k.kind
LEFT JOIN fault_columns AS c
    ON f.source_number = c.source_number AND f.file_number = c.file_number AND f.col = c.col
LEFT JOIN fault_places AS p ON f.source_number = p.source_number AND f.row = p.row
LEFT JOIN fault_letters AS t
    ON f.source_number = t.source_number AND f.col = t.col AND p.sheet IS NOT DISTINCT FROM t.sheet
ORDER BY f.source_number, f.file_number, f.row, k.place, f.col
