"""Whom offices propose and the registry has not. Not here: who is asked about (matches)."""
