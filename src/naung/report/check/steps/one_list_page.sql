-- One page of a list's faulty cells; every kind where none is asked for.
SELECT c.kind, c.col, c.line, c.sheet, c.letter, c.sheet_row, c.found, c.note, count(*) OVER () AS total
FROM cells_of_list AS c
WHERE ($kind = '' OR c.kind = $kind) AND ($col = '' OR c.col = $col)
ORDER BY c.place, c.col, c.line
LIMIT $most OFFSET $passed
