-- Of some pseudonyms: how many of their cell, tier and status have a smaller ticket, and how many there are.
WITH placed AS (
    SELECT
        l.pseudonym,
        rank() OVER equals - 1 AS before,
        count(*) OVER (PARTITION BY l.cell, l.tier, l.status) AS people
    FROM line_rows AS l
    WINDOW equals AS (PARTITION BY l.cell, l.tier, l.status ORDER BY l.ticket)
)
SELECT p.pseudonym, p.before, p.people
FROM placed AS p
INNER JOIN asked AS a ON p.pseudonym = a.pseudonym
