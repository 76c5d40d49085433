-- Who bears all the words asked for, and how far their names are from them.
WITH borne AS (
    SELECT b.place, w.nth, min(w.distance) AS distance, any_value(b.size) AS size
    FROM ix.bearers AS b
    INNER JOIN wanted_words AS w ON b.number = w.number
    WHERE $whole OR b.area IN ($areas)
    GROUP BY b.place, w.nth
)
SELECT b.place, sum(b.distance) AS distance, any_value(b.size) AS size
FROM borne AS b
GROUP BY b.place
HAVING count(*) = $words
