-- Each way in which some pair agrees, once, as Splink takes it: compared with one row that says nothing.
CREATE OR REPLACE TEMP TABLE patterns AS
SELECT
    row_number() OVER (
        ORDER BY nik_agrees, birth_agrees, name_class, name_agrees, place_agrees, sex_agrees
    ) AS unique_id,
    *
FROM (SELECT DISTINCT nik_agrees, birth_agrees, name_class, name_agrees, place_agrees, sex_agrees FROM compared);

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
