-- What the sender of one list has to mend, a row a line: sentences, the columns to colour, and whether it must be.
SELECT
    f.row AS line,
    string_agg(f.col || coalesce(' (' || f.note || ')', '') || ': ' || k.expected || '. ' || k.mend, ' ' ORDER BY k.place)
        AS mend,
    list(DISTINCT f.col) AS cols,
    max(CASE WHEN k.severity = 'kesalahan' THEN 1 ELSE 0 END) AS wrong
FROM faults AS f
INNER JOIN fault_kinds AS k ON f.kind = k.kind
WHERE f.source_number = $source_number
GROUP BY f.row
