-- Every cell with a fault, where its sender finds it: the most harmful kinds first, then as the file goes.
SELECT
    f.kind,
    f.col,
    k.severity,
    f.row AS line,
    p.sheet,
    t.letter,
    p.sheet_row,
    f.found,
    f.note,
    k.place,
    row_number() OVER (PARTITION BY f.kind, f.col ORDER BY f.row) AS turn
FROM faults AS f
INNER JOIN fault_kinds AS k ON f.kind = k.kind
LEFT JOIN fault_places AS p ON f.row = p.row
LEFT JOIN fault_letters AS t ON f.col = t.col AND p.sheet IS NOT DISTINCT FROM t.sheet
ORDER BY k.place, f.col, f.row
