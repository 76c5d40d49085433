-- The tier of each cell that the last seat cuts, by groups: members, and those the dice seated.
WITH cut AS (
    SELECT cell, tier
    FROM reported
    WHERE status IS NOT NULL
    GROUP BY cell, tier
    HAVING bool_or(status = 'selected') AND bool_or(status <> 'selected')
)
SELECT
    r.cell,
    r.sex,
    r.age,
    r.decile,
    r.work,
    r.sector,
    r.disability,
    r.kecamatan,
    count(*) AS members,
    count(*) FILTER (WHERE r.status = 'selected') AS seated
FROM reported AS r
INNER JOIN cut AS c ON r.cell = c.cell AND r.tier = c.tier
GROUP BY GROUPING SETS (
    (r.cell),
    (r.cell, r.sex),
    (r.cell, r.age),
    (r.cell, r.decile),
    (r.cell, r.work),
    (r.cell, r.sector),
    (r.cell, r.disability),
    (r.cell, r.kecamatan)
)
