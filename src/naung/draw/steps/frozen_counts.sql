-- How many stand where before the dice.
SELECT
    (SELECT count(*) FROM frozen) AS people,
    (SELECT count(*) FROM eligible) AS eligible,
    (SELECT count(*) FROM candidates) AS candidates
