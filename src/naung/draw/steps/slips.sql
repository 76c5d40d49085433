-- What the slips say of every candidate, in the order of calon.csv; nobody stands anywhere yet.
SELECT
    c.pseudonym,
    c.cell,
    c.tier,
    c.person,
    r.nonce,
    right(r.nik, 4) AS nik_last4,
    NULL AS ticket
FROM calon AS c
INNER JOIN frozen_rows AS r ON c.person = r.person
ORDER BY c.row
