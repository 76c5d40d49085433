"""The law: dated numbers as data, each with its source and certainty, and dated formulas over them.

Not here: the city's own choices (the programme file), people, money paid.
"""
