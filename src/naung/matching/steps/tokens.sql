-- Every token of the names in `named`, with how many people bear it.
CREATE OR REPLACE TEMP TABLE tokens AS
SELECT token, count(*) AS bearers
FROM (SELECT unnest(tokens) AS token FROM named)
WHERE token <> ''
GROUP BY token;
