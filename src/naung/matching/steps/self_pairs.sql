-- Nobody is her own double, and two rows with one NIK are told by nik_ganda.
DELETE FROM pairs WHERE id = known_id;

-- What people settled is asked no more.
DELETE FROM pairs
WHERE EXISTS (SELECT 1 FROM self_settled AS s WHERE s.id = pairs.id AND s.known_id = pairs.known_id);
