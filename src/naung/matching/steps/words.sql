-- A row a person and word of the name.
CREATE OR REPLACE TEMP VIEW known_words_read AS
SELECT id, unnest(list_distinct(codes)) AS code, area, birth, birth_year, month_day
FROM known;
