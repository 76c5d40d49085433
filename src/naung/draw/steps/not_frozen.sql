-- Candidates whose NIK no frozen row has, or several have: they have no ticket.
SELECT s.pseudonym
FROM standing AS s
LEFT JOIN (SELECT nik FROM frozen_rows GROUP BY nik HAVING count(*) = 1) AS r ON s.nik = r.nik
WHERE r.nik IS NULL
