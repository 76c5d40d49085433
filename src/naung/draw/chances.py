"""What the dice leave to chance: of each tier how many places for how many people, exact. Not here: pages about it."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from pathlib import Path

CHANCES = "peluang.csv"
COLUMNS = ("cell", "tier", "people", "places", "percent")


@dataclass(frozen=True)
class Chance:
    """One tier of one cell: `people` in it are equal before the dice, `places` of them are selected."""

    cell: str
    tier: int
    people: int
    places: int

    @property
    def exact(self) -> Fraction:
        return Fraction(self.places, self.people)

    @property
    def drawn(self) -> bool:
        """Whether the dice decide about this tier."""
        return 0 < self.places < self.people


def chances(tiers: Iterable[tuple[str, int, int]], seats: Mapping[str, int]) -> list[Chance]:
    """The chance of each tier; `tiers` are (cell, tier, people) in the order of cells and tiers."""
    told = []
    for cell, group in groupby(tiers, key=lambda one: one[0]):
        left = seats[cell]
        for _, tier, people in group:
            places = min(left, people)
            told.append(Chance(cell, tier, people, places))
            left -= places
    return told


def smallest(told: Iterable[Chance]) -> Chance | None:
    """The tier about which the dice decide with the smallest chance; None where they decide nothing."""
    return min((one for one in told if one.drawn), key=lambda one: (one.exact, one.cell, one.tier), default=None)


def percent(one: Chance) -> str:
    """The chance with two digits, half up, in whole numbers: 19.51"""
    hundredths = (20_000 * one.places + one.people) // (2 * one.people)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def write_chances(told: Iterable[Chance], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((one.cell, one.tier, one.people, one.places, percent(one)) for one in told)
