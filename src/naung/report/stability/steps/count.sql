-- How many of the selected stay.
SELECT count(*) AS people FROM stay
