-- One file of the registry: who each row is, as far as a list could tell.
CREATE OR REPLACE TEMP VIEW people_read AS
SELECT
    row_id(file_number, row) AS id,
    CASE WHEN regexp_full_match(nik, '[0-9]{16}') THEN nik END AS nik,
    tokens_of(nama) AS tokens,
    tanggal_lahir AS birth,
    CAST(id_jenis_kelamin AS INTEGER) AS sex,
    kode_kelurahan AS area,
    number_of(rt) AS rt,
    number_of(rw) AS rw,
    id_keluarga AS family,
    tanggal_mutakhir AS updated
FROM registry_told;
