-- The NIKs whose rows fail a rule of Naung's own; no rule of a programme can bring them back.
SELECT DISTINCT d.nik
FROM decisions AS d
WHERE d.nik IS NOT NULL AND list_has_any(d.failed, ARRAY[$codes])
