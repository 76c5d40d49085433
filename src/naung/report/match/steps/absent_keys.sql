-- What absent rows of one person share; only keys that several rows have, as numbers.
-- One NIK is one person unless both the name and the birth differ: then one of the two NIKs is wrong, and to merge them
-- would lose a person. One name and birth is one person where the kelurahan is the same, or told by some of the rows
-- only; where nobody tells it, not if the rows have several valid NIKs.
WITH absent AS (
    SELECT
        id,
        nik,
        name_key,
        birth,
        area,
        CASE
            WHEN nik IS NOT NULL AND birth IS NOT NULL AND NOT (
                CAST(nik[7:8] AS INTEGER) % 40 = day(birth) AND CAST(nik[9:10] AS INTEGER) = month(birth)
                AND CAST(nik[11:12] AS INTEGER) = year(birth) % 100
            ) THEN CAST(birth AS VARCHAR)
            ELSE 'as in the NIK'
        END AS nik_birth
    FROM (
        SELECT id, CASE WHEN nik_valid THEN nik END AS nik, name_key, birth, area
        FROM listed_rows
        WHERE outcome = 'absent'
    )
),
namesakes AS (
    SELECT name_key, birth, min(area) AS area, count(DISTINCT area) AS areas, count(DISTINCT nik) AS niks
    FROM absent
    WHERE name_key IS NOT NULL AND birth IS NOT NULL
    GROUP BY name_key, birth
),
keys AS (
    SELECT id, concat_ws('|', 'nik name', nik, name_key) AS key
    FROM absent
    WHERE nik IS NOT NULL AND name_key IS NOT NULL
    UNION ALL
    SELECT id, concat_ws('|', 'nik birth', nik, nik_birth) AS key
    FROM absent
    WHERE nik IS NOT NULL
    UNION ALL
    SELECT
        a.id,
        concat_ws('|', 'name birth', a.name_key, CAST(a.birth AS VARCHAR), COALESCE(a.area, n.area, '')) AS key
    FROM absent AS a
    INNER JOIN namesakes AS n ON a.name_key = n.name_key AND a.birth = n.birth
    WHERE a.area IS NOT NULL OR n.areas = 1 OR n.areas = 0 AND n.niks <= 1
),
counted AS (
    SELECT id, key, count(*) OVER (PARTITION BY key) AS rows_of_key FROM keys
)
SELECT id, dense_rank() OVER (ORDER BY key) AS key
FROM counted
WHERE rows_of_key > 1
ORDER BY key, id
