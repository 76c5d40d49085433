-- One page of those who pass the filter.
SELECT p.place
FROM ix.people AS p
WHERE p.kind IN ($kinds) AND ($whole OR p.kode_kelurahan IN ($areas))
ORDER BY $order
LIMIT $most OFFSET $first
