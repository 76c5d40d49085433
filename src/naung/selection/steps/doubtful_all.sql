-- All questions: possible doubles within reach first, for two people cannot be selected before each is answered.
WITH doubles_asked AS (
    SELECT
        CAST(row_number() OVER (ORDER BY d.probability DESC, d.id, d.other_id) AS INTEGER) AS "order",
        TRUE AS matters,
        'Bila ya: satu dari kedua baris tetap ikut. Bila bukan: keduanya ikut. Sebelum dijawab: keduanya tertahan.'
            AS effect,
        'ganda' AS kind,
        '' AS list,
        CAST(NULL AS BIGINT) AS line,
        known_key(k) AS row_print,
        l.nik AS sent_nik,
        l.nama AS sent_nama,
        CAST(l.tanggal_lahir AS VARCHAR) AS sent_lahir,
        CASE l.id_jenis_kelamin WHEN 1 THEN 'L' WHEN 2 THEN 'P' END AS sent_kelamin,
        COALESCE(b.nama, l.kode_kelurahan) AS sent_kelurahan,
        l.rt AS sent_rt,
        l.rw AS sent_rw,
        l.alamat AS sent_alamat,
        FALSE AS sent_dead,
        1 AS place,
        d.other_id,
        r.nik,
        r.nama,
        r.tanggal_lahir,
        CAST(r.id_jenis_kelamin AS INTEGER) AS kelamin,
        COALESCE(a.nama, r.kode_kelurahan) AS kelurahan,
        r.rt,
        r.rw,
        r.alamat,
        r.id_keluarga AS keluarga,
        d.probability,
        d.nik_agrees,
        d.birth_agrees,
        d.name_class,
        d.name_agrees,
        d.place_agrees,
        d.sex_agrees
    FROM doubles AS d
    INNER JOIN doubtful_registry AS l ON file_of(d.id) = l.file_number AND row_of(d.id) = l.row
    INNER JOIN doubtful_registry AS r ON file_of(d.other_id) = r.file_number AND row_of(d.other_id) = r.row
    INNER JOIN known AS k ON d.id = k.id
    LEFT JOIN area_names AS b ON l.kode_kelurahan = b.kode
    LEFT JOIN area_names AS a ON r.kode_kelurahan = a.kode
    WHERE NOT d.settled
)
SELECT q.* EXCLUDE (other_id), known_key(k) AS known_key
FROM doubles_asked AS q
INNER JOIN known AS k ON q.other_id = k.id
UNION ALL BY NAME
SELECT m.* REPLACE (CAST(m."order" + (SELECT count(*) FROM doubles_asked) AS INTEGER) AS "order")
FROM doubtful_matches AS m
ORDER BY 1, place
