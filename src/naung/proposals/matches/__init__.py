"""Doubtful matches settled side by side. Not here: how likely a match is (matching), shared NIKs (shared)."""
