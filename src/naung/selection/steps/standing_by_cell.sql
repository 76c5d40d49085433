-- How many of each cell are selected and how many stand in the reserve.
SELECT cell, status, count(*) AS people
FROM standing
GROUP BY cell, status
