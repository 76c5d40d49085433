-- People that offices propose and the registry has not: one row a person, told by the fullest of the person's rows.
WITH absent AS (
    SELECT
        p.id,
        p.person,
        p.kind,
        p.list,
        p.area,
        p.owner,
        l.nik,
        l.nik_valid,
        l."nik typed as number" AS typed,
        l."sent nama" AS nama,
        l."sent tanggal_lahir" AS lahir,
        l."sent jenis_kelamin" AS kelamin,
        l."sent kelurahan" AS kelurahan,
        l."sent rt" AS rt,
        l."sent rw" AS rw,
        l."sent alamat" AS alamat,
        concat_ws(' ', l.list, 'lembar ' || l.sheet, 'baris', COALESCE(l.sheet_row, l.line)) AS place
    FROM listed_people AS p
    INNER JOIN list_rows AS l ON p.list_number = l.list_number AND p.line = l.line
    WHERE p.outcome = 'absent'
),
ordered AS (
    SELECT
        *,
        row_number() OVER (
            PARTITION BY person ORDER BY nik_valid DESC, nama IS NULL, lahir IS NULL, area IS NULL, id
        ) AS nth
    FROM absent
    WHERE kind = 'proposal'
),
gathered AS (
    SELECT
        person,
        string_agg(place, '; ' ORDER BY id) FILTER (WHERE kind = 'proposal') AS places,
        list_sort(list(DISTINCT list) FILTER (WHERE kind = 'covered')) AS covered_by,
        list_sort(list(DISTINCT nik) FILTER (WHERE kind = 'proposal' AND nik IS NOT NULL)) AS niks,
        list_sort(list(DISTINCT upper(nama)) FILTER (WHERE kind = 'proposal' AND nama IS NOT NULL)) AS names,
        min(area) AS area
    FROM absent
    GROUP BY person
),
contested AS (
    SELECT nik FROM absent WHERE nik_valid GROUP BY nik HAVING count(DISTINCT person) > 1
)
SELECT
    o.person,
    o.nama,
    o.nik,
    COALESCE(o.area, g.area) AS area,
    o.lahir,
    o.kelamin,
    o.rt,
    o.rw,
    o.alamat,
    o.kelurahan,
    g.places,
    o.nik_valid,
    o.typed,
    o.owner IS NOT NULL AS of_another,
    c.nik IS NOT NULL AS contested,
    list_filter(
        g.niks, n -> regexp_replace(n, '[^0-9]', '', 'g') IS DISTINCT FROM regexp_replace(o.nik, '[^0-9]', '', 'g')
    ) AS other_niks,
    list_filter(g.names, n -> n IS DISTINCT FROM upper(o.nama)) AS other_names,
    g.covered_by
FROM ordered AS o
INNER JOIN gathered AS g ON o.person = g.person
LEFT JOIN contested AS c ON o.nik_valid AND o.nik = c.nik
WHERE o.nth = 1
