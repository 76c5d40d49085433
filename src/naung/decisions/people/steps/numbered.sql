-- Decisions with a key by the registry's order, and `nth` that tells rows of one NIK apart.
SELECT
    d.*,
    row_number() OVER (ORDER BY d.file, d.source_row) AS key,
    row_number() OVER (PARTITION BY d.nik ORDER BY d.row) AS nth
FROM decisions AS d
