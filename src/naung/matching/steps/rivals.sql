-- Candidates compete: the odds of each against all others of its list row and against "not in the registry".
-- Equals stand by NIK, so that the order of the registry's rows decides nothing.
-- `odds` are natural logarithms; $ values: the prior odds that a given registry row is the one.
CREATE OR REPLACE TEMP TABLE rivals AS
WITH weighed AS (
    SELECT c.*, w.match_weight, w.match_weight * ln(2) + p.prior AS alone
    FROM compared AS c
    INNER JOIN pattern_weights AS w
        ON c.nik_agrees = w.nik_agrees AND c.birth_agrees = w.birth_agrees AND c.name_class = w.name_class
        AND c.name_agrees = w.name_agrees AND c.place_agrees = w.place_agrees AND c.sex_agrees = w.sex_agrees
    CROSS JOIN rival_prior AS p
),
highest AS (
    SELECT id, greatest(max(alone), 0) AS top FROM weighed GROUP BY id
),
summed AS (
    SELECT w.id, h.top, sum(exp(w.alone - h.top)) + exp(-h.top) AS whole
    FROM weighed AS w
    INNER JOIN highest AS h ON w.id = h.id
    GROUP BY w.id, h.top
)
SELECT
    w.*,
    (s.whole - exp(-s.top) - exp(w.alone - s.top)) / exp(w.alone - s.top) AS rival_share,
    w.alone - s.top - ln(greatest(s.whole - exp(w.alone - s.top), 1e-300)) AS odds,
    row_number() OVER (PARTITION BY w.id ORDER BY w.alone DESC, w.known_nik, w.known_id) AS place
FROM weighed AS w
INNER JOIN summed AS s ON w.id = s.id;
