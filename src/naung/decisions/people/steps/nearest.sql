-- The nearest names first: words as asked, fewest other words, then by name.
SELECT m.place FROM among AS m ORDER BY m.distance, m.size, m.place LIMIT $most
