-- How many people each kelurahan has in usulan_dtsen.xlsx; NULL where none is known.
SELECT area, count(*) AS people FROM proposed GROUP BY area ORDER BY area NULLS LAST
