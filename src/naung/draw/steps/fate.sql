-- What the rules say of the rows with this NIK: eligible, and if not what failed.
SELECT r.eligible, array_to_string(r.failed, ';') AS codes
FROM judged AS j
LEFT JOIN shared_niks AS s ON j.nik = s.nik
INNER JOIN reasons AS r ON j.verdicts = r.verdicts AND (s.nik IS NOT NULL) = r.shared
WHERE j.nik = $nik
