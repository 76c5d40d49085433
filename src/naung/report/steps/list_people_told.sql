-- Of each list: how many of its rows are candidates, and how many are selected.
SELECT
    l.list,
    count(DISTINCT l.line) AS candidates,
    count(DISTINCT CASE WHEN s.status = 'selected' THEN l.line END) AS selected
FROM told_lists AS l
INNER JOIN files AS n ON l.file = n.file
INNER JOIN standing AS s ON n.file_number = s.file_number AND l.row = s.row
GROUP BY l.list
