-- Of each list: how many of its doubtful rows may change who is within reach.
SELECT list, count(DISTINCT line) FILTER (WHERE matters) AS matter
FROM doubtful
WHERE kind = 'daftar'
GROUP BY list
