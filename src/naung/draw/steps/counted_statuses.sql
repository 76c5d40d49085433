-- How many of the line have each status.
SELECT status, count(*) AS people FROM line_rows GROUP BY status
