"""Random cities, several batches in a row: the real steps against the model, and what must hold whatever comes."""

import csv
import json
import random
from pathlib import Path
from typing import Any

import pytest

from naung.draw.late.batch import Batch
from naung.draw.late.changes import LEAVES, UPHELD, Change
from naung.draw.late.effect import _with_ranks
from naung.draw.late.fill import Terms, fill
from naung.draw.late.state import Person, Standing, State, Told
from naung.draw.late.upheld import Committed
from naung.values.month import Month
from tests import made
from tests.draw.late.model import Event, Model
from tests.draw.late.test_late import City

PRICE = {month: 70 if month < 7 else 130 for month in range(1, 13)}
"""The law's price rises within the cover."""


def _month(number: int) -> Month:
    return Month(2026, 1).plus(number - 1)


def _number(text: str | None) -> int | None:
    return None if text is None else (int(text[:4]) - 2026) * 12 + int(text[5:])


class Facts:
    """What the corrected programme says of those upheld, by NIK."""

    def __init__(self, rows: dict[str, dict[str, Any] | str]) -> None:
        self.rows = rows

    def fate(self, nik: str) -> str:
        return "usia" if self.rows.get(nik) == "tetap" else ""

    def place(self, nik: str) -> tuple[str, str | None] | None:
        row = self.rows.get(nik)
        return (row["cell"], row["family"]) if isinstance(row, dict) else None


class Values(Batch):
    """A batch without files: everybody is committed, and known by the pseudonym."""

    def __init__(self, now: Standing, terms: Terms, tickets: dict[str, str]) -> None:
        self.now, self.terms, self.tickets = now, terms, tickets
        self.faults: list[str] = []
        self.by_nik = {now.nik(who): who for who in now.people}
        self.per_family = 1

    def _committed(self, change: Change) -> Committed:
        return Committed(change.nik, self.tickets[change.nik], change.nik)


class Real:
    """The draw as naung.draw.late holds it; each batch begins from the register of all changes, as the command does."""

    def __init__(self, people: dict[str, dict[str, Any]], terms: dict[str, Any]) -> None:
        self.people = {who: dict(one) for who, one in people.items()}
        self.terms, self.register = terms, list[Told]()

    def standing(self) -> Standing:
        line: dict[str, list[str]] = {}
        for who in sorted(self.people, key=lambda who: (self.people[who]["keys"], self.people[who]["ticket"])):
            line.setdefault(self.people[who]["cell"], []).append(who)
        places = {who: place for whole in line.values() for place, who in enumerate(whole, 1)}
        people = {
            who: Person(
                who, who, one["family"], one["cell"], one["ticket"], one.get("rank") or places[who], one["selected"]
            )
            for who, one in self.people.items()
        }
        state = State()
        for told in self.register:
            state.take(told)
        return Standing(people, line, state)

    def batch(
        self, leavers: list[tuple[str, int]], upheld: list[tuple[str, dict[str, Any] | str]], start: int, *, today: Any
    ) -> list[Told]:
        terms = Terms(**self.terms, start=_month(start))
        batch = Values(self.standing(), terms, {who: one["ticket"] for who, one in upheld if isinstance(one, dict)})
        batch.tickets |= {who: "0" for who, one in upheld if isinstance(one, str)}
        told = [batch.leave(Change(0, LEAVES, who, None, _month(month), "x")) for who, month in leavers]
        changes = [Change(0, UPHELD, who, None, None, "x") for who, _ in upheld]
        more, joined = batch.uphold(changes, Facts(dict(upheld)))  # type: ignore[arg-type]
        batch.check()
        rows = dict(upheld)
        for committed in joined:
            row = rows[committed.pseudonym]
            assert isinstance(row, dict)
            self.people[committed.pseudonym] = {**row, "selected": False, "rank": None}
        now = self.standing()
        told = _with_ranks(now, [*told, *more])
        for one in told:
            now.state.take(one)
        told += list(fill(now, terms, lambda who: "" if today(who) else "usia"))
        self.register += told
        return told


def _event(told: Told) -> Event:
    kind, who = told["kind"], told.get("pseudonym")
    if kind == "berhenti":
        return kind, who, told["held"], _number(told["free"])
    if kind == "dikabulkan":
        return (
            (kind, who, told["outcome"], told["rank"]) if told["outcome"] == "antre" else (kind, who, told["outcome"])
        )
    if kind == "ditarik":
        return kind, who, None
    if kind == "dilewati":
        return kind, who, told["cell"], told["rank"]
    if kind == "pindah":
        return kind, told["from"], told["to"]
    return kind, who, told["cell"], told["rank"], _number(told["month"]), told["by"]


def _city(chance: random.Random) -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, int]]]:
    people: dict[str, dict[str, Any]] = {}
    cells: dict[str, dict[str, int]] = {}
    for code in "abc"[: chance.randint(1, 3)]:
        count = chance.randint(0, 7)
        rows = [_row(chance, code, f"K{len(people) + n}") for n in range(count)]
        rows.sort(key=lambda one: (one["keys"], one["ticket"]))
        seats = chance.randint(0, count)
        for place, row in enumerate(rows, 1):
            people[f"{code}{place}"] = {**row, "selected": place <= seats, "rank": place}
        cells[code] = {"seats": seats, "weight": chance.choice([0, count, 3 * count]), "candidates": count}
    return people, cells


def _row(chance: random.Random, cell: str, family: str | None) -> dict[str, Any]:
    keys = (chance.randint(1, 2), -chance.randint(0, 1))
    return {"cell": cell, "keys": keys, "ticket": f"{chance.getrandbits(256):064x}", "family": family}


@pytest.mark.parametrize("seed", range(400))
def test_the_steps_do_what_the_page_says(seed: int) -> None:
    chance = random.Random(seed)
    people, cells = _city(chance)
    taken = sum(cell["seats"] for cell in cells.values())
    budget, most = taken * sum(PRICE.values()) + chance.choice([0, 500, 3000]), taken + chance.choice([0, 1, 5])
    model = Model(people, cells, price=PRICE, budget=budget, most=most)
    price = {_month(month): idr for month, idr in PRICE.items()}
    real = Real(people, {"price_idr": price, "budget_idr": budget, "most": most, "cells": cells})
    for number in range(4):
        start = chance.randint(1, 12)
        here = [who for who in model.people if who not in model.out]
        leavers = [(who, chance.randint(1, 12)) for who in chance.sample(here, min(len(here), chance.randint(0, 3)))]
        gone = {who for who, _ in leavers}
        again = [who for who in here if who not in model.holders and who not in gone]
        names = [f"u{number}{place}" for place in range(chance.randint(0, 3))]
        upheld: list[tuple[str, dict[str, Any] | str]] = []
        for who in [*names, *chance.sample(again, min(len(again), chance.randint(0, 1)))]:
            if not upheld or chance.random() < 0.8:
                family = chance.choice([None, *[f"K{n}" for n in range(20)]])
                row = _row(chance, chance.choice(list(cells)), family)
                if who in model.people:  # a ticket is never another
                    row |= {"ticket": model.people[who]["ticket"], "family": model.people[who]["family"]}
                known = [one["family"] for _, one in upheld if isinstance(one, dict)]
                if row["family"] is None or row["family"] not in known:  # one a family, as the corrected facts have it
                    upheld.append((who, row))
            else:
                upheld.append((who, "tetap" if who in names else "keluarga"))
        failing = {who for who in [*model.people, *names] if chance.random() < 0.2}

        def today(who: str, failing: set[str] = failing) -> bool:
            return who not in failing

        before, paid = dict(model.holders), {month: set(who) for month, who in model.paid.items()}
        wanted = model.batch(leavers, upheld, start, today=today)
        found = [_event(told) for told in real.batch(leavers, upheld, start, today=today)]
        assert found == wanted
        assert model.spent() <= budget
        assert all(len(who) <= most for who in model.paid.values())
        assert set(before) - gone <= set(model.holders)
        assert all(model.paid[month] == paid[month] for month in paid if month < start)
        now = real.standing()
        for month, holders in model.paid.items():
            assert {one for one in now.ever() if now.months(one, [_month(month)])} == holders


def test_the_command_tells_the_same(folder: Path) -> None:
    """Leavers in three batches over a made programme, by the command, against the model."""
    city = City(folder, records=made.people(150), budget_idr=5_900_000, places=40)
    whole = json.loads((city.frozen / "freeze.json").read_text(encoding="utf-8"))
    with (city.result / "public" / "quota.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    cells = {row["cell"]: {name: int(row[name]) for name in ("seats", "weight", "candidates")} for row in rows}
    candidates = [one for one in city.rows if one["rank_in_cell"]]
    people = {
        one["pseudonym"]: {
            "cell": one["cell"],
            "keys": one["rank_in_cell"],
            "ticket": one["ticket"],
            "family": None,
            "selected": one["status"] == "selected",
        }
        for one in candidates
    }
    price = {_number(one["month"]): one["total_idr"] for one in whole["law"]["monthly"]}
    programme = whole["programme"]
    model = Model(people, cells, price=price, budget=programme["budget_idr"], most=programme["places"])
    niks = {one["pseudonym"]: one["nik"] for one in candidates}
    chance = random.Random(4)
    for count in (3, 9, 9):
        here = sorted(who for who in people if who not in model.out)
        leavers = [(who, chance.randint(3, 12)) for who in chance.sample(here, count)]
        lines = [f"berhenti,{niks[who]},,2026-{month:02d},Pindah" for who, month in leavers]
        assert city.late(*lines) == 0
        told = [_event(one) for one in city.changes()]
        assert told == model.batch(leavers, [], 3, today=lambda who: True)
        assert any(one[0] == "masuk" for one in told)
