-- One office's list: its rows in the file's order, those that the programme's `where` keeps.
WITH words AS (
    SELECT r.row AS line, $sheet AS sheet, $sheet_row AS sheet_row, $typed AS typed, $words, $sent
    FROM office_rows AS r
),
cells AS (
    SELECT
        w.line,
        w.sheet,
        CAST(w.sheet_row AS BIGINT) AS sheet_row,
        nik_of(w.nik) AS nik,
        w.typed IS NOT NULL AS "nik typed as number",
        $cells,
        $kept
    FROM words AS w
)
SELECT
    $list AS list,
    $list_number AS list_number,
    CAST(line AS BIGINT) AS line,
    sheet,
    sheet_row,
    nik,
    "nik typed as number",
    -- Excel keeps 15 digits of a number: the sixteenth is lost, whatever stands there.
    valid_nik(nik) AND NOT "nik typed as number" AS nik_valid,
    $evidence
FROM cells AS f
WHERE $where
