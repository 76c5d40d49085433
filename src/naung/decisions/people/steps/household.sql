-- A person's family, as far as it may be seen; nobody where she herself may not.
SELECT p.place, 0 AS distance, 0 AS size
FROM ix.people AS p
INNER JOIN ix.people AS h ON p.family = h.family AND p.id_keluarga = h.id_keluarga
WHERE h.key = $key AND ($whole OR h.kode_kelurahan IN ($areas)) AND ($whole OR p.kode_kelurahan IN ($areas))
