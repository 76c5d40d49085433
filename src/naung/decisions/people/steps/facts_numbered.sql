-- The facts of people.parquet, each column under `f `, with the same `nth`.
SELECT p.nik, row_number() OVER (PARTITION BY p.nik ORDER BY p.row) AS nth, p.nama AS name, $facts
FROM people AS p
