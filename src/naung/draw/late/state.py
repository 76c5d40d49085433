"""Where everybody stands after the late changes so far: holders, the line, free places. Plain values.

Not here: reading them (book, line), who follows whom (fill).
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from naung.values.month import Month

Told = dict[str, Any]
"""One late change as it took effect, as docs/draw.md names its keys."""


@dataclass(frozen=True, slots=True)
class Person:
    """One in the line; `rank` as the draw gave it, or of an upheld one her place in the line."""

    pseudonym: str
    nik: str
    family: str | None
    cell: str
    ticket: str
    rank: int
    selected: bool


@dataclass(frozen=True, order=True)
class Place:
    """A place that is free from a month on."""

    month: Month
    cell: str


@dataclass
class State:
    """What the changes so far amount to; `take` adds one more."""

    niks: dict[str, str] = field(default_factory=dict)
    """The NIK by which somebody is known now, by pseudonym, where it was corrected."""
    upheld: dict[str, int] = field(default_factory=dict)
    """Who was upheld into the line, and the rank given, in the order of upholding."""
    entered: dict[str, Month] = field(default_factory=dict)
    left: dict[str, Month] = field(default_factory=dict)
    """Who left a place, and from which month it is free."""
    gone: set[str] = field(default_factory=set)
    """Who stands in the line no more: left, or gave way to another of the family."""
    withdrawn: set[str] = field(default_factory=set)
    """Those of them who gave way: no candidates any more, so no rank counts them."""
    free: list[Place] = field(default_factory=list)
    moved: Counter[str] = field(default_factory=Counter)
    """Seats that went to a cell, less those that left it."""

    def take(self, told: Told) -> None:
        """Add one change."""
        takes = {
            "nik": self._correct,
            "berhenti": self._leave,
            "dikabulkan": self._uphold,
            "ditarik": self._withdraw,
            "pindah": self._move,
            "masuk": self._enter,
        }
        if told["kind"] in takes:  # `dilewati` changes nothing
            takes[told["kind"]](told)

    def _correct(self, told: Told) -> None:
        self.niks[told["pseudonym"]] = told["nik_baru"]

    def _leave(self, told: Told) -> None:
        self.gone.add(told["pseudonym"])
        if told["held"]:
            free = Month.parse(told["free"])
            self.left[told["pseudonym"]] = free
            self.free.append(Place(free, told["cell"]))

    def _uphold(self, told: Told) -> None:
        who = told["pseudonym"]
        if told["nik_baru"]:
            self.niks[who] = told["nik_baru"]
        if told["outcome"] == "antre":
            self.upheld[who] = told["rank"]
            self.gone.discard(who)
            self.withdrawn.discard(who)

    def _withdraw(self, told: Told) -> None:
        self.gone.add(told["pseudonym"])
        self.withdrawn.add(told["pseudonym"])

    def _enter(self, told: Told) -> None:
        self.entered[told["pseudonym"]] = Month.parse(told["month"])
        if told["by"] == "tempat":
            self.free.remove(min(one for one in self.free if one.cell == told["cell"]))

    def _move(self, told: Told) -> None:
        origin, target = told["from"], told["to"]
        place = min(one for one in self.free if one.cell == origin)
        self.free.remove(place)
        self.free.append(Place(place.month, target))
        self.moved[origin] -= 1
        self.moved[target] += 1


@dataclass
class Standing:
    """The line of every cell with the state of its people."""

    people: Mapping[str, Person]
    line: Mapping[str, list[str]]
    """By cell, the pseudonyms in their order."""
    state: State

    def holds(self, who: str) -> bool:
        """Whether somebody has a place now."""
        return (self.people[who].selected or who in self.state.entered) and who not in self.state.gone

    def waiting(self, cell: str) -> Iterator[str]:
        """Who stands in a cell's line without a place, in order."""
        return (who for who in self.line.get(cell, ()) if who not in self.state.gone and not self.holds(who))

    def nik(self, who: str) -> str:
        return self.state.niks.get(who, self.people[who].nik)

    def rank(self, who: str) -> int:
        return self.state.upheld.get(who, self.people[who].rank)

    def months(self, who: str, cover: Iterable[Month]) -> list[Month]:
        """The months paid for somebody who has or had a place."""
        begins, ends = self.state.entered.get(who), self.state.left.get(who)
        return [one for one in cover if (begins is None or begins <= one) and (ends is None or one < ends)]

    def ever(self) -> list[str]:
        """Everybody who has or had a place."""
        return [who for who, one in self.people.items() if one.selected or who in self.state.entered]
