-- Every registry row with the codes it failed, before any seed.
SELECT n.file, j.row, j.nik, v.failed
FROM judged AS j
INNER JOIN files AS n ON j.file_number = n.file_number
LEFT JOIN shared_niks AS s ON j.nik = s.nik
INNER JOIN reasons AS v ON j.verdicts = v.verdicts AND (s.nik IS NOT NULL) = v.shared
