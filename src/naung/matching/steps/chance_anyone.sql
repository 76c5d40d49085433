-- Pairs of anyone with anyone: every open list row with the same hundred people of the registry.
CREATE OR REPLACE TEMP TABLE pairs AS
SELECT o.id, k.id AS known_id
FROM open_rows AS o
CROSS JOIN (SELECT id FROM known ORDER BY hash(id) LIMIT 100) AS k;
