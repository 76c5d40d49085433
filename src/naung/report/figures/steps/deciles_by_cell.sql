-- Candidates and selected of each decile in each cell.
SELECT cell, decile, count(*) AS candidates, count(*) FILTER (WHERE status = 'selected') AS selected
FROM reported
WHERE rank_in_cell IS NOT NULL
GROUP BY cell, decile
