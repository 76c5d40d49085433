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


def largest(told: Iterable[Chance]) -> Chance | None:
    """The tier about which the dice decide with the largest chance; of equals the first by cell."""
    return min((one for one in told if one.drawn), key=lambda one: (-one.exact, one.cell, one.tier), default=None)


@dataclass(frozen=True)
class Share:
    """Tiers of one fate and the people in them."""

    tiers: int
    people: int

    @classmethod
    def of(cls, told: Iterable[Chance]) -> "Share":
        people = [one.people for one in told]
        return cls(len(people), sum(people))


@dataclass(frozen=True)
class CellChances:
    """One cell: the tiers wholly in, the one that the dice decide about, the tiers wholly out; in this order."""

    cell: str
    sure: Share
    drawn: Chance | None
    out: Share

    @property
    def candidates(self) -> int:
        return self.sure.people + (self.drawn.people if self.drawn else 0) + self.out.people


def by_cell(told: Iterable[Chance], cells: Iterable[str]) -> list[CellChances]:
    """One entry a cell, in the order of `cells`; a cell without candidates has no tiers."""
    tiers: dict[str, list[Chance]] = {code: [] for code in cells}
    for one in told:
        tiers[one.cell].append(one)
    return [_of_cell(code, group) for code, group in tiers.items()]


def _of_cell(code: str, tiers: list[Chance]) -> CellChances:
    sure = Share.of(one for one in tiers if one.places == one.people)
    out = Share.of(one for one in tiers if not one.places)
    return CellChances(code, sure, next((one for one in tiers if one.drawn), None), out)


@dataclass(frozen=True)
class Total:
    """All cells: those certain of a place, those about whom the dice decide and their places, those without one."""

    sure: Share
    drawn: Share
    drawn_places: int
    out: Share

    @property
    def places(self) -> int:
        return self.sure.people + self.drawn_places

    @property
    def candidates(self) -> int:
        return self.sure.people + self.drawn.people + self.out.people


def total(told: Iterable[Chance]) -> Total:
    every = list(told)
    drawn = [one for one in every if one.drawn]
    sure = Share.of(one for one in every if one.places == one.people)
    return Total(
        sure, Share.of(drawn), sum(one.places for one in drawn), Share.of(one for one in every if not one.places)
    )


def percent(one: Chance) -> str:
    """The chance with two digits, half up, in whole numbers: 19.51"""
    hundredths = (20_000 * one.places + one.people) // (2 * one.people)
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def write_chances(told: Iterable[Chance], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows((one.cell, one.tier, one.people, one.places, percent(one)) for one in told)
