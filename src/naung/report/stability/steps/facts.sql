-- The possible with the deciles measured again; who had none has none, and an odd one stays.
WITH measured_people AS (
    SELECT
        p.* REPLACE (
            CASE WHEN m.unit IS NULL THEN p.desil_nasional ELSE m.decile END AS desil_nasional
        )
    FROM possible AS p
    LEFT JOIN measured AS m ON p.unit = m.unit
)
SELECT f.*, $points AS poin
FROM measured_people AS f
