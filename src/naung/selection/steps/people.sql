-- What explaining and finding need: the name and every fact that a rule, a point or an order names.
SELECT nik, nama, $facts
FROM judged
ORDER BY nik NULLS LAST, file_number, row
