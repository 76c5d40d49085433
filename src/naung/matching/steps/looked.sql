-- The second look at the best candidate of each list row: what its kinds of agreement have meant in labelled rows.
-- A rival keeps the probability of the competition.
CREATE OR REPLACE TEMP TABLE looked AS
WITH featured AS (
    SELECT
        r.*,
        (r.nik_agrees * 7 + r.birth_agrees) * 3 + r.name_class AS identity,
        CASE WHEN r.place_agrees = 0 THEN 0 WHEN r.place_agrees <= 3 THEN 1 WHEN r.place_agrees = 4 THEN 2 ELSE 3 END
            AS nearness
    FROM rivals AS r
)
SELECT
    f.id,
    f.known_id,
    f.place,
    f.nik_agrees,
    f.birth_agrees,
    f.name_class,
    f.name_agrees,
    f.place_agrees,
    f.sex_agrees,
    f.match_weight,
    f.odds,
    f.rival_share,
    -- Rounded, so that the order in which a sum is taken decides nothing.
    round(CASE
        WHEN f.place > 1 THEN 1 / (1 + exp(-greatest(least(f.odds, 30), -30)))
        ELSE 1 / (1 + exp(-greatest(least(
            i.weight + n.weight + p.weight + s.weight + np.weight + bp.weight + c.weight
            + a.weight * greatest(least(f.alone, 30), -10) / 10
            + b.weight * greatest(f.alone, 0) / 10
            + v.weight * greatest(least(f.odds - f.alone, 0), -15) / 10
            + o.weight * greatest(least(f.odds, 15), -10) / 10, 30), -30)))
    END, 9) AS probability
FROM featured AS f
LEFT JOIN second_look AS i ON i.feature = 'identity' AND i.level = f.identity
LEFT JOIN second_look AS n ON n.feature = 'name' AND n.level = f.name_agrees
LEFT JOIN second_look AS p ON p.feature = 'place' AND p.level = f.place_agrees
LEFT JOIN second_look AS s ON s.feature = 'sex' AND s.level = f.sex_agrees
LEFT JOIN second_look AS np ON np.feature = 'nik and place' AND np.level = f.nik_agrees * 4 + f.nearness
LEFT JOIN second_look AS bp
    ON bp.feature = 'birth, name and place' AND bp.level = (f.birth_agrees * 3 + f.name_class) * 4 + f.nearness
LEFT JOIN second_look AS c ON c.feature = 'constant'
LEFT JOIN second_look AS a ON a.feature = 'alone'
LEFT JOIN second_look AS b ON b.feature = 'alone above zero'
LEFT JOIN second_look AS v ON v.feature = 'rivals'
LEFT JOIN second_look AS o ON o.feature = 'odds';
