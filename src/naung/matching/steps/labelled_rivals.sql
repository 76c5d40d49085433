-- The best candidate of each open list row with its label.
CREATE OR REPLACE TEMP VIEW labelled_rivals AS
SELECT r.*, r.known_id = COALESCE(t.true_id, -1) OR r.known_id = COALESCE(t.other_id, -1) AS same
FROM rivals AS r
INNER JOIN truth AS t ON r.id = t.id
WHERE r.place = 1;
