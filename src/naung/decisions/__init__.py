"""A programme's rules, its runs and what is decided on them. Not here: lists that come in (proposals)."""
