-- The areas' rows as read, in the file's order.
SELECT row, CAST(code AS VARCHAR) AS written, read_area(CAST(code AS VARCHAR)) AS code,
    read_text(CAST(name AS VARCHAR)) AS name, replace(read_text(CAST(bps AS VARCHAR)), '.', '') AS bps
FROM area_rows
ORDER BY row
