-- The tiers as the order keys make them, before any are merged.
SELECT cell, tier, count(*) AS people FROM candidates GROUP BY cell, tier ORDER BY cell, tier
