-- The rows of usulan_dtsen.xlsx in their order: by kelurahan, those of no known one last.
SELECT * FROM proposed ORDER BY area NULLS LAST, nama NULLS LAST, person
