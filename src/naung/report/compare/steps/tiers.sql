-- Each tier of one run: how many of the cell stand before it, and its size.
SELECT d.cell, d.tier, min(d.rank_in_cell) - 1 AS before, count(*) AS size
FROM decisions AS d
WHERE d.tier IS NOT NULL
GROUP BY d.cell, d.tier
