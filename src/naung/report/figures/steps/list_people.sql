-- Of each list: how many people on it are candidates, and how many are selected; who stands on it twice counts once.
SELECT
    l.list,
    count(DISTINCT s.nik) AS candidates,
    count(DISTINCT CASE WHEN s.status = 'selected' THEN s.nik END) AS selected
FROM list_rows AS l
INNER JOIN standing AS s ON l.nik = s.nik
WHERE l.nik_valid
GROUP BY l.list
