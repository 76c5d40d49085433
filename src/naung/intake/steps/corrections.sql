-- Each line of the corrections, its value read in every way a column may want it.
SELECT
    row,
    read_nik(CAST(nik AS VARCHAR)) AS nik,
    read_text("column") AS "column",
    read_text(CAST(value AS VARCHAR)) AS written,
    read_integer(CAST(value AS VARCHAR)) AS as_integer,
    read_date(CAST(value AS VARCHAR)) AS as_date,
    read_birth(CAST(value AS VARCHAR), $last_birth) AS as_birth,
    read_area(CAST(value AS VARCHAR)) AS as_area,
    CASE lower(read_text(CAST(value AS VARCHAR))) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END AS as_boolean,
    read_text(CAST(value AS VARCHAR)) AS as_text
FROM correction_rows
ORDER BY row
