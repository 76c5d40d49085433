-- The tier of each cell that the last seat cuts: its size, and the places left for it.
SELECT c.cell, count(*) AS cut_size, sum(CASE WHEN c.rank_in_cell <= s.seats THEN 1 ELSE 0 END) AS cut_places
FROM standing AS c
INNER JOIN seats AS s ON c.cell = s.cell
GROUP BY c.cell, c.tier
HAVING min(CASE WHEN c.rank_in_cell <= s.seats THEN 0 ELSE 1 END) = 0
    AND max(CASE WHEN c.rank_in_cell <= s.seats THEN 0 ELSE 1 END) = 1
ORDER BY c.cell
