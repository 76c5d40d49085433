"""One module per command group: translates words into calls and results into words. Nothing is decided here."""
