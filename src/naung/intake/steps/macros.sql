-- How a cell is read, whatever it came in: the contract's section 2, Reading.
-- What does not read is NULL; the cell's own text then tells a fault from an empty cell.

-- Spaces, tabs, CR, LF and U+00A0 are trimmed; empty is NULL.
CREATE OR REPLACE TEMP MACRO read_text(cell) AS
    nullif(trim(cell, ' ' || chr(9) || chr(13) || chr(10) || chr(160)), '');

CREATE OR REPLACE TEMP MACRO read_integer(cell) AS
    CASE WHEN regexp_full_match(read_text(cell), '[+-]?[0-9]+') THEN TRY_CAST(read_text(cell) AS BIGINT) END;

-- YYYY-MM-DD, DD-MM-YYYY or DD/MM/YYYY, of a day that exists.
CREATE OR REPLACE TEMP MACRO day_of(words) AS
    CASE
        WHEN regexp_full_match(words, '[0-9]{4}-[0-9]{2}-[0-9]{2}') AND words >= '0001' THEN TRY_CAST(words AS DATE)
        WHEN regexp_full_match(words, '[0-9]{2}-[0-9]{2}-[0-9]{4}|[0-9]{2}/[0-9]{2}/[0-9]{4}')
            AND words[7:10] >= '0001'
            THEN TRY_CAST(words[7:10] || '-' || words[4:5] || '-' || words[1:2] AS DATE)
    END;

CREATE OR REPLACE TEMP MACRO read_date(cell) AS day_of(read_text(cell));

CREATE OR REPLACE TEMP MACRO read_birth(cell, last_day) AS
    CASE WHEN day_of(read_text(cell)) <= last_day THEN day_of(read_text(cell)) END;

-- Excel's leading apostrophe is not part of a NIK.
CREATE OR REPLACE TEMP MACRO read_nik(cell) AS
    CASE WHEN starts_with(read_text(cell), '''') THEN nullif(read_text(cell)[2:], '') ELSE read_text(cell) END;

CREATE OR REPLACE TEMP MACRO read_area(cell) AS
    CASE WHEN regexp_full_match(replace(read_text(cell), '.', ''), '[0-9]{10}')
        THEN replace(read_text(cell), '.', '') END;

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
