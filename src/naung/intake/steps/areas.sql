-- The areas' rows as read, in the file's order.
WITH words AS (
    SELECT
        row,
        read_text(CAST(code AS VARCHAR)) AS code,
        read_text(CAST(name AS VARCHAR)) AS name,
        read_text(CAST(bps AS VARCHAR)) AS bps
    FROM area_rows
)
SELECT row, code AS written, area_of(code) AS code, name, replace(bps, '.', '') AS bps
FROM words
ORDER BY row
