-- The first row to be mended and those around it, for a look into the workbook that goes back.
WITH first_wrong AS (
    SELECT r.line AS at_line FROM rows_of_list AS r WHERE r.standing = 'menunggu' ORDER BY r.line LIMIT 1
)
SELECT r.line, r.sheet, r.sheet_row, r.nik, r.name, r.faults
FROM rows_of_list AS r
INNER JOIN first_wrong AS f ON r.line BETWEEN f.at_line - 1 AND f.at_line + 2
ORDER BY r.line
