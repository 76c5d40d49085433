-- People of the registry asked after in the registry itself: who else may be the same person?
CREATE OR REPLACE TEMP TABLE open_rows AS
SELECT k.* EXCLUDE (family, updated, namesakes, nik_shared), NULL AS nik_rounded, k.family AS owner_family
FROM known AS k
INNER JOIN self_people AS s ON k.id = s.id;

CREATE OR REPLACE TEMP TABLE open_words AS
SELECT id, unnest(list_distinct(codes)) AS code, area, birth, birth_year, month_day
FROM open_rows;
