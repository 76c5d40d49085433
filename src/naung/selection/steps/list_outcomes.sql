-- Every row of every list and whom of the registry it names; of rows that share a NIK, the first.
WITH first_rows AS (
    SELECT j.nik, min(struct_pack(file_number := j.file_number, row := j.row)) AS place
    FROM judged AS j
    WHERE j.nik IN (SELECT nik FROM list_rows WHERE nik_valid)
    GROUP BY j.nik
)
SELECT
    l.list,
    l.line,
    CASE WHEN NOT l.nik_valid THEN 'rejected' WHEN r.nik IS NULL THEN 'absent' ELSE 'matched' END AS outcome,
    n.file,
    r.place.row AS row,
    CASE WHEN l.nik_valid AND r.nik IS NOT NULL THEN CAST(1 AS DOUBLE) END AS probability,
    CASE
        WHEN l.nik IS NULL THEN ['nik_kosong']
        WHEN NOT l.nik_valid THEN ['nik_tidak_sah']
        ELSE CAST([] AS VARCHAR[])
    END AS faults
FROM list_rows AS l
LEFT JOIN first_rows AS r ON l.nik_valid AND l.nik = r.nik
LEFT JOIN files AS n ON r.place.file_number = n.file_number
ORDER BY l.list_number, l.line
