-- The questions of `naung review`: a row a pair of a list row and a registry row, in the order they are asked.
WITH effects AS (
    SELECT
        y.file_number,
        y.row,
        y.verdicts IS DISTINCT FROM n.verdicts OR y.poin IS DISTINCT FROM n.poin AS changes,
        r.row IS NOT NULL AS reached,
        CASE WHEN a.eligible THEN 'memenuhi syarat' ELSE 'gugur (' || array_to_string(a.failed, ', ') || ')' END AS if_yes,
        CASE WHEN b.eligible THEN 'memenuhi syarat' ELSE 'gugur (' || array_to_string(b.failed, ', ') || ')' END AS if_no,
        a.eligible <> b.eligible AS decides,
        y.poin AS poin_yes,
        n.poin AS poin_no
    FROM "if yes" AS y
    INNER JOIN "if no" AS n ON y.file_number = n.file_number AND y.row = n.row
    INNER JOIN meanings AS a ON y.verdicts = a.verdicts
    INNER JOIN meanings AS b ON n.verdicts = b.verdicts
    LEFT JOIN reached AS r ON y.file_number = r.file_number AND y.row = r.row
),
pairs AS (
    SELECT
        p.*,
        e.changes AND e.reached AS pair_matters,
        e.decides AND e.reached AS pair_decides,
        CASE
            WHEN e.decides THEN 'Bila ya: ' || e.if_yes || '. Bila bukan: ' || e.if_no || '.'
            WHEN e.changes AND e.poin_yes IS DISTINCT FROM e.poin_no
                THEN 'Bila ya: nilai ' || e.poin_yes || '. Bila bukan: nilai ' || e.poin_no || '.'
            WHEN e.changes THEN 'Mengubah satu syarat, tetapi bukan hasilnya.'
            ELSE 'Tidak mengubah apa pun bagi orang ini.'
        END AS effect,
        e.file_number,
        e.row
    FROM possible AS p
    INNER JOIN effects AS e ON file_of(p.known_id) = e.file_number AND row_of(p.known_id) = e.row
),
questions AS (
    SELECT
        id,
        bool_or(pair_matters) AS matters,
        row_number() OVER (
            ORDER BY bool_or(pair_matters) DESC, bool_or(pair_decides) DESC, min(abs(probability - 0.5)), id
        ) AS place_asked
    FROM pairs
    GROUP BY id
)
SELECT
    CAST(q.place_asked AS INTEGER) AS "order",
    q.matters,
    p.effect,
    'daftar' AS kind,
    l.list,
    l.line,
    row_print(a) AS row_print,
    l.nik AS sent_nik,
    l."sent nama" AS sent_nama,
    l."sent tanggal_lahir" AS sent_lahir,
    l."sent jenis_kelamin" AS sent_kelamin,
    l."sent kelurahan" AS sent_kelurahan,
    l."sent rt" AS sent_rt,
    l."sent rw" AS sent_rw,
    l."sent alamat" AS sent_alamat,
    says_dead(l."sent nama") AS sent_dead,
    CAST(p.place AS INTEGER) AS place,
    known_key(k) AS known_key,
    r.nik,
    r.nama,
    r.tanggal_lahir,
    CAST(r.id_jenis_kelamin AS INTEGER) AS kelamin,
    COALESCE(n.nama, r.kode_kelurahan) AS kelurahan,
    r.rt,
    r.rw,
    r.alamat,
    r.id_keluarga AS keluarga,
    p.probability,
    p.nik_agrees,
    p.birth_agrees,
    p.name_class,
    p.name_agrees,
    p.place_agrees,
    p.sex_agrees
FROM pairs AS p
INNER JOIN questions AS q ON p.id = q.id
INNER JOIN list_rows AS l ON p.list_number = l.list_number AND p.line = l.line
INNER JOIN doubtful_registry AS r ON p.file_number = r.file_number AND p.row = r.row
INNER JOIN known AS k ON p.known_id = k.id
INNER JOIN asked AS a ON p.id = a.id
LEFT JOIN area_names AS n ON r.kode_kelurahan = n.kode
ORDER BY 1, p.place
