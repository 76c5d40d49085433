"""A NIK that stands on several registry rows: a task for people. Not here: rows that may be one person (matches)."""
