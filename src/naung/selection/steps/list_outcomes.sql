-- Every row of every list and whom of the registry it names; of registry rows that share a NIK, the first.
WITH first_rows AS (
    SELECT j.nik, min(struct_pack(file_number := j.file_number, row := j.row)) AS place
    FROM judged AS j
    WHERE j.nik IN (SELECT nik FROM list_rows WHERE nik_valid)
    GROUP BY j.nik
),
told AS (
    SELECT
        l.list,
        l.list_number,
        l.line,
        CASE
            WHEN o.id IS NOT NULL THEN o.outcome
            WHEN NOT l.nik_valid THEN 'rejected'
            WHEN r.nik IS NULL THEN 'absent'
            ELSE 'matched'
        END AS outcome,
        CASE WHEN o.id IS NOT NULL THEN file_of(o.known_id) ELSE r.place.file_number END AS file_number,
        CASE WHEN o.id IS NOT NULL THEN row_of(o.known_id) ELSE r.place.row END AS row,
        CASE
            WHEN o.id IS NOT NULL THEN o.probability
            WHEN l.nik_valid AND r.nik IS NOT NULL THEN CAST(1 AS DOUBLE)
        END AS probability,
        CASE
            WHEN l.nik IS NULL THEN ['nik_kosong']
            WHEN NOT l.nik_valid THEN ['nik_tidak_sah']
            ELSE CAST([] AS VARCHAR[])
        END AS nik_faults,
        CASE WHEN o.outcome = 'rejected' THEN ['tanpa_nik_dan_lahir'] ELSE CAST([] AS VARCHAR[]) END AS row_faults
    FROM list_rows AS l
    LEFT JOIN outcomes AS o ON l.list_number = o.list_number AND l.line = o.line
    LEFT JOIN first_rows AS r ON o.id IS NULL AND l.nik_valid AND l.nik = r.nik
)
SELECT
    t.list, t.line, t.outcome, n.file, t.row, t.probability, list_concat(t.nik_faults, t.row_faults) AS faults
FROM told AS t
LEFT JOIN files AS n ON t.file_number = n.file_number
ORDER BY t.list_number, t.line
