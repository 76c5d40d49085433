-- Blocking: which registry rows a list row is compared with. Codes begin with how common a word is, 'a' the rarest.
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT o.id, k.id AS known_id FROM open_rows AS o INNER JOIN known AS k ON o.nik = k.nik
UNION
SELECT o.id, k.id FROM open_rows AS o INNER JOIN known AS k ON o.nik_15 = k.nik_15 WHERE ends_with(o.nik, '0')
UNION
SELECT o.id, k.id FROM open_rows AS o INNER JOIN known AS k ON o.birth = k.birth AND o.area = k.area
UNION
SELECT o.id, k.id FROM open_rows AS o INNER JOIN known AS k ON o.birth = k.birth AND o.initials = k.initials
UNION
SELECT o.id, k.id FROM open_rows AS o INNER JOIN known AS k ON o.birth = k.birth AND o.nik[1:6] = k.nik[1:6]
UNION
SELECT o.id, k.id FROM open_words AS o INNER JOIN known_words AS k ON o.birth = k.birth AND o.code = k.code
UNION
SELECT o.id, k.id
FROM open_words AS o
INNER JOIN known_words AS k
    ON o.birth_year = k.birth_year AND o.code = k.code AND o.month_day = 100 * (k.month_day % 100) + k.month_day // 100
UNION
SELECT o.id, k.id
FROM open_rows AS o
INNER JOIN known AS k ON o.joined = k.joined
WHERE o.birth_year = k.birth_year OR o.area = k.area OR o.month_day = k.month_day
UNION
SELECT o.id, k.id
FROM open_rows AS o
INNER JOIN known AS k ON o.name_key = k.name_key
WHERE o.birth_year = k.birth_year OR o.area = k.area OR o.month_day = k.month_day OR k.namesakes <= 1
UNION
SELECT o.id, k.id
FROM open_words AS o
INNER JOIN known_words AS k ON o.code = k.code AND o.area = k.area AND o.birth_year = k.birth_year
UNION
SELECT o.id, k.id
FROM open_words AS o
INNER JOIN known_words AS k ON o.code = k.code AND o.area = k.area AND o.month_day = k.month_day
UNION
SELECT o.id, k.id
FROM open_words AS o
INNER JOIN known_words AS k ON o.code = k.code AND o.area = k.area
WHERE o.code < 'f'
UNION
SELECT o.id, k.id FROM open_words AS o INNER JOIN known_words AS k ON o.code = k.code WHERE o.code < 'c'
UNION
SELECT o.id, k.id
FROM open_rows AS o
INNER JOIN known AS k ON o.nik[1:12] = k.nik[1:12]
UNION
SELECT o.id, k.id
FROM open_rows AS o
INNER JOIN known AS k ON o.owner_family = k.family;
