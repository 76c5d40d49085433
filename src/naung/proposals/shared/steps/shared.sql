-- Rows that share a NIK, those of one NIK together, in the file's order.
SELECT
    nik, file, place, nama, tanggal_lahir, kelamin, kelurahan, rt, rw, alamat, keluarga, failed, reached
FROM shared_niks
ORDER BY row
