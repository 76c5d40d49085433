-- Each eligible person, with the groups she is counted in (-1: not known) and where she stands.
WITH known AS (
    SELECT
        j.cell,
        j.verdicts,
        substr(j.kode_kelurahan, 1, 6) AS kecamatan,
        j.nik,
        $sex AS sex,
        $year - year(j.tanggal_lahir)
        - CASE WHEN $month_and_day < 100 * month(j.tanggal_lahir) + day(j.tanggal_lahir) THEN 1 ELSE 0 END AS umur,
        $decile AS decile,
        $work AS work,
        $sector AS sector,
        $disability AS disability,
        c.status,
        c.rank_in_cell,
        c.tier
    FROM judged AS j
    INNER JOIN reasons AS v ON j.verdicts = v.verdicts AND v.eligible AND NOT v.shared
    LEFT JOIN shared_niks AS s ON j.nik = s.nik
    LEFT JOIN standing AS c ON j.file_number = c.file_number AND j.row = c.row
    WHERE s.nik IS NULL
)
SELECT
    k.cell,
    k.verdicts,
    k.kecamatan,
    CASE WHEN k.sex IN (1, 2) THEN k.sex WHEN substr(k.nik, 7, 2) > '40' THEN 2 ELSE 1 END AS sex,
    $age AS age,
    coalesce(k.decile, -1) AS decile,
    coalesce(k.work, -1) AS work,
    coalesce(k.sector, -1) AS sector,
    CASE WHEN k.disability > 0 THEN 1 ELSE 0 END AS disability,
    k.status,
    k.rank_in_cell,
    k.tier
FROM known AS k
