-- As slips.sql, after the dice; who is a candidate no more stands nowhere.
WITH equals AS (
    SELECT
        d.pseudonym,
        d.ticket,
        d.status,
        coalesce(d.rank_in_cell, 'null') AS rank_in_cell,
        count(*) OVER tier AS equals,
        rank() OVER (PARTITION BY d.cell, d.tier ORDER BY d.ticket) - 1 AS equals_before,
        count(*) FILTER (WHERE d.status = 'selected') OVER tier AS places
    FROM drawn AS d
    WINDOW tier AS (PARTITION BY d.cell, d.tier)
)
SELECT
    c.pseudonym,
    c.cell,
    c.tier,
    c.person,
    concat(
        '{"cell":"', c.cell, '",',
        CASE WHEN e.ticket IS NOT NULL THEN concat('"equals":', e.equals, ',"equals_before":', e.equals_before, ',') END,
        '"form":1,"index":', c.row - 1, ',"kind":"candidate","nik_last4":"', right(r.nik, 4), '","nonce":"', r.nonce,
        '","path":['
    ) AS head,
    concat(
        '],"person":"', c.person, '",',
        CASE WHEN e.ticket IS NOT NULL THEN concat('"places_for_equals":', e.places, ',') END,
        '"pseudonym":"', c.pseudonym, '",',
        CASE WHEN e.ticket IS NOT NULL THEN concat('"rank_in_cell":', e.rank_in_cell, ',') END,
        '"root":"', $root, '","run":"', $run, '",',
        CASE WHEN e.ticket IS NOT NULL THEN concat('"seed":"', $seed, '",') END,
        '"size":', $size, ',',
        CASE WHEN e.ticket IS NOT NULL THEN concat('"status":"', e.status, '","ticket":"', e.ticket, '",') END,
        '"tier":', c.tier, '}'
    ) AS tail
FROM calon AS c
INNER JOIN frozen_rows AS r ON c.person = r.person
LEFT JOIN equals AS e ON c.pseudonym = e.pseudonym
ORDER BY c.row
