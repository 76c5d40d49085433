-- Their words, as blocking looks for them.
SELECT id, unnest(list_distinct(codes)) AS code, area, birth, birth_year, month_day FROM open_rows
