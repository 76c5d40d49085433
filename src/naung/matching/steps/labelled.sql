-- Compared pairs with their label: whether the two are one person.
CREATE OR REPLACE TEMP VIEW labelled AS
SELECT c.*, c.known_id = COALESCE(t.true_id, -1) OR c.known_id = COALESCE(t.other_id, -1) AS same
FROM compared AS c
INNER JOIN truth AS t ON c.id = t.id;
