-- The candidates before the dice: calon.csv, and the secrets that their slips tell. Tiers wholly within the seats are one, tiers wholly beyond the reserve are one.
WITH tiers AS (
    SELECT cell, tier, count(*) AS people FROM candidates GROUP BY cell, tier
),
reached AS (
    SELECT
        t.cell,
        t.tier,
        sum(t.people) OVER (PARTITION BY t.cell ORDER BY t.tier) AS up_to,
        sum(t.people) OVER (PARTITION BY t.cell ORDER BY t.tier) - t.people AS before
    FROM tiers AS t
),
merged AS (
    SELECT
        r.cell,
        r.tier,
        CASE
            WHEN r.up_to <= s.seats THEN 0
            WHEN r.before >= s.seats + s.reserve THEN 9223372036854775807
            ELSE r.tier
        END AS shown
    FROM reached AS r
    INNER JOIN seats AS s ON r.cell = s.cell
),
numbered AS (
    SELECT cell, tier, CAST(dense_rank() OVER (PARTITION BY cell ORDER BY shown) AS BIGINT) AS shown_tier FROM merged
)
SELECT
    substr(sha256(k.outer_pad || unhex(sha256(k.inner_pad || encode(c.nik)))), 1, 32) AS pseudonym,
    c.cell,
    n.shown_tier AS tier,
    r.person,
    r.nonce,
    right(c.nik, 4) AS nik_last4
FROM candidates AS c
INNER JOIN numbered AS n ON c.cell = n.cell AND c.tier = n.tier
INNER JOIN frozen_rows AS r ON c.nik = r.nik
CROSS JOIN key_pads AS k
ORDER BY 2, 3, 1
