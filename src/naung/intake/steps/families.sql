-- The family table, each cell read: a row a family. A family that stands twice is known by its name only.
WITH words AS (SELECT $words FROM family_rows AS r),
cells AS (SELECT $cells FROM words AS w)
SELECT any_value(id_keluarga) AS id_keluarga, $facts
FROM cells
WHERE id_keluarga IS NOT NULL
GROUP BY cells.id_keluarga
