-- What is read otherwise than it was written, with the first example of each: nothing of it has to be mended.
WITH written AS (
    SELECT l.line, l."sent nama" AS name, l."sent kelurahan" AS area, l."sent tanggal_lahir" AS birth,
        p.plain, a.nama AS area_name, p.birth AS day, n.tokens[1] AS first_token
    FROM list_rows AS l
    INNER JOIN row_prints AS p ON l.list_number = p.list_number AND l.line = p.line
    INNER JOIN named AS n ON l.list_number = n.list_number AND l.line = n.line
    LEFT JOIN area_names AS a ON p.area = a.kode
    WHERE l.list_number = 0
),
tidied AS (
    SELECT 'kelurahan' AS what, line, area AS written, area_name AS read
    FROM written WHERE area_name IS NOT NULL AND upper(area) <> upper(area_name)
    UNION ALL
    SELECT 'spasi', line, name, upper(collapsed(name)) FROM written WHERE name <> upper(collapsed(name))
    UNION ALL
    SELECT 'gelar', line, name, plain FROM written
    WHERE plain <> '' AND first_token IN (SELECT token FROM tokens_read WHERE kind = 'F')
    UNION ALL
    SELECT 'tanggal', line, birth, short_day(day) FROM written
    WHERE day IS NOT NULL AND birth <> short_day(day) AND birth <> CAST(day AS VARCHAR)
)
SELECT what, count(*) AS cells, arg_min(written, line) AS written, arg_min(read, line) AS read
FROM tidied
GROUP BY what
ORDER BY what
