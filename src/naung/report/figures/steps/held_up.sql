-- Registry rows that may be one person twice and wait for a person's answer, and in how many pairs.
SELECT count(DISTINCT row_id) AS held, count(DISTINCT (id, other_id)) AS pairs
FROM (SELECT id, other_id, unnest([id, other_id]) AS row_id FROM doubles WHERE NOT settled)
