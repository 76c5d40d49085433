"""Made programmes and people on which the reference and the engine must agree; the strategies and the comparisons."""
