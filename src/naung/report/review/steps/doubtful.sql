-- Candidate pairs to be settled, those of one question together, in the order to be asked.
SELECT $columns
FROM doubtful AS d
ORDER BY d.question, d.kind, d.list, d.line, d.row_print, d.place, d.row
