-- The published tiers and how many stand in each.
SELECT cell, tier, count(*) AS people FROM frozen_candidates GROUP BY cell, tier ORDER BY cell, tier
