-- Words in their order, with their sounds.
SELECT row_number() OVER (ORDER BY s.word) AS number, s.word, s.sound FROM sounds AS s ORDER BY s.word
