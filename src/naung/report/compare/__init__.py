"""Two runs held against each other: who moves and why, in words and on a page. Not here: one person (explain)."""
