-- Who in doubt would be within reach by either answer: no farther in the order than the last who now is, in her cell.
WITH bounds AS (
    SELECT c.file_number, c.row, c.cell
    FROM standing AS c
    INNER JOIN seats AS s ON c.cell = s.cell
    WHERE c.rank_in_cell = 2 * (s.seats + s.reserve)
),
several AS (
    SELECT e.cell, e.tanggal_lahir, e.nik, e.id_keluarga, TRUE AS is_bound, e.file_number, e.row, $bound_keys
    FROM eligible AS e
    INNER JOIN bounds AS b ON e.file_number = b.file_number AND e.row = b.row
    UNION ALL
    SELECT y.cell, y.tanggal_lahir, y.nik, y.id_keluarga, FALSE AS is_bound, y.file_number, y.row, $yes_keys
    FROM "if yes" AS y
    INNER JOIN meanings AS m ON y.verdicts = m.verdicts
    WHERE m.eligible
    UNION ALL
    SELECT n.cell, n.tanggal_lahir, n.nik, n.id_keluarga, FALSE AS is_bound, n.file_number, n.row, $no_keys
    FROM "if no" AS n
    INNER JOIN meanings AS m ON n.verdicts = m.verdicts
    WHERE m.eligible
),
ordered_ones AS (
    SELECT a.*, rank() OVER (PARTITION BY a.cell ORDER BY $order) AS place
    FROM several AS a
)
SELECT DISTINCT o.file_number, o.row
FROM ordered_ones AS o
INNER JOIN seats AS s ON o.cell = s.cell
LEFT JOIN (SELECT cell, place FROM ordered_ones WHERE is_bound) AS b ON o.cell = b.cell
WHERE NOT o.is_bound AND s.seats > 0 AND (b.place IS NULL OR o.place <= b.place)
