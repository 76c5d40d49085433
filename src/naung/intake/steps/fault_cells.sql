-- The faults of one file's cells: only rows with a fault are looked at closely.
-- Columns of `joined`: `raw X` is the cell's trimmed words, `X` what it reads as.
WITH words AS (
    SELECT CAST(r.row AS BIGINT) AS "the row", $words
    FROM file_rows AS r
),
cells AS (
    SELECT w."the row", $raw, $cells
    FROM words AS w
),
joined AS (
    SELECT
        c.*,
        f.id_keluarga IS NOT NULL AS "family known",
        t.kode IS NOT NULL AS "area translated",
        a.kode IS NOT NULL AS "area known"
    FROM cells AS c
    LEFT JOIN families AS f ON $family = f.id_keluarga
    LEFT JOIN areas_as_written AS t ON $area = t.written
    LEFT JOIN areas AS a ON $area = a.kode
),
faults AS (
    SELECT j."the row", unnest([$faults]) AS fault
    FROM joined AS j
    WHERE $any
)
SELECT
    $source_number AS source_number,
    $file_number AS file_number,
    "the row" AS row,
    fault.kind AS kind,
    fault.col AS col,
    fault.found AS found,
    fault.note AS note
FROM faults
WHERE fault IS NOT NULL
