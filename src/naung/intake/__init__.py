"""Read what offices send and say what is wrong with it, cell by cell.

Tidy files by DuckDB, one at a time; workbooks and untidy CSVs are made tidy first (`sent`). The typed rows are then at
rest for either engine. Not here: what a programme makes of a fact (selection).
"""
