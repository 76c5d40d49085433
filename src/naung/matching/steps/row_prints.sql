-- What identifies each list row without a registry, as `answers` know it again, and what it tells, each in one spelling.
CREATE OR REPLACE TEMP TABLE row_prints AS
SELECT list_number, line, row_print(a) AS print, a.plain, a.birth, a.sex, a.area, a.rt, a.rw
FROM asked AS a;
