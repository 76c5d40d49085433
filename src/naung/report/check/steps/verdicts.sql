-- How many rows share one combination of answers: the rules', then the points', a letter each, T, F or N.
SELECT f.verdicts, s.nik IS NOT NULL AS shared, concat('', $points) AS points, count(*) AS people
FROM judged AS f
LEFT JOIN shared_niks AS s ON f.nik = s.nik
GROUP BY 1, 2, 3
ORDER BY 1, 2, 3
