-- Of each list: how many people on it are candidates, and how many are selected; who stands on it twice counts once.
WITH named AS (
    SELECT l.list, s.nik, s.status
    FROM list_rows AS l
    INNER JOIN standing AS s ON l.nik = s.nik
    WHERE l.nik_valid AND l.list_number NOT IN (SELECT list_number FROM outcomes)
    UNION ALL
    SELECT l.list, s.nik, s.status
    FROM outcomes AS o
    INNER JOIN list_rows AS l ON o.list_number = l.list_number AND o.line = l.line
    INNER JOIN standing AS s ON file_of(o.known_id) = s.file_number AND row_of(o.known_id) = s.row
    WHERE o.outcome = 'matched'
)
SELECT
    list,
    count(DISTINCT nik) AS candidates,
    count(DISTINCT CASE WHEN status = 'selected' THEN nik END) AS selected
FROM named
GROUP BY list
