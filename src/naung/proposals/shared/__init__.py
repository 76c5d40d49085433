"""A NIK that stands on several registry rows: a task for people. Not here: one row or another may be one person (matches)."""
