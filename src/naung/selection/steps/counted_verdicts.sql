-- The combinations of verdicts, in one order.
SELECT verdicts, shared, people FROM verdict_counts ORDER BY verdicts, shared
