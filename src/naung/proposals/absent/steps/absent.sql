-- How many rows of each list name somebody whom the registry has not.
SELECT list, CAST(count(*) AS BIGINT) AS lines
FROM lists
WHERE outcome = 'absent'
GROUP BY list
ORDER BY list
