-- What people said of two registry rows, each way. A person is known again by the NIK, whatever row she stands on.
CREATE OR REPLACE TEMP TABLE self_settled AS
WITH told AS (
    SELECT k.id, o.id AS known_id, s.same
    FROM self_answers AS s
    INNER JOIN known AS k ON s.row_print = known_key(k)
    INNER JOIN known AS o ON s.known_key = known_key(o)
)
SELECT id, known_id, same FROM told
UNION
SELECT known_id, id, same FROM told;
