"""Keys outside the database, sealed values, blind indexes. Not here: what is sealed."""
