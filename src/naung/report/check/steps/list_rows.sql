-- How many rows one list has, and how many of them have to be mended, only look odd, or are not used.
SELECT
    count(*) AS rows_sent,
    count(CASE WHEN m.wrong = 1 THEN 1 END) AS wrong,
    count(CASE WHEN m.wrong = 0 THEN 1 END) AS odd,
    count(CASE WHEN m.line IS NULL AND l.line IS NULL THEN 1 END) AS unused
FROM sent_rows AS r
LEFT JOIN (SELECT line FROM list_rows WHERE list_number = $list_number) AS l ON r.row = l.line
LEFT JOIN mending AS m ON r.row = m.line
