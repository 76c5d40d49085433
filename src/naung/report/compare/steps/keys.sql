-- The order keys, as text, of those movers of one run who are candidates of one cell in both.
WITH known AS (
    SELECT p.*, $poin AS poin
    FROM people AS p
    INNER JOIN movers AS m ON p.nik = m.nik
    WHERE m.status IN ('selected', 'reserve', 'not_reached') AND m.cell = m.there_cell
)
SELECT f.nik, $keys
FROM known AS f
