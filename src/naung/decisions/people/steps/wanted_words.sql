-- The words of names that a word asked for may mean: the same, sounding the same, beginning with it; a single letter is an initial.
SELECT
    $nth AS nth,
    w.number,
    CASE WHEN w.word = $word THEN 0 WHEN w.sound = $sound THEN 1 ELSE 2 END AS distance
FROM ix.words AS w
WHERE w.word = $word OR w.sound = $sound OR ($long AND starts_with(w.word, $word))
