"""The age bands people are counted in: from the words for them (codes) to SQL. Not here: how old anybody is."""

from naung.engine.trees import Tree, band
from naung.report.codes import AGES

UNKNOWN = -1
STARTS = tuple(sorted(set(AGES) - {UNKNOWN}))


def age_band(years: Tree) -> Tree:
    """The band of an age, by its first year of age as `codes.AGES` has it; -1 where the age is not known."""
    return band(years, STARTS, UNKNOWN)
