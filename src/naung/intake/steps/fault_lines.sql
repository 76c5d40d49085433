-- Every fault in the words of those who mend it: the columns of kesalahan.csv, by source, file and row.
SELECT
    s.source AS sumber,
    s.file AS berkas,
    f.row AS baris,
    f.col AS kolom,
    c.in_file AS di_berkas,
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
ORDER BY f.source_number, f.file_number, f.row, k.place, f.col
