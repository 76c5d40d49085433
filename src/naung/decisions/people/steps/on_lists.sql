-- The lists on which a registry row was recognised.
SELECT l.file, l.row AS source_row, list_sort(list(DISTINCT l.list)) AS lists
FROM lists AS l
WHERE l.outcome = 'matched'
GROUP BY ALL
