-- A list's rows as its sender wrote them, each with where it stood and what is wrong with it; in the file's order.
SELECT
    coalesce(coalesce(p.sheet || '!', '') || p.sheet_row, CAST(r.row AS VARCHAR)) AS place,
    p.sheet,
    l.line IS NOT NULL AS kept,
    m.faults,
    $cells
FROM sent_rows AS r
LEFT JOIN (SELECT line FROM list_rows WHERE list_number = $list_number) AS l ON r.row = l.line
LEFT JOIN mending AS m ON r.row = m.line
LEFT JOIN (SELECT row, sheet, sheet_row FROM fault_places WHERE source_number = $source_number) AS p ON r.row = p.row
WHERE $every OR m.line IS NOT NULL
ORDER BY r.row
