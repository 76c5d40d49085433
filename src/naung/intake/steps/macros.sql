-- How a cell is read, whatever it came in: the contract's section 2, Reading.
-- What does not read is NULL; the cell's own words then tell a fault from an empty cell.

-- Spaces, tabs, CR, LF and U+00A0 are trimmed; empty is NULL. Nearly every cell needs no trimming, and looking at its
-- two ends costs a fifth of trimming it: what is greater than '!' begins with none of the four.
CREATE OR REPLACE TEMP MACRO read_text(cell) AS
    CASE
        WHEN cell > '!' AND NOT (
            starts_with(cell, chr(160)) OR ends_with(cell, ' ') OR ends_with(cell, chr(9)) OR ends_with(cell, chr(13))
            OR ends_with(cell, chr(10)) OR ends_with(cell, chr(160))
        ) THEN cell
        ELSE nullif(trim(cell, ' ' || chr(9) || chr(13) || chr(10) || chr(160)), '')
    END;

-- The macros below are given words that read_text gave.

CREATE OR REPLACE TEMP MACRO integer_of(words) AS
    CASE WHEN regexp_full_match(words, '[+-]?[0-9]+') THEN TRY_CAST(words AS BIGINT) END;

-- YYYY-MM-DD, DD-MM-YYYY or DD/MM/YYYY, of a day that exists.
CREATE OR REPLACE TEMP MACRO date_of(words) AS
    CASE
        WHEN regexp_full_match(words, '[0-9]{4}-[0-9]{2}-[0-9]{2}') AND words >= '0001' THEN TRY_CAST(words AS DATE)
        WHEN regexp_full_match(words, '[0-9]{2}-[0-9]{2}-[0-9]{4}|[0-9]{2}/[0-9]{2}/[0-9]{4}')
            AND words[7:10] >= '0001'
            THEN TRY_CAST(words[7:10] || '-' || words[4:5] || '-' || words[1:2] AS DATE)
    END;

-- Excel's leading apostrophe is not part of a NIK.
CREATE OR REPLACE TEMP MACRO nik_of(words) AS
    CASE WHEN starts_with(words, '''') THEN read_text(words[2:]) ELSE words END;

CREATE OR REPLACE TEMP MACRO area_of(words) AS
    CASE
        WHEN regexp_full_match(words, '[0-9]{10}') THEN words
        WHEN regexp_full_match(replace(words, '.', ''), '[0-9]{10}') THEN replace(words, '.', '')
    END;

CREATE OR REPLACE TEMP MACRO truth_of(words) AS
    CASE lower(words) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END;

-- A birth is not after the day on which ages are judged.
CREATE OR REPLACE TEMP MACRO not_after(day, last_day) AS CASE WHEN day <= last_day THEN day END;

-- 16 digits; day 01-31 or, for women, 41-71; month 01-12; serial not 0000. No check digit exists.
CREATE OR REPLACE TEMP MACRO valid_nik(nik) AS
    COALESCE(
        regexp_full_match(
            nik, '[0-9]{6}(0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(0[1-9]|1[0-2])[0-9]{6}'
        ) AND nik[13:16] <> '0000',
        FALSE
    );

-- A fact of a family's one row; of two rows there is none.
CREATE OR REPLACE TEMP MACRO of_one(fact) AS CASE WHEN count(*) = 1 THEN any_value(fact) END;

-- "Bekasi, 12-03-1980": the place is what stands before the first digit, the date begins with it.
CREATE OR REPLACE TEMP MACRO place_in_ttl(words) AS
    read_text(regexp_replace(regexp_extract(words, '^[^0-9]*'), '[\s,./:;-]+$', ''));

CREATE OR REPLACE TEMP MACRO date_in_ttl(words) AS read_text(regexp_extract(words, '(?s)[0-9].*$'));

-- "003/007", "RT 3 RW 7", "RT.003/RW.007", "003007": RT first. What is written otherwise is no RT and no RW.
CREATE OR REPLACE TEMP MACRO rt_rw_part(words, part) AS
    nullif(regexp_extract(
        regexp_replace(words, '^\s*([0-9]{3})([0-9]{3})\s*$', '\1/\2'),
        '(?i)^\s*(?:RT)?[\s.:]*([0-9]{1,3})\s*(?:[/\\,.;-]|\s)+\s*(?:RW)?[\s.:]*([0-9]{1,3})\s*$', part
    ), '');

CREATE OR REPLACE TEMP MACRO rt_in_rt_rw(words) AS rt_rw_part(words, 1);

CREATE OR REPLACE TEMP MACRO rw_in_rt_rw(words) AS rt_rw_part(words, 2);

-- A row of a file or of a list as one number, and back: files and lists are numbered from 0, rows from 1.
CREATE OR REPLACE TEMP MACRO row_id(file_number, row) AS file_number * 10000000000 + row;

CREATE OR REPLACE TEMP MACRO file_of(id) AS id // 10000000000;

CREATE OR REPLACE TEMP MACRO row_of(id) AS id % 10000000000;
