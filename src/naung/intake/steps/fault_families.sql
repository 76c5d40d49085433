-- Family rows whose id_keluarga stands on several of them.
WITH cells AS (SELECT CAST(r.row AS BIGINT) AS row, read_text(CAST(r.id_keluarga AS VARCHAR)) AS id FROM file_rows AS r),
twice AS (
    SELECT id, count(*) AS total, min(printf('%012d', row) || '|baris ' || row, 7) AS places
    FROM cells
    WHERE id IS NOT NULL
    GROUP BY id
    HAVING count(*) > 1
)
SELECT
    CAST(1 AS BIGINT) AS source_number,
    CAST(0 AS BIGINT) AS file_number,
    c.row,
    CASE WHEN c.id IS NULL THEN 'id_keluarga_kosong' ELSE 'id_keluarga_ganda' END AS kind,
    'id_keluarga' AS col,
    shown(c.id) AS found,
    other_places(t.places, printf('%012d', c.row) || '|baris ' || c.row, t.total) AS note
FROM cells AS c
LEFT JOIN twice AS t ON c.id = t.id
WHERE c.id IS NULL OR t.id IS NOT NULL
