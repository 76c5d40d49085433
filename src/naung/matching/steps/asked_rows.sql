-- List rows ready to be compared; `owner`: whom the NIK belongs to in the registry, if to one person only.
-- What the row tells and the registry does not is no agreement: such a row is weighed like all others.
CREATE OR REPLACE TEMP TABLE asked AS
SELECT
    c.* EXCLUDE (area_code, area_letters),
    COALESCE(a.kode, c.area_code, w.kode) AS area,
    c.nik[1:15] AS nik_15,
    CAST(100 * month(c.birth) + day(c.birth) AS INTEGER) AS month_day,
    o.id AS owner,
    o.family AS owner_family,
    COALESCE(o.name_key = c.name_key, FALSE) AS owner_named,
    COALESCE(
        o.id IS NOT NULL AND NOT c.names_another AND (c.name_key IS NULL OR c.name_key = o.name_key)
        AND (c.birth IS NULL OR c.birth = o.birth) AND (c.sex IS NULL OR o.sex IS NULL OR c.sex = o.sex),
        FALSE
    ) AS agrees,
    c.birth_year IS NULL AND COALESCE(length(c.nik), 0) < 12 AS unknowable
FROM composed AS c
LEFT JOIN area_names AS a ON c.area_code = a.kode
LEFT JOIN areas_written AS w ON c.area_letters = w.letters
LEFT JOIN (SELECT id, nik, family, name_key, birth, sex FROM known WHERE NOT nik_shared) AS o ON c.nik = o.nik;

-- The fast road: the NIK is one person's alone and nothing else that is said differs. Measured: docs/matching.md.
CREATE OR REPLACE TEMP TABLE agreed AS
SELECT id, owner AS known_id FROM asked WHERE agrees;

CREATE OR REPLACE TEMP TABLE open_rows AS
SELECT * FROM asked WHERE NOT agrees AND NOT unknowable;

CREATE OR REPLACE TEMP TABLE open_words AS
SELECT id, unnest(list_distinct(codes)) AS code, area, birth, birth_year, month_day
FROM open_rows;
