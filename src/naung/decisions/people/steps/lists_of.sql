-- The rows of lists that tell of her.
SELECT l.list, l.line, l.outcome, l.probability FROM ix.listed AS l WHERE l.place = $place ORDER BY l.list, l.line
