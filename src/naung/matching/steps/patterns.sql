-- Each way in which a pair can agree, once, as Splink takes it: compared with one row that says nothing.
-- Every combination of `levels`, also those that no pair shows: the weights then hold for any registry and list.
CREATE OR REPLACE TEMP TABLE patterns AS
SELECT
    row_number() OVER (
        ORDER BY nik.level, birth.level, class.level, name.level, place.level, sex.level
    ) AS unique_id,
    nik.level AS nik_agrees,
    birth.level AS birth_agrees,
    class.level AS name_class,
    name.level AS name_agrees,
    place.level AS place_agrees,
    sex.level AS sex_agrees
FROM levels AS nik
CROSS JOIN levels AS birth
CROSS JOIN levels AS class
CROSS JOIN levels AS name
CROSS JOIN levels AS place
CROSS JOIN levels AS sex
WHERE nik.what = 'nik_agrees' AND birth.what = 'birth_agrees' AND class.what = 'name_class'
    AND name.what = 'name_agrees' AND place.what = 'place_agrees' AND sex.what = 'sex_agrees';

CREATE OR REPLACE TEMP TABLE pattern_other AS
SELECT
    CAST(0 AS BIGINT) AS unique_id,
    CAST(NULL AS INTEGER) AS nik_agrees,
    CAST(NULL AS INTEGER) AS birth_agrees,
    CAST(NULL AS INTEGER) AS name_class,
    CAST(NULL AS INTEGER) AS name_agrees,
    CAST(NULL AS INTEGER) AS place_agrees,
    CAST(NULL AS INTEGER) AS sex_agrees;

CREATE OR REPLACE TEMP TABLE pattern_pairs AS
SELECT '0' AS match_key, 'asked-__-' || unique_id AS join_key_l, 'known-__-0' AS join_key_r
FROM patterns;
