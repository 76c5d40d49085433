-- Rows that share their NIK where at least one of them fails nothing else: were it told whose the NIK is, she might be in.
WITH told AS (
    SELECT j.file_number, j.row, j.nik, v.failed
    FROM judged AS j
    INNER JOIN shared_niks AS s ON j.nik = s.nik
    INNER JOIN reasons AS v ON j.verdicts = v.verdicts AND v.shared
)
SELECT t.file_number, t.row, t.nik, t.failed
FROM told AS t
WHERE t.nik IN (SELECT nik FROM told WHERE failed = ['nik_ganda'])
