-- Rows that may be one person with another row, and of settled pairs the row that does not stay.
WITH rows_of AS (
    SELECT id FROM doubles WHERE NOT settled
    UNION
    SELECT other_id FROM doubles WHERE NOT settled
    UNION
    SELECT id FROM doubles WHERE settled AND kept <> id
    UNION
    SELECT other_id FROM doubles WHERE settled AND kept <> other_id
)
SELECT file_of(id) AS file_number, row_of(id) AS row FROM rows_of
