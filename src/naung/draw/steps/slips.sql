-- What every candidate's slip says, in the tree's order. Her lot is NULL before the dice, and if she is a candidate no more.
SELECT
    c.row - 1 AS place,
    c.pseudonym,
    c.cell,
    c.tier,
    c.person,
    s.nonce,
    s.nik_last4,
    o.ticket,
    o.status,
    o.rank_in_cell,
    o.equals,
    o.equals_before,
    o.places
FROM calon AS c
INNER JOIN secrets AS s ON c.person = s.person
LEFT JOIN lots AS o ON c.pseudonym = o.pseudonym
ORDER BY c.row
