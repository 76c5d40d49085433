-- The registry with a column for all that people are recognised by, where the extract has none.
SELECT r.*, $absent FROM registry AS r
