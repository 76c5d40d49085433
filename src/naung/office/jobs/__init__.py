"""Background work with progress that survives a restart. Not here: what the work is."""
