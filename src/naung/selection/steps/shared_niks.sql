-- NIKs that stand on more than one row, malformed ones too.
SELECT nik
FROM judged
WHERE nik IS NOT NULL
GROUP BY nik
HAVING count(*) > 1
