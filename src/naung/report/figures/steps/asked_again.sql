-- The settled list rows once more, to be compared as if nobody had answered.
SELECT * FROM asked WHERE id IN (SELECT id FROM settled_pairs)
