-- How many rows have each combination of verdicts, and how many of those share their NIK.
SELECT j.verdicts, s.nik IS NOT NULL AS shared, count(*) AS people
FROM judged AS j
LEFT JOIN shared_niks AS s ON j.nik = s.nik
GROUP BY 1, 2
