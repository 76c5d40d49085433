-- What the slips say of every candidate after the dice; who is a candidate no more stands nowhere.
WITH equals AS (
    SELECT
        d.pseudonym,
        d.ticket,
        d.status,
        d.rank_in_cell,
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
    r.nonce,
    right(r.nik, 4) AS nik_last4,
    e.ticket,
    e.status,
    coalesce(e.rank_in_cell, 'null') AS rank_in_cell,
    e.equals,
    e.equals_before,
    e.places
FROM calon AS c
INNER JOIN frozen_rows AS r ON c.person = r.person
LEFT JOIN equals AS e ON c.pseudonym = e.pseudonym
ORDER BY c.row
