-- The candidates of a family: those who stand for it.
SELECT d.nik, d.status, d.poin
FROM decisions AS d
WHERE d.id_keluarga = $family AND d.status IN ('selected', 'reserve', 'not_reached')
ORDER BY d.row
