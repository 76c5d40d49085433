-- Of each list: rows by outcome.
SELECT list, outcome, count(*) AS lines
FROM told_lists
GROUP BY list, outcome
