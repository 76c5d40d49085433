-- The first few cells of each group.
SELECT c.kind, c.col, c.line, c.sheet, c.letter, c.sheet_row, c.found, c.note
FROM cells_of_list AS c
WHERE c.turn <= $most
ORDER BY c.place, c.col, c.line
