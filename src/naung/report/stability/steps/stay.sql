-- Who is selected on the deciles measured again, and was selected before.
WITH ranked AS (
    SELECT
        c.file_number,
        c.row,
        p.was_selected,
        s.seats,
        row_number() OVER (PARTITION BY c.cell ORDER BY c.tier, p.ticket) AS rank_in_cell
    FROM candidates AS c
    INNER JOIN possible AS p ON c.file_number = p.file_number AND c.row = p.row
    INNER JOIN seats AS s ON c.cell = s.cell
)
SELECT file_number, row
FROM ranked
WHERE was_selected AND rank_in_cell <= seats
