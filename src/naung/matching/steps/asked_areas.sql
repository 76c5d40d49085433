-- Kelurahan as written, each with the one area whose name it is, or nearly is.
CREATE OR REPLACE TEMP TABLE areas_written AS
WITH near AS (
    SELECT w.letters, a.kode, levenshtein(w.letters, area_letters(a.nama)) AS edits
    FROM (SELECT DISTINCT area_letters AS letters FROM named WHERE area_letters IS NOT NULL) AS w
    CROSS JOIN area_names AS a
)
SELECT letters, arg_min(kode, edits) AS kode
FROM near
WHERE edits <= 2 AND edits * 4 <= length(letters)
GROUP BY letters
HAVING count(*) FILTER (WHERE edits = 0) = 1 OR count(*) = 1;
