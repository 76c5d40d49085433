"""Lists as they come in, doubtful matches to settle, whom offices propose. Not here: runs and decisions."""
