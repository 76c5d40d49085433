-- Everyone whom a ticket decides about, with what must not matter in ten groups each, by order within the tier.
WITH tiers AS (
    SELECT cell, tier, count(*) AS people FROM candidates GROUP BY cell, tier
),
reached AS (
    SELECT
        t.cell,
        t.tier,
        t.people,
        sum(t.people) OVER (PARTITION BY t.cell ORDER BY t.tier) - t.people AS before
    FROM tiers AS t
),
cut AS (
    SELECT
        r.cell,
        r.tier,
        s.seats - r.before AS places,
        dense_rank() OVER (ORDER BY r.cell, r.tier) - 1 AS tier_number
    FROM reached AS r
    INNER JOIN seats AS s ON r.cell = s.cell
    WHERE r.before < s.seats AND r.before + r.people > s.seats
)
SELECT
    substr(sha256(k.outer_pad || unhex(sha256(k.inner_pad || encode(c.nik)))), 1, 32) AS pseudonym,
    u.tier_number AS tier,
    u.places,
    ntile(10) OVER (ORDER BY c.file_number, c.row) - 1 AS row,
    ntile(10) OVER (ORDER BY c.nik) - 1 AS nik,
    ntile(10) OVER (ORDER BY j.nama, c.nik) - 1 AS name,
    ntile(10) OVER (ORDER BY j.tanggal_lahir, c.nik) - 1 AS birth,
    least(count(*) OVER (PARTITION BY COALESCE(j.id_keluarga, c.nik)), 10) - 1 AS family,
    CASE WHEN m.row IS NOT NULL OR l.nik IS NOT NULL THEN 1 ELSE 0 END AS list,
    least(c.file_number, 9) AS file
FROM candidates AS c
INNER JOIN cut AS u ON c.cell = u.cell AND c.tier = u.tier
INNER JOIN judged AS j ON c.file_number = j.file_number AND c.row = j.row
LEFT JOIN recognised AS m ON c.file_number = m.file_number AND c.row = m.row
LEFT JOIN listed AS l ON c.nik = l.nik
CROSS JOIN key_pads AS k
ORDER BY 1
