-- How each pair agrees, as the numbers of levels that matching/comparisons.py names.
CREATE OR REPLACE TEMP TABLE compared AS
WITH seen AS (
    SELECT
        p.id,
        p.known_id,
        k.nik AS known_nik,
        CASE
            WHEN o.nik = k.nik THEN 0
            WHEN o.nik_15 = k.nik_15 AND ends_with(o.nik, '0') THEN 1
            WHEN length(o.nik) BETWEEN 14 AND 18 AND levenshtein(o.nik, k.nik) <= 2
                OR ends_with(o.nik, '000') AND o.nik[1:13] = k.nik[1:13]
                OR starts_with(k.nik, o.nik_rounded) THEN 2
            WHEN o.owner_family = k.family THEN 3
            WHEN o.owner_family IS NOT NULL THEN 4
            WHEN length(o.nik) >= 12 THEN 5
            ELSE 6
        END AS nik_agrees,
        CASE
            WHEN o.birth = k.birth THEN 0
            WHEN o.birth_year = k.birth_year AND o.month_day = k.day_month THEN 1
            WHEN o.birth_year = k.birth_year AND o.month_day = 101 THEN 2
            WHEN o.month_day = k.month_day AND abs(o.birth_year - k.birth_year) <= 10 THEN 3
            WHEN o.birth_year IS NULL OR k.birth IS NULL THEN 4
            WHEN o.birth_year = k.birth_year THEN 5
            ELSE 6
        END AS birth_agrees,
        CASE
            WHEN o.area = k.area THEN
                CASE
                    WHEN o.rt = k.rt AND o.rw = k.rw THEN 0
                    WHEN o.rw = k.rw THEN 1
                    WHEN o.rw IS NOT NULL THEN 2
                    ELSE 3
                END
            WHEN o.area IS NULL OR k.area IS NULL THEN 4
            WHEN o.area[1:6] = k.area[1:6] THEN 5
            ELSE 6
        END AS place_agrees,
        CASE WHEN o.sex = k.sex THEN 0 WHEN o.sex IS NULL OR k.sex IS NULL THEN 1 ELSE 2 END AS sex_agrees,
        list_intersect(o.codes, k.codes) AS shared,
        least(length(o.codes), length(k.codes)) AS shorter,
        length(o.codes) AS asked_words,
        o.name_key = k.name_key AS same_name,
        o.joined = k.joined AS same_joined,
        o.initials = k.initials AS same_initials,
        o.joined[1:4] = k.joined[1:4] AS same_start,
        levenshtein(o.joined, k.joined) AS edits,
        length(o.joined) AS letters,
        k.namesakes
    FROM pairs AS p
    INNER JOIN open_rows AS o ON p.id = o.id
    INNER JOIN known AS k ON p.known_id = k.id
),
counted AS (
    SELECT
        * EXCLUDE (shared),
        COALESCE(length(shared), 0) AS common,
        CASE
            WHEN list_min(shared) < 'e' THEN 0 WHEN list_min(shared) < 'f' THEN 1
            WHEN list_min(shared) < 'g' THEN 2 ELSE 3
        END AS rarest
    FROM seen
),
leveled AS (
    SELECT
        *,
        CASE
            WHEN same_name THEN namesakes
            WHEN same_joined THEN 6
            WHEN common >= 1 AND common = shorter THEN 7 + rarest
            WHEN same_initials AND common >= 1 THEN CASE WHEN rarest <= 1 THEN 11 ELSE 12 END
            WHEN edits <= 1 THEN 13
            WHEN edits <= 2 AND letters > 6 THEN 14
            WHEN edits <= 4 AND letters > 10 THEN 15
            WHEN common >= 1 THEN 16 + rarest
            WHEN same_start OR same_initials THEN 20
            ELSE 21
        END AS name_agrees
    FROM counted
)
SELECT
    id,
    known_id,
    known_nik,
    nik_agrees,
    birth_agrees,
    name_agrees,
    CASE
        WHEN name_agrees <= 6 OR name_agrees IN (13, 14) OR (common >= 2 AND common >= shorter)
            OR (name_agrees IN (11, 12) AND asked_words >= 2) THEN 0
        WHEN common >= 1 OR name_agrees = 15 THEN 1
        ELSE 2
    END AS name_class,
    place_agrees,
    sex_agrees
FROM leveled;
