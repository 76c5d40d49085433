-- Registry rows that people said are one person, each way: what a list says of one is true of the other.
CREATE OR REPLACE TEMP TABLE same_people AS
SELECT id, known_id AS other_id FROM self_settled WHERE same;
