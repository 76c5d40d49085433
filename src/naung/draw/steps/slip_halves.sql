-- Every slip in two halves, with room for the path between them, in the tree's order.
-- Keys are sorted, as RFC 8785 wants; no value needs escaping: hex, digits and our own words.
-- Put together as they are read: sorting these long texts would be a quarter of the engine's work again.
SELECT
    concat(
        '{"cell":"', cell, '",',
        CASE WHEN ticket IS NOT NULL THEN concat('"equals":', equals, ',"equals_before":', equals_before, ',') END,
        '"form":1,"index":', place, ',"kind":"candidate","nik_last4":"', nik_last4, '","nonce":"', nonce, '","path":['
    ) AS head,
    concat(
        '],"person":"', person, '",',
        CASE WHEN ticket IS NOT NULL THEN concat('"places_for_equals":', places, ',') END,
        '"pseudonym":"', pseudonym, '",',
        CASE WHEN ticket IS NOT NULL THEN concat('"rank_in_cell":', rank_in_cell, ',') END,
        '"root":"', $root, '","run":"', $run, '",',
        CASE WHEN ticket IS NOT NULL THEN concat('"seed":"', $seed, '",') END,
        '"size":', $size, ',',
        CASE WHEN ticket IS NOT NULL THEN concat('"status":"', status, '","ticket":"', ticket, '",') END,
        '"tier":', tier, '}'
    ) AS tail
FROM slips
