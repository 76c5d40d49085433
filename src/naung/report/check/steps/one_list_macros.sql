-- How two versions of one list are compared: what is only written otherwise is no change.
CREATE OR REPLACE TEMP MACRO same_words(words) AS
    nullif(regexp_replace(upper(strip_accents(words)), '[^A-Z0-9]+', '', 'g'), '');

-- The names of those parts that differ, in one order for all three; a part without a name is in one version only.
CREATE OR REPLACE TEMP MACRO told_apart(one, other, names) AS
    list_transform(
        list_filter(
            range(1, len(names) + 1), lambda n: names[n] IS NOT NULL AND one[n] IS DISTINCT FROM other[n]
        ),
        lambda n: names[n]
    );

CREATE OR REPLACE TEMP MACRO collapsed(words) AS regexp_replace(words, '\s+', ' ', 'g');

CREATE OR REPLACE TEMP MACRO short_day(day) AS strftime(day, '%d-%m-%Y');
