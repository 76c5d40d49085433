-- How many records a file has.
SELECT count(*) AS total
FROM file_rows AS r
