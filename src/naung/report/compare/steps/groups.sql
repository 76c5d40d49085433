-- The selected of one run by sex, age and decile, apart for those who are selected in the other run too.
-- A NIK's day is 40 higher for women. Its year has two digits: the latest birth that is not after `as_of`.
WITH digits AS (
    SELECT
        c.nik,
        CAST(substr(c.nik, 7, 2) AS BIGINT) AS nik_day,
        CAST(substr(c.nik, 9, 2) AS BIGINT) AS nik_month,
        CAST(substr(c.nik, 11, 2) AS BIGINT) AS nik_year,
        t.nik IS NOT NULL AS stays
    FROM here_chosen AS c
    LEFT JOIN there_chosen AS t ON c.nik = t.nik
),
born AS (
    SELECT
        d.*,
        100 * d.nik_month + d.nik_day - CASE WHEN d.nik_day > 40 THEN 40 ELSE 0 END AS month_and_day
    FROM digits AS d
),
aged AS (
    SELECT
        b.*,
        ($year - 2000 - b.nik_year - CASE WHEN $month_and_day < b.month_and_day THEN 1 ELSE 0 END) AS years
    FROM born AS b
),
known AS (
    SELECT
        a.stays,
        CASE WHEN a.nik_day > 40 THEN 2 ELSE 1 END AS sex,
        coalesce(
            $umur,
            $year - year($born)
            - CASE WHEN $month_and_day < 100 * month($born) + day($born) THEN 1 ELSE 0 END,
            a.years + CASE WHEN a.years < 0 THEN 100 ELSE 0 END
        ) AS umur,
        coalesce($decile, -1) AS decile
    FROM aged AS a
    INNER JOIN people AS p ON a.nik = p.nik
)
SELECT
    k.sex,
    $age AS age,
    k.decile,
    k.stays,
    count(*) AS people
FROM known AS k
GROUP BY 1, 2, 3, 4
ORDER BY 1, 2, 3, 4
