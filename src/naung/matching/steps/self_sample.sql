-- Whom to ask after: everyone who stands twice under two NIKs, and 60,000 others. Registry rows are numbered from 1 in
-- the one file of a made city.
CREATE OR REPLACE TEMP TABLE self_people AS
SELECT id FROM (SELECT id FROM known ORDER BY hash(id + 2) LIMIT 60000)
UNION
SELECT row_a FROM made_doubles WHERE kind = 'satu orang, dua NIK'
UNION
SELECT row_b FROM made_doubles WHERE kind = 'satu orang, dua NIK';

CREATE OR REPLACE TEMP TABLE truth AS
WITH both_ways AS (
    SELECT row_a AS id, row_b AS true_id FROM made_doubles WHERE kind = 'satu orang, dua NIK'
    UNION ALL
    SELECT row_b, row_a FROM made_doubles WHERE kind = 'satu orang, dua NIK'
)
SELECT s.id, any_value(b.true_id) AS true_id, CAST(NULL AS BIGINT) AS other_id
FROM self_people AS s
LEFT JOIN both_ways AS b ON s.id = b.id
GROUP BY s.id;
