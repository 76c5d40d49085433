-- What the dice made of every candidate: her ticket, and where it stands among those of her tier.
WITH tiers AS (
    SELECT cell, tier, count(*) AS equals, count(*) FILTER (WHERE status = 'selected') AS places
    FROM drawn
    GROUP BY cell, tier
)
SELECT
    d.pseudonym,
    d.ticket,
    d.status,
    coalesce(d.rank_in_cell, 'null') AS rank_in_cell,
    t.equals,
    rank() OVER (PARTITION BY d.cell, d.tier ORDER BY d.ticket) - 1 AS equals_before,
    t.places
FROM drawn AS d
INNER JOIN tiers AS t ON d.cell = t.cell AND d.tier = t.tier
