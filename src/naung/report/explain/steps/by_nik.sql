-- What was decided about the rows with this NIK, in the registry's order.
SELECT d.*
FROM decisions AS d
WHERE d.nik = $nik
ORDER BY d.row
