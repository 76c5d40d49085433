-- One file of the registry, each cell read: a row a person, in the file's order.
-- `file_rows` is the file as it lies, `families` and `corrected` may be empty.
WITH words AS (
    SELECT r.row, $words
    FROM file_rows AS r
),
cells AS (
    SELECT w.row, nik_of(w.nik) AS nik, $cells
    FROM words AS w
),
housed AS (
    SELECT c.*, $family_cells
    FROM cells AS c
    LEFT JOIN families AS f ON c.id_keluarga = f.id_keluarga
),
placed AS (
    SELECT
        h.* REPLACE ($area AS kode_kelurahan),
        -- A code as the file has it, before anyone corrected it: too many of them, and the areas are the wrong ones.
        h.kode_kelurahan IS NOT NULL AND a.kode IS NULL AS area_stray
    FROM housed AS h
    LEFT JOIN areas_as_written AS w ON h.kode_kelurahan = w.written
    LEFT JOIN areas AS a ON $area = a.kode
),
mended AS (
    SELECT p.row, p.nik, p.area_stray, $facts
    FROM placed AS p
    LEFT JOIN corrected AS k ON p.nik = k.nik
)
SELECT
    $file_number AS file_number,
    CAST(m.row AS BIGINT) AS row,
    m.nik,
    valid_nik(m.nik) AS nik_valid,
    a.kode IS NOT NULL AS area_known,
    m.* EXCLUDE (row, nik)
FROM mended AS m
LEFT JOIN areas AS a ON m.kode_kelurahan = a.kode
