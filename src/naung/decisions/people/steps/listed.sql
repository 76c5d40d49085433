-- Which rows of which lists tell of a person, surely or perhaps.
SELECT w.place, l.list, l.line, l.outcome, l.probability
FROM lists AS l
INNER JOIN wide AS w ON l.file = w.file AND l.row = w.source_row
ORDER BY w.place, l.list, l.line
