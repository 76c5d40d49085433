-- One office's list: its rows in the file's order, those that the programme's `where` keeps.
WITH words AS (
    SELECT r.row AS line, $words
    FROM office_rows AS r
),
cells AS (
    SELECT w.line, nik_of(w.nik) AS nik, $cells
    FROM words AS w
)
SELECT $list AS list, $list_number AS list_number, CAST(line AS BIGINT) AS line, nik, valid_nik(nik) AS nik_valid
FROM cells AS f
WHERE $where
