-- How often each person stayed, for each reliability.
SELECT reliability, file_number, row, count(*) AS times
FROM stays
GROUP BY reliability, file_number, row
