-- What is wrong with the rows of lists that each list's `where` keeps: who they name, and by what evidence.
-- `list_shapes` tells which pieces of evidence each list has; `area_words` are the areas' names and codes.
-- To judge how a birth is written is what costs most; many people have one birth, so each writing is judged once.
WITH births AS (
    SELECT
        words,
        sent_date_kind(words, FALSE) AS kind,
        sent_date_kind(words, TRUE) AS kind_month_first,
        has_birth_year(words) AS tells_year
    FROM (SELECT DISTINCT "sent tanggal_lahir" AS words FROM list_rows WHERE "sent tanggal_lahir" IS NOT NULL)
),
twice AS (
    SELECT list_number, nik, count(*) AS total, min(row_place(line, sheet, sheet_row), 7) AS places
    FROM list_rows
    WHERE nik_valid
    GROUP BY list_number, nik
    HAVING count(*) > 1
),
month_first AS (
    SELECT l.list_number, bool_or(b.kind = 'tanggal_lahir_bulan_dulu') AS month_first
    FROM list_rows AS l
    LEFT JOIN births AS b ON l."sent tanggal_lahir" = b.words
    GROUP BY l.list_number
),
looked_up AS (
    SELECT
        l.list_number,
        l.line,
        l.nik,
        l.nik_valid,
        CASE
            WHEN NOT s.has_nik THEN NULL
            WHEN l."nik typed as number" AND length(l.nik) >= 16 THEN 'nik_bertipe_bilangan'
            ELSE nik_kind(l.nik)
        END AS nik_fault,
        CASE WHEN s.has_birth THEN CASE WHEN m.month_first THEN b.kind_month_first ELSE b.kind END END AS birth_fault,
        l."sent tanggal_lahir" AS birth,
        l."sent kelurahan" AS area,
        s.has_area AND l."sent kelurahan" IS NOT NULL AND a.words IS NULL AS area_strange,
        s.has_name AND l."sent nama" IS NULL AS nameless,
        s.has_name AND NOT has_nik_birth(l.nik) AND NOT COALESCE(b.tells_year, FALSE) AS nobody,
        CASE WHEN s.has_nik THEN 'nik' WHEN s.has_birth THEN 'tanggal_lahir' ELSE 'nama' END AS nobody_col,
        p.nik IS NOT NULL AS present,
        other_places(t.places, row_place(l.line, l.sheet, l.sheet_row), t.total) AS others
    FROM list_rows AS l
    INNER JOIN list_shapes AS s ON l.list_number = s.list_number
    INNER JOIN month_first AS m ON l.list_number = m.list_number
    LEFT JOIN births AS b ON l."sent tanggal_lahir" = b.words
    LEFT JOIN area_words AS a ON area_words_of(l."sent kelurahan") = a.words
    LEFT JOIN present AS p ON l.nik = p.nik
    LEFT JOIN twice AS t ON l.list_number = t.list_number AND l.nik = t.nik
),
faults AS (
    SELECT
        list_number,
        line,
        unnest([
            fault_if(nobody, 'tanpa_nik_dan_lahir', nobody_col, shown_nik(nik), NULL),
            fault_if(nik_fault IS NOT NULL AND NOT (nobody AND nik IS NULL), nik_fault, 'nik', shown_nik(nik), nik_note(nik)),
            fault_if(nik_valid AND NOT present, 'nik_tidak_di_registri', 'nik', shown_nik(nik), NULL),
            fault_if(others IS NOT NULL, 'nik_ganda_di_daftar', 'nik', shown_nik(nik), others),
            fault_if(nameless, 'nama_kosong', 'nama', NULL, NULL),
            fault_if(birth_fault IS NOT NULL, birth_fault, 'tanggal_lahir', shown(birth), NULL),
            fault_if(area_strange, 'kelurahan_daftar_tidak_dikenal', 'kelurahan', shown(area), NULL)
        ]) AS fault
    FROM looked_up
    WHERE
        NOT nik_valid OR NOT present OR others IS NOT NULL OR nobody OR nameless OR area_strange
        OR birth_fault IS NOT NULL
)
SELECT
    list_number + 3 AS source_number,
    CAST(0 AS BIGINT) AS file_number,
    line AS row,
    fault.kind AS kind,
    fault.col AS col,
    fault.found AS found,
    fault.note AS note
FROM faults
WHERE fault IS NOT NULL
