-- How many rows of the list in force, and how many in all, whose identity no row of the new one has.
SELECT count(CASE WHEN n.identity IS NULL THEN 1 END) AS gone, count(*) AS total
FROM list_told AS o
LEFT JOIN (SELECT DISTINCT identity FROM list_told WHERE list_number = 0) AS n ON o.identity = n.identity
WHERE o.list_number = 1
