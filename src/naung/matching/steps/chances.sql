-- How often pairs that are not one person agree in each way.
CREATE OR REPLACE TEMP VIEW chances AS
SELECT nik_agrees, birth_agrees, name_class, name_agrees, place_agrees, sex_agrees, count(*) AS pairs
FROM labelled
WHERE NOT same
GROUP BY ALL;
