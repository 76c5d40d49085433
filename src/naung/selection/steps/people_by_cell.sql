-- Registry rows of each cell; NULL where the kelurahan is not known.
SELECT cell, count(*) AS people
FROM judged
GROUP BY cell
