-- The family cap, then the tiers: no ticket decides here, a large family has no more chances than a small one.
WITH in_family AS (
    SELECT
        e.*,
        row_number() OVER (
            PARTITION BY e.id_keluarga
            ORDER BY $order, e.tanggal_lahir ASC NULLS LAST, e.nik ASC NULLS LAST
        ) AS place_in_family
    FROM eligible AS e
)
SELECT
    e.file_number,
    e.row,
    e.nik,
    e.cell,
    e.weighs,
    CAST(dense_rank() OVER (PARTITION BY e.cell ORDER BY $order) AS BIGINT) AS tier
FROM in_family AS e
WHERE e.id_keluarga IS NULL OR e.place_in_family <= $per_family
