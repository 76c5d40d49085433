-- Who bears a word.
SELECT w.number, n.place, n.area, CAST(n.size AS UTINYINT) AS size
FROM name_words AS n
INNER JOIN ix.words AS w ON n.word = w.word
ORDER BY w.number, n.place
