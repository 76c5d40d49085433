-- What is wrong with a cell, and how its text is shown to those who mend it: NIKs masked, long text cut.

CREATE OR REPLACE TEMP MACRO shown(words) AS
    CASE WHEN length(words) > 40 THEN left(masked_digits(words), 30) || '…' ELSE masked_digits(words) END;

-- A NIK that came into another column is still a NIK.
CREATE OR REPLACE TEMP MACRO masked_digits(words) AS
    regexp_replace(words, '([0-9]{4})[0-9]{8,}([0-9]{4})', '\1••••••••\2', 'g');

-- Excel's picture of a long number: 3.27501E+15.
CREATE OR REPLACE TEMP MACRO of_excel(words) AS
    regexp_full_match(words, '[0-9]([.,][0-9]+)?[eE][+]?[0-9]+');

CREATE OR REPLACE TEMP MACRO shown_nik(nik) AS
    CASE
        WHEN of_excel(nik) THEN nik
        WHEN NOT regexp_matches(nik, '[0-9]') THEN left(nik, 12) || CASE WHEN length(nik) > 12 THEN '…' ELSE '' END
        WHEN length(nik) <= 3 THEN nik
        WHEN length(nik) <= 8 THEN repeat('•', length(nik))
        ELSE left(nik, 4) || repeat('•', least(length(nik) - 8, 20)) || right(nik, 4)
    END;

-- The first thing that is wrong with a NIK; NULL where nothing is.
CREATE OR REPLACE TEMP MACRO nik_kind(nik) AS
    CASE
        WHEN nik IS NULL THEN 'nik_kosong'
        WHEN valid_nik(nik) THEN NULL
        WHEN of_excel(nik) THEN 'nik_rusak_excel'
        WHEN NOT regexp_full_match(nik, '[0-9]+') THEN 'nik_bukan_angka'
        WHEN length(nik) <> 16 THEN 'nik_panjang'
        WHEN NOT regexp_full_match(nik[7:8], '0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01]') THEN 'nik_hari'
        WHEN NOT regexp_full_match(nik[9:10], '0[1-9]|1[0-2]') THEN 'nik_bulan'
        ELSE 'nik_urut'
    END;

CREATE OR REPLACE TEMP MACRO nik_note(nik) AS
    CASE nik_kind(nik)
        WHEN 'nik_bukan_angka' THEN
            'bukan angka: ' || left(replace(regexp_replace(nik, '[0-9]', '', 'g'), ' ', '␣'), 10)
        WHEN 'nik_panjang' THEN length(nik) || ' angka'
        WHEN 'nik_hari' THEN 'hari ' || nik[7:8]
        WHEN 'nik_bulan' THEN 'bulan ' || nik[9:10]
    END;

-- Where the birth date inside a valid NIK is not the row's.
CREATE OR REPLACE TEMP MACRO nik_day(nik) AS
    TRY_CAST(nik[7:8] AS INTEGER) - CASE WHEN nik[7:8] > '40' THEN 40 ELSE 0 END;

CREATE OR REPLACE TEMP MACRO birth_differs(nik, birth) AS
    valid_nik(nik) AND (
        nik_day(nik) <> day(birth) OR TRY_CAST(nik[9:10] AS INTEGER) <> month(birth)
        OR TRY_CAST(nik[11:12] AS INTEGER) <> year(birth) % 100
    );

-- Which parts differ, in words; figures only where one part does, so that no whole birth date stands beside a NIK.
CREATE OR REPLACE TEMP MACRO birth_parts(nik, birth) AS
    CASE
        WHEN nik[9:12] = strftime(birth, '%m%y') THEN 'hari ' || day(birth) || ', di NIK ' || nik_day(nik)
        WHEN nik_day(nik) = day(birth) AND nik[11:12] = strftime(birth, '%y')
            THEN 'bulan ' || month(birth) || ', di NIK ' || TRY_CAST(nik[9:10] AS INTEGER)
        WHEN nik_day(nik) = day(birth) AND nik[9:10] = strftime(birth, '%m')
            THEN 'tahun ' || year(birth) || ', di NIK …' || nik[11:12]
        WHEN nik_day(nik) = month(birth) AND TRY_CAST(nik[9:10] AS INTEGER) = day(birth)
            THEN 'hari dan bulan tertukar'
        ELSE concat_ws(', ',
            CASE WHEN nik_day(nik) <> day(birth) THEN 'hari' END,
            CASE WHEN nik[9:10] <> strftime(birth, '%m') THEN 'bulan' END,
            CASE WHEN nik[11:12] <> strftime(birth, '%y') THEN 'tahun' END
        ) || ' berbeda'
    END;

CREATE OR REPLACE TEMP MACRO sex_differs(nik, sex) AS
    valid_nik(nik) AND sex IN (1, 2) AND (nik[7:8] > '40') <> (sex = 2);

-- A fault of one cell, or NULL.
CREATE OR REPLACE TEMP MACRO fault_if(wrong, what, place, cell, details) AS
    CASE WHEN wrong THEN struct_pack(
        kind := CAST(what AS VARCHAR),
        col := CAST(place AS VARCHAR),
        found := CAST(cell AS VARCHAR),
        note := CAST(details AS VARCHAR)
    ) END;

-- Where a list's row is, as its sender can find it: in her own sheet where there is one; sorts by its line.
CREATE OR REPLACE TEMP MACRO row_place(line, sheet, sheet_row) AS
    printf('%012d', line) || '|' || CASE
        WHEN sheet_row IS NULL THEN 'baris ' || line
        ELSE coalesce('lembar ' || replace(sheet, '|', '/') || ' ', '') || 'baris ' || sheet_row
    END;

-- Up to five other places of the same NIK; `places` are at most seven, told apart by their first part.
CREATE OR REPLACE TEMP MACRO other_places(places, own, total) AS
    'juga di ' || array_to_string(
        list_transform(
            list_filter(CAST(places AS VARCHAR[]), lambda one: one <> own)[1:5], lambda one: split_part(CAST(one AS VARCHAR), '|', 2)
        ), ', '
    ) || CASE WHEN total > 6 THEN ' dan ' || (total - 6) || ' lainnya' ELSE '' END;

-- What a spreadsheet would take for a formula is text.
CREATE OR REPLACE TEMP MACRO unarmed(words) AS
    CASE WHEN regexp_matches(words, '^[=+\-@\t\r]') THEN '''' || words ELSE words END;

CREATE OR REPLACE TEMP MACRO lacks(truth) AS truth IS NOT TRUE;

-- --- lists: evidence that is read by other rules than a registry's cells ---

-- A date as offices write it, its parts apart by `-`: "12 Maret 1980", "12/03/80" -> 12-maret-1980, 12-03-80.
CREATE OR REPLACE TEMP MACRO date_parts(words) AS
    string_split(
        regexp_replace(
            regexp_replace(
                regexp_replace(regexp_replace(lower(words), '[ t]+[0-9]{1,2}:.*$', ''), '([0-9])([a-z])', '\1-\2', 'g'),
                '([a-z])([0-9])', '\1-\2', 'g'
            ), '[\s./,-]+', '-', 'g'
        ), '-'
    );

CREATE OR REPLACE TEMP MACRO month_number(words) AS
    CASE
        WHEN regexp_full_match(words, '[0-9]{1,2}') THEN CAST(words AS INTEGER)
        WHEN regexp_full_match(words, '[a-z]{3,9}') THEN list_position(
            ['jan', 'feb', 'mar', 'apr', 'mei', 'jun', 'jul', 'agu', 'sep', 'okt', 'nov', 'des'],
            CASE words[1:3]
                WHEN 'peb' THEN 'feb' WHEN 'may' THEN 'mei' WHEN 'agt' THEN 'agu' WHEN 'ags' THEN 'agu'
                WHEN 'aug' THEN 'agu' WHEN 'oct' THEN 'okt' WHEN 'nop' THEN 'nov' WHEN 'dec' THEN 'des'
                ELSE words[1:3]
            END
        )
    END;

CREATE OR REPLACE TEMP MACRO is_day(year_words, month, day_words) AS
    COALESCE(
        regexp_full_match(year_words, '(19|20)[0-9]{2}')
        AND TRY_CAST(printf('%s-%02d-%02d', year_words, month, TRY_CAST(day_words AS INTEGER)) AS DATE) IS NOT NULL, FALSE
    );

-- What is wrong with three parts of a date; `month_first` where some date of the list has its month before its day.
CREATE OR REPLACE TEMP MACRO parts_kind(parts, month_first) AS
    CASE
        WHEN len(parts) = 3 AND regexp_full_match(parts[1], '[0-9]{4}') THEN
            CASE WHEN NOT is_day(parts[1], month_number(parts[2]), parts[3]) THEN 'tanggal_lahir_tidak_terbaca' END
        WHEN len(parts) <> 3 OR NOT regexp_full_match(parts[1], '[0-9]{1,2}') THEN 'tanggal_lahir_tidak_terbaca'
        WHEN regexp_full_match(parts[3], '[0-9]{2}') THEN
            CASE
                WHEN is_day('1980', month_number(parts[2]), parts[1]) OR is_day('1980', month_number(parts[1]), parts[2])
                    THEN 'tahun_lahir_dua_angka'
                ELSE 'tanggal_lahir_tidak_terbaca'
            END
        WHEN NOT regexp_full_match(parts[3], '[0-9]{4}') THEN 'tanggal_lahir_tidak_terbaca'
        WHEN is_day(parts[3], month_number(parts[2]), parts[1]) THEN
            CASE
                WHEN month_first AND parts[1] <> parts[2] AND is_day(parts[3], month_number(parts[1]), parts[2])
                    THEN 'tanggal_lahir_rancu'
            END
        WHEN is_day(parts[3], month_number(parts[1]), parts[2]) THEN 'tanggal_lahir_bulan_dulu'
        ELSE 'tanggal_lahir_tidak_terbaca'
    END;

CREATE OR REPLACE TEMP MACRO sent_date_kind(words, month_first) AS
    CASE
        -- A spreadsheet's own count of days is a day.
        WHEN words IS NULL OR regexp_full_match(words, '[1-4][0-9]{4}') THEN NULL
        ELSE parts_kind(date_parts(words), month_first)
    END;

-- Whether a year of birth can be had from what stands there: a whole date's, or a year alone.
CREATE OR REPLACE TEMP MACRO has_birth_year(words) AS
    COALESCE(
        regexp_matches(words, '(^|[^0-9])(19|20)[0-9]{2}([^0-9]|$)')
        OR sent_date_kind(words, FALSE) IS DISTINCT FROM 'tanggal_lahir_tidak_terbaca',
        FALSE
    ) AND words IS NOT NULL;

-- A NIK's first twelve digits hold the birth date, however damaged the rest is.
CREATE OR REPLACE TEMP MACRO has_nik_birth(nik) AS
    COALESCE(
        regexp_matches(nik, '^[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{2}'), FALSE
    );

-- Letters and digits of a kelurahan's name or code, without what stands before it.
CREATE OR REPLACE TEMP MACRO area_words_of(words) AS
    regexp_replace(
        regexp_replace(lower(strip_accents(words)), '^\s*(kelurahan|kel|desa|ds)(\s*/\s*desa)?[ .:]+', ''), '[^a-z0-9]', '', 'g'
    );

-- Where a cell is in the sender's sheet: Data!C17, or C17 where there is but one.
CREATE OR REPLACE TEMP MACRO cell_address(sheet, letter, sheet_row) AS
    CASE WHEN sheet_row IS NOT NULL THEN coalesce(sheet || '!', '') || coalesce(letter, '') || sheet_row END;
