-- One office's list: its rows in the file's order, those that the programme's `where` keeps.
WITH cells AS (
    SELECT r.row AS line, read_nik(CAST(r.nik AS VARCHAR)) AS nik, $cells
    FROM office_rows AS r
)
SELECT $list AS list, $list_number AS list_number, CAST(line AS BIGINT) AS line, nik, valid_nik(nik) AS nik_valid
FROM cells AS f
WHERE $where
