"""Groups of people and how evenly the seats reach them. Not here: the queries (count), the drawing (page.charts).

Everyone is counted, so a ratio has no sampling error. What is uncertain is the dice only: in a tier that the last
seat cuts, other tickets would have seated others. Each such tier seats a hypergeometric number of a group's members
in it, and the dice of two cells are independent.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

DIMENSIONS = ("sex", "age", "decile", "work", "sector", "disability", "kecamatan")
WIDTH_95 = 1.959964  # of the normal distribution, either side


@dataclass(frozen=True)
class Cut:
    """The cut tier of one cell: its size and places, the group's members in it and those of them the dice seated."""

    size: int
    places: int
    members: int
    seated: int

    @property
    def mean(self) -> float:
        return self.places * self.members / self.size

    @property
    def variance(self) -> float:
        others = self.size - self.members
        return self.mean * others / self.size * (self.size - self.places) / (self.size - 1)

    @property
    def fewest(self) -> int:
        return max(0, self.places - (self.size - self.members))

    @property
    def most(self) -> int:
        return min(self.places, self.members)


@dataclass(frozen=True)
class Group:
    """One group's counts; of 100 other dice, 95 would seat between `low` and `high` of it.

    By the normal approximation of the sum over the cells, within what any dice can give. Both equal
    `selected` where no dice decide about the group.
    """

    code: int | str
    eligible: int
    candidates: int
    selected: int
    low: float
    high: float


@dataclass(frozen=True)
class Ratio:
    """A group's share of the selected over its share of the eligible: 1 is even, 2 is twice its share."""

    value: float
    low: float
    high: float


def group(code: int | str, eligible: int, candidates: int, selected: int, cuts: Sequence[Cut]) -> Group:
    """A group with the range that other dice could have given, from the cut tiers it has members in."""
    variance = sum(cut.variance for cut in cuts)
    if variance == 0:
        return Group(code, eligible, candidates, selected, selected, selected)
    certain = selected - sum(cut.seated for cut in cuts)
    mean = certain + sum(cut.mean for cut in cuts)
    low = max(mean - WIDTH_95 * sqrt(variance), certain + sum(cut.fewest for cut in cuts))
    high = min(mean + WIDTH_95 * sqrt(variance), certain + sum(cut.most for cut in cuts))
    return Group(code, eligible, candidates, selected, low, high)


def ratio(one: Group, groups: Sequence[Group]) -> Ratio:
    """A group's ratio among all groups of its dimension."""
    eligible, selected = sum(each.eligible for each in groups), sum(each.selected for each in groups)
    if not selected or not one.eligible:
        return Ratio(0.0, 0.0, 0.0)
    share = eligible / (selected * one.eligible)
    return Ratio(one.selected * share, one.low * share, one.high * share)
