-- The candidate with this NIK, by the corrected facts: the cell and the family.
SELECT cell, id_keluarga FROM corrected_line WHERE nik = $nik
