"""The late rules of docs/draw.md once more, in plain Python: a ledger of who is paid in which month.

Shares no code with naung.draw.late. Months are numbers; people are dicts; nobody in it is real.
"""

from collections.abc import Callable, Iterator
from fractions import Fraction
from typing import Any

Event = tuple[Any, ...]


class Model:
    """A draw and what came after it. `people`: who → cell, keys, ticket, family, selected."""

    def __init__(self, people: dict[str, dict[str, Any]], cells: dict[str, dict[str, int]], **money: Any) -> None:
        self.people = {who: dict(one) for who, one in people.items()}
        self.cells, self.price = cells, money["price"]
        self.budget, self.most = money["budget"], money["most"]
        self.paid: dict[int, set[str]] = {month: set() for month in self.price}
        self.places: list[tuple[int, str]] = []
        self.given = {code: cell["seats"] for code, cell in cells.items()}
        self.holders: dict[str, int] = {}
        self.out: set[str] = set()
        self.withdrawn: set[str] = set()
        self.waits: dict[str, int] = {}
        for who, one in self.people.items():
            if one["selected"]:
                self._pay(who, min(self.price))
        self.ranks = {who: place for code in cells for place, who in enumerate(self.line(code), 1)}

    def line(self, cell: str) -> list[str]:
        of = [who for who, one in self.people.items() if one["cell"] == cell]
        return sorted(of, key=lambda who: (self.people[who]["keys"], self.people[who]["ticket"]))

    def spent(self) -> int:
        return sum(self.price[month] * len(who) for month, who in self.paid.items())

    def _pay(self, who: str, month: int) -> None:
        self.holders[who] = month
        for one in self.price:
            if one >= month:
                assert who not in self.paid[one]
                self.paid[one].add(who)

    def _can_pay(self, month: int) -> bool:
        rest = [one for one in self.price if one >= month]
        more = sum(self.price[one] for one in rest)
        return bool(rest) and self.spent() + more <= self.budget and all(len(self.paid[m]) < self.most for m in rest)

    def batch(
        self, leavers: list[tuple[str, int]], upheld: list[tuple[str, dict[str, Any] | str]], start: int, *, today: Any
    ) -> list[Event]:
        """What one batch brings about. `upheld`: who, with her corrected row, or the outcome that the facts give."""
        told = [self._leave(who, month, start) for who, month in leavers]
        joined = []
        for who, row in upheld:
            told += self._uphold(who, row)
            joined += [who] if told[-1][2] == "antre" else []
        for who in joined:
            line = [one for one in self.line(self.people[who]["cell"]) if one not in self.withdrawn]
            self.ranks[who] = self.waits[who] = line.index(who) + 1
        told = [(*one, self.ranks[one[1]]) if one[2:] == ("antre",) else one for one in told]
        return told + list(self._fill(start, today)) + list(self._money(start, today))

    def _leave(self, who: str, month: int, start: int) -> Event:
        self.out.add(who)
        began = self.holders.pop(who, None)
        if began is None:
            return "berhenti", who, False, None
        free = max(month, start, began)
        for one in self.price:
            if one >= free:
                self.paid[one].discard(who)
        self.places.append((free, self.people[who]["cell"]))
        return "berhenti", who, True, free

    def _uphold(self, who: str, row: dict[str, Any] | str) -> list[Event]:
        if isinstance(row, str):
            return [("dikabulkan", who, row)]
        kin = [
            one
            for one, other in self.people.items()
            if other["family"] == row["family"] is not None and one != who and one not in self.out
        ]
        told: list[Event] = []
        if kin:
            yields = [one for one in kin if one not in self.holders]
            if not yields:
                return [("dikabulkan", who, "keluarga")]
            self.out.add(yields[0])
            self.withdrawn.add(yields[0])
            told.append(("ditarik", yields[0], None))
        self.out.discard(who)
        self.withdrawn.discard(who)
        self.people[who] = {**row, "selected": False}
        return [*told, ("dikabulkan", who, "antre")]

    def _fill(self, start: int, today: Callable[[str], bool]) -> Iterator[Event]:
        self.passed: set[str] = set()
        for place in sorted(self.places):
            month = max(place[0], start)
            if not self._can_pay(month):
                continue
            cell = place[1]
            tried: set[str] = set()
            while True:
                yield from self._pass_over(cell, today)
                tried.add(cell)
                if (who := self._first(cell)) or not (others := self._others(tried)):
                    break
                cell = others
            if not who:
                continue
            if cell != place[1]:
                self.given[place[1]] -= 1
                self.given[cell] += 1
                yield "pindah", place[1], cell
            self.places.remove(place)
            self._pay(who, month)
            yield "masuk", who, cell, self.ranks[who], month, "tempat"

    def _waiting(self, cell: str) -> list[str]:
        return [one for one in self.line(cell) if one not in self.holders | dict.fromkeys(self.out | self.passed)]

    def _first(self, cell: str) -> str:
        return next(iter(self._waiting(cell)), "")

    def _pass_over(self, cell: str, today: Callable[[str], bool]) -> Iterator[Event]:
        while (who := self._first(cell)) and not today(who):
            self.passed.add(who)
            yield "dilewati", who, cell, self.ranks[who]

    def _others(self, tried: set[str]) -> str:
        for weight in ("weight", "candidates"):
            open_ = [one for one in self.cells if one not in tried and self.cells[one][weight] and self._waiting(one)]
            if open_:
                share = {one: Fraction(self.cells[one][weight], 2 * self.given[one] + 1) for one in open_}
                return min(one for one in open_ if share[one] == max(share.values()))
        return ""

    def _money(self, start: int, today: Callable[[str], bool]) -> Iterator[Event]:
        for who in sorted(self.waits, key=lambda one: (self.waits[one], self.people[one]["ticket"])):
            cell = self.people[who]["cell"]
            if who in self.holders or who in self.out | self.passed or self.waits[who] > self.cells[cell]["seats"]:
                continue
            if self._can_pay(start) and today(who):
                self._pay(who, start)
                yield "masuk", who, cell, self.waits[who], start, "uang"
