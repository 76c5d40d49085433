"""What the room stores. People of a run are not stored: they stay in the run's files."""
