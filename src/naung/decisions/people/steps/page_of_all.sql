-- One page of everybody who may be seen.
SELECT p.place
FROM ix.people AS p
WHERE $whole OR p.kode_kelurahan IN ($areas)
ORDER BY $order
LIMIT $most OFFSET $first
