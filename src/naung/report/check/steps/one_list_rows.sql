-- Where each sent row stands: to be mended, not used, or new, known or changed against the list in force (list 1).
-- Of several rows there for one identity the nearest counts: what differs from it is what changed.
WITH against AS (
    SELECT n.line, told_apart(n.told, o.told, CAST([$names] AS VARCHAR[])) AS apart
    FROM list_told AS n
    INNER JOIN list_told AS o ON n.identity = o.identity
    WHERE n.list_number = 0 AND o.list_number = 1
),
nearest AS (
    SELECT line, arg_min(apart, len(apart)) AS apart
    FROM against
    GROUP BY line
)
SELECT
    r.row AS line,
    p.sheet,
    p.sheet_row,
    CASE
        WHEN m.wrong = 1 THEN 'menunggu'
        WHEN l.line IS NULL THEN 'tidak_dipakai'
        WHEN x.line IS NULL THEN 'baru'
        WHEN len(x.apart) = 0 THEN 'dikenal'
        ELSE 'berubah'
    END AS standing,
    COALESCE(x.apart, CAST([] AS VARCHAR[])) AS apart,
    shown_nik(l.nik) AS nik,
    l."sent nama" AS name,
    m.faults
FROM sent_rows AS r
LEFT JOIN (SELECT * FROM list_rows WHERE list_number = 0) AS l ON r.row = l.line
LEFT JOIN mending AS m ON r.row = m.line
LEFT JOIN fault_places AS p ON r.row = p.row
LEFT JOIN nearest AS x ON r.row = x.line
ORDER BY r.row
