-- Those whom no rule fails, with what orders them and nothing else.
SELECT j.file_number, j.row, j.nik, j.id_keluarga, j.cell, j.tanggal_lahir, j.weighs, $keys
FROM judged AS j
INNER JOIN passing AS p ON j.verdicts = p.verdicts
LEFT JOIN shared_niks AS s ON j.nik = s.nik
WHERE s.nik IS NULL
