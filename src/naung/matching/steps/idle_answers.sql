-- Answers that concern nothing here: no list has the row today, or the registry has not the person.
CREATE OR REPLACE TEMP TABLE idle_answers AS
WITH keys AS (
    SELECT DISTINCT known_key(k) AS known_key
    FROM known AS k
    WHERE known_key(k) IN (SELECT unnest([known_key, row_print]) FROM answered_pairs)
),
rows_there AS (
    SELECT 'daftar' AS kind, l.list, row_print(a) AS row_print
    FROM asked AS a
    INNER JOIN (SELECT DISTINCT list, list_number FROM list_rows) AS l ON a.list_number = l.list_number
    UNION ALL
    SELECT 'ganda', '', known_key FROM keys
)
SELECT s.*
FROM answered_pairs AS s
WHERE s.known_key NOT IN (SELECT known_key FROM keys)
    OR NOT EXISTS (
        SELECT 1 FROM rows_there AS r WHERE s.kind = r.kind AND s.list = r.list AND s.row_print = r.row_print
    );
