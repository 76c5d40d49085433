-- Pairs in which NIK, birth or the whole name can agree by chance: a sample of list rows against the whole registry.
CREATE OR REPLACE TEMP TABLE sampled AS SELECT * FROM open_rows ORDER BY hash(id + 1) LIMIT 6000;

CREATE OR REPLACE TEMP TABLE pairs AS
SELECT s.id, k.id AS known_id FROM sampled AS s INNER JOIN known AS k ON s.birth = k.birth
UNION
SELECT s.id, k.id
FROM sampled AS s
INNER JOIN known AS k ON s.birth_year = k.birth_year AND s.month_day = k.day_month
UNION
SELECT s.id, k.id FROM sampled AS s INNER JOIN known AS k ON s.nik_15 = k.nik_15
UNION
SELECT s.id, k.id FROM sampled AS s INNER JOIN known AS k ON s.nik[1:8] = k.nik[1:8]
UNION
SELECT s.id, k.id FROM sampled AS s INNER JOIN known AS k ON s.nik[9:16] = k.nik[9:16]
UNION
SELECT s.id, k.id FROM sampled AS s INNER JOIN known AS k ON s.name_key = k.name_key
UNION
SELECT s.id, k.id FROM sampled AS s INNER JOIN known AS k ON s.joined = k.joined
UNION
SELECT s.id, k.id FROM sampled AS s INNER JOIN known AS k ON s.owner_family = k.family;
