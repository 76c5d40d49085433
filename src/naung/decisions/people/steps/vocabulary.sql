-- Each word of names, and how many bear it.
SELECT n.word, count(*) AS people FROM name_words AS n WHERE n.word <> '' GROUP BY n.word ORDER BY n.word
