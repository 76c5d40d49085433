-- Which NIKs of the lists and corrections stand in the registry.
SELECT DISTINCT e.nik
FROM everyone AS e
WHERE e.nik IN (SELECT nik FROM list_rows UNION ALL SELECT nik FROM correction_niks)
