"""Numbers, days and times in templates, as values.words writes them."""
