-- What was decided about the candidate of this pseudonym.
SELECT d.*
FROM decisions AS d
WHERE d.pseudonym = $pseudonym
ORDER BY d.row
