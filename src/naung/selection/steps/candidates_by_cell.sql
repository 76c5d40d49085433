-- Candidates of each cell, and how many of them the quota's condition counts.
SELECT cell, count(*) AS candidates, sum(CASE WHEN weighs THEN 1 ELSE 0 END) AS weighing
FROM candidates
GROUP BY cell
