-- calon.csv as the candidates are now: who each pseudonym is, from the frozen rows.
SELECT c.pseudonym, c.cell, c.tier, r.person
FROM public_candidates AS c
INNER JOIN standing AS s ON c.pseudonym = s.pseudonym
INNER JOIN frozen_rows AS r ON s.nik = r.nik
ORDER BY c.cell, c.tier, c.pseudonym
