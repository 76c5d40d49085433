-- Candidates in tiers that begin within twice seats and reserve of their cell; no seed is known here.
WITH tiers AS (
    SELECT cell, tier, count(*) AS people FROM candidates GROUP BY cell, tier
),
begun AS (
    SELECT cell, tier, COALESCE(sum(people) OVER (
        PARTITION BY cell ORDER BY tier ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
    ), 0) AS before
    FROM tiers
)
SELECT row_id(c.file_number, c.row) AS id
FROM candidates AS c
INNER JOIN begun AS b ON c.cell = b.cell AND c.tier = b.tier
INNER JOIN seats AS s ON c.cell = s.cell
WHERE b.before < 2 * (s.seats + s.reserve)
