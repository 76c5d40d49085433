-- The frozen rows with this nik.
SELECT * FROM frozen_rows WHERE nik = $value
