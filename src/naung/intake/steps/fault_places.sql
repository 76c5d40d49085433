-- Where each row of a laid-down list stands in what its office sent.
SELECT
    $source_number AS source_number,
    CAST(r.row AS BIGINT) AS row,
    r.sheet,
    CAST(r.sheet_row AS BIGINT) AS sheet_row
FROM file_rows AS r
