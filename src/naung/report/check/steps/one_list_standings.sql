-- How many sent rows stand where.
SELECT r.standing, count(*) AS total
FROM rows_of_list AS r
GROUP BY r.standing
