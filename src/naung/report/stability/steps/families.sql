-- The deciles that can be measured again: a row a decile of a family, numbered from 0, with the family's number.
-- A family has one decile, but a correction may have given one member another.
WITH members AS (
    SELECT COALESCE('F' || id_keluarga, 'R' || file_number || ':' || row) AS family_key, desil_nasional AS decile
    FROM judged
    WHERE desil_nasional BETWEEN 1 AND 10
    GROUP BY ALL
)
SELECT
    family_key,
    decile,
    row_number() OVER (ORDER BY family_key, decile) - 1 AS unit,
    dense_rank() OVER (ORDER BY family_key) - 1 AS family
FROM members
