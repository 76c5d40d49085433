-- Registry rows whose NIK stands on several rows, malformed ones too. `everyone`: file_number, row, nik.
WITH shared AS (
    SELECT nik FROM everyone WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > 1
),
placed AS (
    SELECT
        e.file_number,
        e.row,
        e.nik,
        printf('%06d%012d', e.file_number, e.row) || '|'
        || CASE WHEN $one_file THEN '' ELSE n.file || ' ' END || 'baris ' || e.row AS place
    FROM everyone AS e
    INNER JOIN shared AS s ON e.nik = s.nik
    INNER JOIN files AS n ON e.file_number = n.file_number
),
together AS (
    SELECT nik, count(*) AS total, min(place, 7) AS places FROM placed GROUP BY nik
)
SELECT
    CAST(0 AS BIGINT) AS source_number,
    p.file_number,
    p.row,
    'nik_ganda' AS kind,
    'nik' AS col,
    shown_nik(p.nik) AS found,
    other_places(t.places, p.place, t.total) AS note
FROM placed AS p
INNER JOIN together AS t ON p.nik = t.nik
