-- Every NIK of the lists, as if it stood in the registry: where there is none to ask, nobody is missing from it.
SELECT DISTINCT l.nik
FROM list_rows AS l
WHERE l.nik IS NOT NULL
