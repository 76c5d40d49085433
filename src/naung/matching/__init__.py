"""Who in the registry is this? A probability for each list row, with its reasons. Not here: reading files, judging."""
