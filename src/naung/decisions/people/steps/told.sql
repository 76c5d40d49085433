-- What the registry tells of a person besides the facts that decided.
SELECT $file AS file, r.row AS source_row, $cells
FROM registry AS r
