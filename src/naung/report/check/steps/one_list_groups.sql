-- The faults by kind and column: how many in which sheet, in the order of the most harmful.
SELECT c.kind, c.col, c.sheet, any_value(c.letter) AS letter, count(*) AS total
FROM cells_of_list AS c
GROUP BY c.kind, c.col, c.sheet
ORDER BY min(c.place), c.col, min(c.line)
