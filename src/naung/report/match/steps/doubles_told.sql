-- daftar_ganda.csv: the rows of every person who has more than one.
SELECT person, list, line, outcome
FROM listed_people
WHERE person IN (SELECT person FROM listed_people GROUP BY person HAVING count(*) > 1)
ORDER BY person, list_number, line
