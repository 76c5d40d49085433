-- Who is selected here and not there, and what was decided about them there (nothing: not in that registry).
-- Of rows that share a NIK the first: all of them are refused for it.
WITH movers AS (
    SELECT h.*
    FROM here_chosen AS h
    LEFT JOIN there_chosen AS t ON h.nik = t.nik
    WHERE t.nik IS NULL
),
found AS (
    SELECT d.*, row_number() OVER (PARTITION BY d.nik ORDER BY d.row) AS nth
    FROM there_decisions AS d
    WHERE d.nik IN (SELECT nik FROM movers)
)
SELECT
    m.nik,
    m.kode_kelurahan,
    m.cell,
    m.poin,
    m.pseudonym,
    m.ticket,
    m.rank_in_cell,
    mine.before,
    mine.size,
    f.status,
    f.failed[1] AS failed,
    f.cell AS there_cell,
    f.poin AS there_poin,
    f.pseudonym AS there_pseudonym,
    f.ticket AS there_ticket,
    theirs.before AS there_before,
    theirs.size AS there_size
FROM movers AS m
INNER JOIN here_tiers AS mine ON m.cell = mine.cell AND m.tier = mine.tier
LEFT JOIN found AS f ON m.nik = f.nik AND f.nth = 1
LEFT JOIN there_tiers AS theirs ON f.cell = theirs.cell AND f.tier = theirs.tier
ORDER BY m.nik
