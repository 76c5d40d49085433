-- What anyone may see: tiers that order nobody are merged, and ranks within them hidden.
WITH tiers AS (
    SELECT
        c.*,
        CASE
            WHEN max(c.rank_in_cell) OVER tier <= s.seats THEN 0
            WHEN min(c.rank_in_cell) OVER tier > s.seats + s.reserve THEN 9223372036854775807
            ELSE c.tier
        END AS shown_tier
    FROM standing AS c
    INNER JOIN seats AS s ON c.cell = s.cell
    WINDOW tier AS (PARTITION BY c.cell, c.tier)
)
SELECT
    t.pseudonym,
    t.cell,
    CAST(dense_rank() OVER (PARTITION BY t.cell ORDER BY t.shown_tier) AS BIGINT) AS tier,
    t.ticket,
    t.status,
    CASE WHEN t.shown_tier BETWEEN 1 AND 9223372036854775806 THEN t.rank_in_cell END AS rank_in_cell
FROM tiers AS t
ORDER BY t.cell, tier, t.pseudonym
