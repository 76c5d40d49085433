-- The NIK of each line of the corrections.
SELECT CAST(r.row AS BIGINT) AS row, nik_of(read_text(CAST(r.nik AS VARCHAR))) AS nik
FROM file_rows AS r
