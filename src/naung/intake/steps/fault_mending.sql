-- What the sender of one list has to mend, a row a line: its faults, the most harmful first, and whether it must be.
SELECT
    f.row AS line,
    list(
        struct_pack(kind := f.kind, col := f.col, severity := k.severity, found := f.found, note := f.note)
        ORDER BY k.place, f.col
    ) AS faults,
    max(CASE WHEN k.severity = 'kesalahan' THEN 1 ELSE 0 END) AS wrong
FROM faults AS f
INNER JOIN fault_kinds AS k ON f.kind = k.kind
WHERE f.source_number = $source_number
GROUP BY f.row
