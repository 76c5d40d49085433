-- Eligible people of each cell.
SELECT cell, count(*) AS people
FROM eligible
GROUP BY cell
