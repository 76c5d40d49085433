-- By NIK.
SELECT w.nik, w.kode_kelurahan AS area, w.place, w.key FROM wide AS w ORDER BY w.nik, w.key
