"""Why one person is or is not selected. Not here: reading a run's folder (past), the words for codes."""
