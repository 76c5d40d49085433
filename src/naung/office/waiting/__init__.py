"""What waits for whom. Not here: doing it."""
