-- Everybody's answer to one expression, and how many of them all else leaves.
WITH answered AS (
    SELECT f.nik, $verdict AS verdict, $left AS remains
    FROM people AS f
)
SELECT
    a.verdict,
    count(*) AS people,
    count(*) FILTER (WHERE a.remains AND a.nik IS NOT NULL AND h.nik IS NULL) AS remaining
FROM answered AS a
LEFT JOIN held AS h ON a.nik = h.nik
GROUP BY a.verdict
