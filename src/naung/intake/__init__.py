"""Read what offices send and say what is wrong with it, cell by cell.

Always by DuckDB, one file at a time; the typed rows are then at rest for either engine. Not here: what
a programme makes of a fact (selection).
"""
