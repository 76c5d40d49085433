"""Who read whose data, why, and when that is alarming. Not here: the data."""
