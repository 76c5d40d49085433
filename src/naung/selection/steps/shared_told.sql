-- The rows of each shared NIK side by side, those first of whom one would be within reach were the NIK hers alone.
SELECT
    t.nik,
    n.file,
    t.row,
    r.nama,
    r.tanggal_lahir,
    CAST(r.id_jenis_kelamin AS INTEGER) AS kelamin,
    COALESCE(a.nama, r.kode_kelurahan) AS kelurahan,
    r.rt,
    r.rw,
    r.alamat,
    r.id_keluarga AS keluarga,
    t.failed,
    e.row IS NOT NULL AS reached
FROM shared_rows AS t
INNER JOIN doubtful_registry AS r ON t.file_number = r.file_number AND t.row = r.row
INNER JOIN files AS n ON t.file_number = n.file_number
LEFT JOIN reached AS e ON t.file_number = e.file_number AND t.row = e.row
LEFT JOIN area_names AS a ON r.kode_kelurahan = a.kode
ORDER BY bool_or(e.row IS NOT NULL) OVER (PARTITION BY t.nik) DESC, t.nik, t.file_number, t.row
