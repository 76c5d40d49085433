"""Tables at rest and the engines that read them: DuckDB here, Spark for a nation.

Not here: what a column means (intake) and what a step decides (selection).
"""
