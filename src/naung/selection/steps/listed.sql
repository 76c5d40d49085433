-- Who stands on which list: a row a NIK. A NIK that is no NIK is evidence of nothing.
SELECT nik, $flags
FROM list_rows
WHERE nik_valid
GROUP BY nik
