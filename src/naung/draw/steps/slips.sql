-- Every candidate's slip in two halves, with room for the path between them; and what the leaf is made of.
-- Keys are sorted, as RFC 8785 wants; no value needs escaping: hex, digits and our own words.
SELECT
    c.pseudonym,
    c.cell,
    c.tier,
    c.person,
    concat(
        '{"cell":"', c.cell, '","form":1,"index":', c.row - 1, ',"kind":"candidate","nik_last4":"', right(r.nik, 4),
        '","nonce":"', r.nonce, '","path":['
    ) AS head,
    concat(
        '],"person":"', c.person, '","pseudonym":"', c.pseudonym, '","root":"', $root, '","run":"', $run, '","size":',
        $size, ',"tier":', c.tier, '}'
    ) AS tail
FROM calon AS c
INNER JOIN frozen_rows AS r ON c.person = r.person
ORDER BY c.row
