-- Candidates whose NIK no frozen row has: they have no ticket.
SELECT s.pseudonym
FROM standing AS s
LEFT JOIN frozen_rows AS r ON s.nik = r.nik
WHERE r.nik IS NULL
