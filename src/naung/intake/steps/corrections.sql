-- Each line of the corrections, its value read in every way a column may want it.
WITH words AS (
    SELECT
        row,
        nik_of(read_text(CAST(nik AS VARCHAR))) AS nik,
        read_text(CAST("column" AS VARCHAR)) AS "column",
        read_text(CAST(value AS VARCHAR)) AS value
    FROM correction_rows
)
SELECT
    row,
    nik,
    "column",
    value AS written,
    integer_of(value) AS as_integer,
    date_of(value) AS as_date,
    not_after(date_of(value), $last_birth) AS as_birth,
    area_of(value) AS as_area,
    truth_of(value) AS as_boolean,
    value AS as_text
FROM words
ORDER BY row
