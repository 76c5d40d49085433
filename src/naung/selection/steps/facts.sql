-- All that is known of each person of one file: the registry's cells, the age, the lists, the points.
WITH known AS (
    SELECT
        r.*,
        CAST(
            $year - year(r.tanggal_lahir)
            - CASE WHEN $month_and_day < 100 * month(r.tanggal_lahir) + day(r.tanggal_lahir) THEN 1 ELSE 0 END
            AS BIGINT
        ) AS umur,
        $on_lists
    FROM registry AS r
    LEFT JOIN listed AS l ON r.nik = l.nik
    LEFT JOIN recognised AS m ON r.file_number = m.file_number AND r.row = m.row
)
SELECT f.*, $points AS poin
FROM known AS f
