-- How many rows are marked.
SELECT count(*) AS people FROM maybe_doubles
