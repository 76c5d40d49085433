-- Each group of each kind (the one column that is not NULL): eligible, candidates, selected.
SELECT
    sex,
    age,
    decile,
    work,
    sector,
    disability,
    kecamatan,
    count(*) AS eligible,
    count(rank_in_cell) AS candidates,
    count(*) FILTER (WHERE status = 'selected') AS selected
FROM reported
GROUP BY GROUPING SETS ((sex), (age), (decile), (work), (sector), (disability), (kecamatan))
