-- Of each list: rows by outcome; of the matched, those where the NIK and all else that is told agreed at once.
SELECT r.list, r.outcome, count(*) AS lines, count(g.id) FILTER (WHERE r.outcome = 'matched') AS at_once
FROM listed_rows AS r
LEFT JOIN agreed_rows AS g ON r.id = g.id
GROUP BY r.list, r.outcome
