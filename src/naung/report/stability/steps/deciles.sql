-- Each decile and whose it is, by its number.
SELECT decile, family FROM decile_families ORDER BY unit
