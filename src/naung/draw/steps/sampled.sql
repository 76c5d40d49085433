-- The sample: of those with the status the smallest numbers that follow from the seed, in all or in each cell.
WITH numbered AS (
    SELECT l.pseudonym, l.nik, l.file, l.row, l.cell, l.rank_in_cell, sha256($tag || l.pseudonym) AS number
    FROM line_rows AS l
    WHERE l.status = $status
),
placed AS (
    SELECT
        n.*,
        row_number() OVER (PARTITION BY CASE WHEN $each_cell THEN n.cell END ORDER BY n.number) AS place
    FROM numbered AS n
)
SELECT p.pseudonym, p.nik, q.nama, p.cell, p.rank_in_cell, p.place
FROM placed AS p
LEFT JOIN people AS q ON p.nik = q.nik
WHERE p.place <= $size
ORDER BY CASE WHEN $each_cell THEN p.cell END, p.place
