-- The combinations of verdicts among the selected and the reserve.
SELECT verdicts, status, count(*) AS people
FROM reported
WHERE status IN ('selected', 'reserve')
GROUP BY verdicts, status
