-- The line as it is now: of each pseudonym the latest row, in the order of the keys and tickets.
WITH latest AS (
    SELECT l.*, row_number() OVER (PARTITION BY l.pseudonym ORDER BY l.late DESC) AS turn
    FROM line_rows AS l
)
SELECT
    pseudonym,
    nik,
    id_keluarga,
    cell,
    ticket,
    rank_in_cell,
    status,
    row_number() OVER (PARTITION BY cell ORDER BY $order) AS place
FROM latest
WHERE turn = 1
ORDER BY cell, place
