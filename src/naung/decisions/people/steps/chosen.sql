-- Everybody who passes the filter.
SELECT p.place
FROM ix.people AS p
INNER JOIN wanted AS k ON p.kind = k.kind
WHERE $whole OR p.kode_kelurahan IN ($areas)
