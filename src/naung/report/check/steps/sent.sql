-- A list's rows as its sender wrote them, each with what is to be mended; in the file's order.
SELECT r.row, l.line IS NOT NULL AS kept, coalesce(m.wrong, 0) AS wrong, m.mend, m.cols, $cells
FROM sent_rows AS r
LEFT JOIN (SELECT line FROM list_rows WHERE list_number = $list_number) AS l ON r.row = l.line
LEFT JOIN mending AS m ON r.row = m.line
WHERE $every OR m.line IS NOT NULL
ORDER BY r.row
