-- How evidence in a list's cells is read. What does not read is NULL: evidence is weighed, never guessed.
-- TRY_CAST throughout: DuckDB may work out a branch of a CASE that is not taken.

-- 3.27501E+15, and with a decimal comma.
CREATE OR REPLACE TEMP MACRO is_scientific(words) AS regexp_full_match(words, '[0-9][.,][0-9]+[eE]\+?1[45]');

CREATE OR REPLACE TEMP MACRO digits_of(words) AS
    CASE WHEN NOT is_scientific(words) THEN nullif(regexp_replace(words, '[^0-9]', '', 'g'), '') END;

-- The first digits of a NIK that a spreadsheet has rounded.
CREATE OR REPLACE TEMP MACRO rounded_digits_of(words) AS
    CASE WHEN is_scientific(words) THEN regexp_replace(regexp_extract(words, '^[^eE]+'), '[^0-9]', '', 'g') END;

CREATE OR REPLACE TEMP MACRO month_of(words) AS
    CASE upper(words)[1:3]
        WHEN 'JAN' THEN 1 WHEN 'FEB' THEN 2 WHEN 'PEB' THEN 2 WHEN 'MAR' THEN 3 WHEN 'APR' THEN 4 WHEN 'MEI' THEN 5
        WHEN 'MAY' THEN 5 WHEN 'JUN' THEN 6 WHEN 'JUL' THEN 7 WHEN 'AGU' THEN 8 WHEN 'AGT' THEN 8 WHEN 'AUG' THEN 8
        WHEN 'AGS' THEN 8 WHEN 'SEP' THEN 9 WHEN 'OKT' THEN 10 WHEN 'OCT' THEN 10 WHEN 'NOV' THEN 11 WHEN 'NOP' THEN 11
        WHEN 'DES' THEN 12 WHEN 'DEC' THEN 12
    END;

CREATE OR REPLACE TEMP MACRO day_from(year_no, month_no, day_no) AS
    TRY_CAST(printf('%04d-%02d-%02d', TRY_CAST(year_no AS INTEGER), TRY_CAST(month_no AS INTEGER), TRY_CAST(day_no AS INTEGER)) AS DATE);

-- Two figures of a year are of this century only where that leaves a grown person: 05 is 2005, 60 is 1960.
CREATE OR REPLACE TEMP MACRO full_year(words) AS
    CASE WHEN length(words) = 2 THEN TRY_CAST(words AS INTEGER) + CASE WHEN TRY_CAST(words AS INTEGER) <= 12 THEN 2000 ELSE 1900 END
    ELSE TRY_CAST(words AS INTEGER) END;

-- Day before month, as Indonesia writes; a "month" over 12 says that the two stand the other way round.
CREATE OR REPLACE TEMP MACRO day_first(one, two, year_words) AS
    CASE WHEN TRY_CAST(two AS INTEGER) > 12 THEN day_from(full_year(year_words), one, two)
    ELSE day_from(full_year(year_words), two, one) END;

CREATE OR REPLACE TEMP MACRO birth_of(words) AS
    CASE
        WHEN regexp_full_match(words, '[0-9]{4}-[0-9]{2}-[0-9]{2}( .*|T.*)?') THEN TRY_CAST(words[1:10] AS DATE)
        WHEN regexp_full_match(words, '[0-9]{2}[-/][0-9]{2}[-/][0-9]{4}')
            THEN day_first(words[1:2], words[4:5], words[7:10])
        WHEN regexp_matches(words, '[0-9]{4}[-/.][0-9]{1,2}[-/.][0-9]{1,2}')
            THEN day_from(
                regexp_extract(words, '([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})', 1),
                regexp_extract(words, '([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})', 2),
                regexp_extract(words, '([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})', 3)
            )
        WHEN regexp_matches(words, '[0-9]{1,2} *[-/. ] *[0-9]{1,2} *[-/. ] *([0-9]{4}|[0-9]{2})')
            THEN day_first(
                regexp_extract(words, '([0-9]{1,2}) *[-/. ] *([0-9]{1,2}) *[-/. ] *([0-9]{4}|[0-9]{2})', 1),
                regexp_extract(words, '([0-9]{1,2}) *[-/. ] *([0-9]{1,2}) *[-/. ] *([0-9]{4}|[0-9]{2})', 2),
                regexp_extract(words, '([0-9]{1,2}) *[-/. ] *([0-9]{1,2}) *[-/. ] *([0-9]{4}|[0-9]{2})', 3)
            )
        WHEN regexp_matches(words, '[0-9]{1,2}[-/. ]*[A-Za-z]{3,}[-/. ]*([0-9]{4}|[0-9]{2})')
            THEN day_from(
                full_year(regexp_extract(words, '([0-9]{1,2})[-/. ]*([A-Za-z]{3,})[-/. ]*([0-9]{4}|[0-9]{2})', 3)),
                month_of(regexp_extract(words, '([0-9]{1,2})[-/. ]*([A-Za-z]{3,})[-/. ]*([0-9]{4}|[0-9]{2})', 2)),
                regexp_extract(words, '([0-9]{1,2})[-/. ]*([A-Za-z]{3,})[-/. ]*([0-9]{4}|[0-9]{2})', 1)
            )
        -- A spreadsheet's own count of days since 1899-12-30.
        WHEN regexp_full_match(words, '[1-4][0-9]{4}') THEN DATE '1899-12-30' + TRY_CAST(words AS INTEGER)
    END;

-- A year alone, or one within words that are no day.
CREATE OR REPLACE TEMP MACRO birth_year_of(words) AS
    TRY_CAST(nullif(regexp_extract(words, '(?:^|[^0-9])((?:19|20)[0-9]{2})(?:[^0-9]|$)', 1), '') AS INTEGER);

CREATE OR REPLACE TEMP MACRO sex_of(words) AS
    CASE regexp_replace(upper(words), '[^A-Z0-9]', '', 'g')
        WHEN 'L' THEN 1 WHEN 'LK' THEN 1 WHEN 'LAKILAKI' THEN 1 WHEN 'LAKI' THEN 1 WHEN 'PRIA' THEN 1 WHEN '1' THEN 1
        WHEN 'M' THEN 1 WHEN 'P' THEN 2 WHEN 'PR' THEN 2 WHEN 'PEREMPUAN' THEN 2 WHEN 'WANITA' THEN 2 WHEN '2' THEN 2
        WHEN 'W' THEN 2 WHEN 'F' THEN 2
    END;

-- A title that tells the sex, where no column does.
CREATE OR REPLACE TEMP MACRO sex_of_title(name) AS
    CASE
        WHEN regexp_matches(upper(name), '^ *(NY|NYONYA|NN|IBU|HJ)[. ]') THEN 2
        WHEN regexp_matches(upper(name), '^ *(TN|TUAN|BPK|BAPAK)[. ]') THEN 1
    END;

-- Words that say the person named has died.
CREATE OR REPLACE TEMP MACRO says_dead(name) AS
    COALESCE(regexp_matches(upper(name), '(^|[^A-Z])(ALM|ALMH|ALMARHUM|ALMARHUMAH)([^A-Z]|$)'), FALSE);

-- Those, and words that say the row is about a relative of the person named.
CREATE OR REPLACE TEMP MACRO names_another(name) AS
    says_dead(name) OR COALESCE(
        regexp_matches(
            upper(name), '(^|[^A-Z])(ISTRI|ISTERI|SUAMI|JANDA|DUDA|ANAK|AHLI WARIS|JUNIOR|JR|SENIOR)([^A-Z]|$)'
        ),
        FALSE
    );

-- A kelurahan's name without what stands before it: letters only.
CREATE OR REPLACE TEMP MACRO area_letters(words) AS
    nullif(
        regexp_replace(
            regexp_replace(upper(words), '^ *(KELURAHAN|KELUARAHAN|KEL|DESA|DS)[ .:]+', ''), '[^A-Z]', '', 'g'
        ),
        ''
    );

CREATE OR REPLACE TEMP MACRO number_of(words) AS
    COALESCE(TRY_CAST(words AS INTEGER), TRY_CAST(nullif(regexp_extract(words, '[0-9]+'), '') AS INTEGER));

CREATE OR REPLACE TEMP MACRO tokens_of(name) AS
    string_split_regex(upper(strip_accents(COALESCE(name, ''))), '[\s,]+');

-- What a list row says, whoever reads it again: a list sent anew has other lines and other ways to write the same.
CREATE OR REPLACE TEMP MACRO row_print(a) AS
    sha256(concat_ws(
        '|', COALESCE(a.nik, a.nik_rounded, ''), COALESCE(a.plain, ''), COALESCE(CAST(a.birth AS VARCHAR), ''),
        COALESCE(a.area, ''), COALESCE(CAST(a.rt AS VARCHAR), ''), COALESCE(CAST(a.rw AS VARCHAR), '')
    ))[1:24];

-- A registry row across extracts: its NIK where that is nobody else's, else what is known of the person.
CREATE OR REPLACE TEMP MACRO known_key(k) AS
    CASE
        WHEN k.nik IS NOT NULL AND NOT k.nik_shared THEN k.nik
        ELSE 'x' || sha256(concat_ws(
            '|', COALESCE(k.nik, ''), COALESCE(k.plain, ''), COALESCE(CAST(k.birth AS VARCHAR), ''),
            COALESCE(k.family, '')
        ))[1:23]
    END;
