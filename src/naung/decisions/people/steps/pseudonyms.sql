-- By pseudonym; only candidates have one.
SELECT w.pseudonym, w.kode_kelurahan AS area, w.place, w.key
FROM wide AS w
WHERE w.pseudonym IS NOT NULL
ORDER BY w.pseudonym
