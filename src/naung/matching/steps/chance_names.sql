-- Pairs in which agreeing names can be met by chance: a sample of list rows against all who share a word.
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT DISTINCT w.id, k.id AS known_id
FROM open_words AS w
INNER JOIN known_words AS k ON w.code = k.code
WHERE w.id IN (SELECT id FROM open_rows ORDER BY hash(id) LIMIT 250);
