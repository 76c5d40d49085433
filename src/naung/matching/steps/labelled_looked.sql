-- The best candidate of each row as looked at twice, with its label.
CREATE OR REPLACE TEMP VIEW labelled_looked AS
SELECT l.probability, l.known_id = COALESCE(t.true_id, -1) OR l.known_id = COALESCE(t.other_id, -1) AS same
FROM looked AS l
INNER JOIN truth AS t ON l.id = t.id
WHERE l.place = 1;
