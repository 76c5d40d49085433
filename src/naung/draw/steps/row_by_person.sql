-- The frozen rows with this person.
SELECT * FROM frozen_rows WHERE person = $value
