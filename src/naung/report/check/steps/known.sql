-- On how many rows each fact that the programme names is known.
SELECT count(*) AS people, $known
FROM judged AS f
