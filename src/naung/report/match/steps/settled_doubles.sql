-- Registry rows that a person told to be one, and which of each pair stays.
SELECT id, other_id, kept FROM doubles WHERE settled ORDER BY id, other_id
