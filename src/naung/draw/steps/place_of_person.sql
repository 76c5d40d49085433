-- Where a row's leaf stands in the tree: rows are sorted by person, and of a person there is one.
SELECT count(*) FROM frozen_rows WHERE person < $person
