"""A programme's road as data. Not here: what each step does."""
