-- All rows, and those whose kelurahan code is not in the areas or has no translation.
SELECT count(*) AS people, count(*) FILTER (WHERE area_stray) AS stray FROM judged
