-- Each word of each name once, capitals without accents; an apostrophe within a word is none. `size`: words of the name.
WITH split AS (
    SELECT
        w.place,
        w.kode_kelurahan AS area,
        list_filter(
            list_distinct(
                string_split_regex(regexp_replace(upper(strip_accents(w.name)), '[''’`]', '', 'g'), '[^A-Z]+')
            ),
            word -> word <> ''
        ) AS words
    FROM wide AS w
    WHERE w.name IS NOT NULL
)
SELECT s.place, s.area, len(s.words) AS size, unnest(s.words) AS word
FROM split AS s
