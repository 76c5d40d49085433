-- The rows of one list that came as a workbook, each with where it stood and what is wrong with it; in the file's order.
SELECT p.sheet, p.sheet_row, l.line IS NOT NULL AS kept, m.faults
FROM fault_places AS p
LEFT JOIN (SELECT line FROM list_rows WHERE list_number = $list_number) AS l ON p.row = l.line
LEFT JOIN mending AS m ON p.row = m.line
WHERE p.source_number = $source_number
ORDER BY p.row
