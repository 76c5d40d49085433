-- The registry as it is recognised by: a row a person. `namesakes`: 0 nobody else, 1 up to 4 … 5 more than 256.
CREATE OR REPLACE TEMP VIEW known_read AS
WITH bearers AS (
    SELECT name_key, count(*) AS people FROM composed_known WHERE name_key IS NOT NULL GROUP BY name_key
),
shared AS (
    SELECT nik FROM composed_known WHERE nik IS NOT NULL GROUP BY nik HAVING count(*) > 1
)
SELECT
    c.*,
    c.nik[1:15] AS nik_15,
    CAST(year(c.birth) AS INTEGER) AS birth_year,
    CAST(100 * month(c.birth) + day(c.birth) AS INTEGER) AS month_day,
    CAST(100 * day(c.birth) + month(c.birth) AS INTEGER) AS day_month,
    s.nik IS NOT NULL AS nik_shared,
    CASE
        WHEN b.people <= 1 THEN 0 WHEN b.people <= 4 THEN 1 WHEN b.people <= 16 THEN 2
        WHEN b.people <= 64 THEN 3 WHEN b.people <= 256 THEN 4 ELSE 5
    END AS namesakes
FROM composed_known AS c
LEFT JOIN bearers AS b ON c.name_key = b.name_key
LEFT JOIN shared AS s ON c.nik = s.nik;
