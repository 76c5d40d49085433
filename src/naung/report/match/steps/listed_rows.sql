-- Every row of every list: what became of it, the registry row it was matched to, and what an absent row says of who
-- it is. Of registry rows that share a NIK, a list of NIKs alone means the first, as in lists.parquet.
WITH first_rows AS (
    SELECT nik, min(row_id(file_number, row)) AS id
    FROM judged
    WHERE nik IN (
        SELECT nik FROM list_rows
        WHERE nik_valid AND list_number NOT IN (SELECT DISTINCT list_number FROM outcomes)
    )
    GROUP BY nik
)
SELECT
    row_id(l.list_number, l.line) AS id,
    l.list_number,
    l.line,
    l.list,
    t.outcome,
    CASE WHEN t.outcome = 'matched' THEN COALESCE(o.known_id, f.id) END AS known_id,
    l.nik,
    l.nik_valid,
    a.name_key,
    a.birth,
    a.area,
    a.owner
FROM list_rows AS l
INNER JOIN told_lists AS t ON l.list = t.list AND l.line = t.line
LEFT JOIN outcomes AS o ON l.list_number = o.list_number AND l.line = o.line
LEFT JOIN evidence AS a ON row_id(l.list_number, l.line) = a.id
LEFT JOIN first_rows AS f ON o.id IS NULL AND l.nik_valid AND l.nik = f.nik
