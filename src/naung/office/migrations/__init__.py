"""The office's tables, step by step. Made by makemigrations; the append-only triggers by hand."""
