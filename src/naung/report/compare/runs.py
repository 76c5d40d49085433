"""Two runs held against each other: who comes in, who drops out, and why. Not here: sentences, pages, files.

A person is her NIK: a selected person's NIK stands on one row of her registry. The runs may have different
registries, programmes, keys and seeds.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import all_of, as_text, column, named
from naung.report.compare.causes import Mover, Place, Sides, cause_rank, first_cause
from naung.report.compare.groups import GroupCount, count_groups
from naung.report.past import PastRun

ROOM = "naung.report.compare"
NAMES = ("A", "B")
CANDIDATES = ("selected", "reserve", "not_reached")


@dataclass(frozen=True)
class Move:
    """One person who moves, with her first cause."""

    mover: Mover
    cause: str


@dataclass(frozen=True)
class Moves:
    """All who are selected on one side only, by NIK, and their causes in the order in which they are asked."""

    sides: Sides
    moves: tuple[Move, ...]

    @property
    def causes(self) -> dict[str, int]:
        counted = Counter(move.cause for move in self.moves)
        return {cause: counted[cause] for cause in sorted(counted, key=lambda one: cause_rank(one, self.sides))}

    def by_area(self) -> Counter[str]:
        return Counter(move.mover.area for move in self.moves)


@dataclass(frozen=True)
class AreaCount:
    """One kelurahan; `moved_in` counts who stay selected and have moved house into it, less those out of it."""

    code: str
    name: str
    before: int
    out: int
    into: int
    after: int

    @property
    def moved_in(self) -> int:
        return self.after - (self.before - self.out + self.into)


@dataclass(frozen=True)
class CellCount:
    """One cell's seats in both runs; None where a run does not have that cell."""

    code: str
    name: str
    seats_a: int | None
    seats_b: int | None


@dataclass(frozen=True)
class Comparison:
    """Everything that is said of two runs. `out` are selected in A only, `into` in B only."""

    a: PastRun
    b: PastRun
    out: Moves
    into: Moves
    areas: tuple[AreaCount, ...]
    cells: tuple[CellCount, ...]
    groups: dict[str, tuple[GroupCount, ...]]
    differences: tuple[tuple[str, object, object], ...]

    @property
    def selected(self) -> tuple[int, int]:
        return int(self.a.summary["by_status"]["selected"]), int(self.b.summary["by_status"]["selected"])

    @property
    def stay(self) -> int:
        return self.selected[0] - len(self.out.moves)

    @property
    def trial(self) -> bool:
        return self.a.trial or self.b.trial


def compare(a: PastRun, b: PastRun, work: Path) -> Comparison:
    """Compare two runs; `work` is a folder for what does not fit in memory."""
    runs = {"a": a, "b": b}
    with Duck(work, [a.folder, b.folder]) as duck:
        facts = {}
        for side, run in runs.items():
            facts[side] = run.name_tables(duck, f"{side}_")
            duck.view("decisions", all_of(f"{side}_decisions"))
            duck.make(f"{side}_chosen", step(ROOM, "chosen"))
            duck.make(f"{side}_tiers", step(ROOM, "tiers"))
        out = _moves(duck, Sides(a, b, *NAMES), "a", "b")
        into = _moves(duck, Sides(b, a, *reversed(NAMES)), "b", "a")
        counted = []
        for side, other in (("a", "b"), ("b", "a")):
            _face(duck, side, other)
            duck.view("people", all_of(f"{side}_people"))
            areas: dict[str, int] = dict(duck.rows(step(ROOM, "areas")))
            counted.append((areas, count_groups(duck, runs[side], facts[side])))
    (areas_a, groups_a), (areas_b, groups_b) = counted
    return Comparison(
        a,
        b,
        out,
        into,
        tuple(_areas(a, b, (areas_a, areas_b), out.by_area(), into.by_area())),
        tuple(_cells(a, b)),
        {name: GroupCount.pair(groups_a[name], groups_b[name]) for name in groups_a if name in groups_b},
        tuple(differences(a, b)),
    )


def _face(duck: Duck, here: str, there: str) -> None:
    """Name one run's tables `here_…` and the other's `there_…`."""
    for name in ("chosen", "tiers", "decisions"):
        duck.view(f"here_{name}", all_of(f"{here}_{name}"))
        duck.view(f"there_{name}", all_of(f"{there}_{name}"))


def _moves(duck: Duck, sides: Sides, here: str, there: str) -> Moves:
    """Who is selected in `here` only, each with her first cause."""
    _face(duck, here, there)
    duck.make("movers", step(ROOM, "movers"))
    keys_here = _keys(duck, sides.here, here, "poin")
    keys_there = _keys(duck, sides.there, there, "there_poin")
    rows = duck.rows(all_of("movers"))
    movers = [_mover(row, keys_here.get(row[0], ()), keys_there.get(row[0], ())) for row in rows]
    return Moves(sides, tuple(Move(mover, first_cause(mover, sides)) for mover in movers))


def _keys(duck: Duck, run: PastRun, side: str, poin: str) -> dict[str, tuple[str | None, ...]]:
    """The order keys in one run of the movers who are candidates of one cell in both, by NIK."""
    duck.view("people", all_of(f"{side}_people"))
    keys = [named(as_text(key.expression.tree), f"key {place}") for place, key in enumerate(run.order)]
    found = duck.rows(step(ROOM, "keys", {"poin": column(poin, "m"), "keys": keys}))
    return {nik: tuple(values) for nik, *values in found}


def _mover(row: tuple[Any, ...], keys_here: tuple[str | None, ...], keys_there: tuple[str | None, ...]) -> Mover:
    nik, area, cell, _, pseudonym, ticket, rank, before, size, status, failed, there_cell = row[:12]
    _, there_pseudonym, there_ticket, there_before, there_size = row[12:]
    there = None
    if status in CANDIDATES:
        there = Place(there_cell, there_before, there_size, there_pseudonym, there_ticket, keys_there)
    here = Place(cell, before, size, pseudonym, ticket, keys_here)
    return Mover(nik, area, rank, here, status, failed, there)


def _areas(
    a: PastRun, b: PastRun, selected: tuple[dict[str, int], dict[str, int]], out: Counter[str], into: Counter[str]
) -> Iterator[AreaCount]:
    names = {**a.areas, **b.areas}
    for code in sorted(names):
        yield AreaCount(code, names[code], selected[0].get(code, 0), out[code], into[code], selected[1].get(code, 0))


def _cells(a: PastRun, b: PastRun) -> Iterator[CellCount]:
    for code in sorted({*a.quota, *b.quota}):
        one, other = a.quota.get(code), b.quota.get(code)
        name = one.name if one else other.name if other else code
        yield CellCount(code, name, one.seats if one else None, other.seats if other else None)


def differences(a: PastRun, b: PastRun) -> Iterator[tuple[str, object, object]]:
    """What decided differently: each key of the programme, the seed, each input's content; (what, in A, in B)."""
    mine, theirs = dict(_flat("", a.programme)), dict(_flat("", b.programme))
    for key in dict.fromkeys([*mine, *theirs]):
        if mine.get(key) != theirs.get(key):
            yield key, mine.get(key), theirs.get(key)
    for key in ("seed", "seed_source", "version"):
        if a.record.get(key) != b.record.get(key):
            yield key, a.record.get(key), b.record.get(key)
    files_a, files_b = _inputs(a), _inputs(b)
    for what in dict.fromkeys([*files_a, *files_b]):
        if what != "program" and files_a.get(what) != files_b.get(what):
            yield what, files_a.get(what), files_b.get(what)


def _inputs(run: PastRun) -> dict[str, str]:
    return {one["what"]: f"{one['file']}, sidik {one['sha256'][:12]}" for one in run.record.get("inputs", [])}


def _flat(path: str, value: Any) -> Iterator[tuple[str, object]]:
    """The leaves of a programme; rules, points and lists by their code or name, so that an added one shifts none."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _flat(f"{path}.{key}" if path else str(key), inner)
    elif isinstance(value, list) and value and all(isinstance(one, dict) for one in value):
        for one in value:
            name = one.get("code") or one.get("name")
            yield from _flat(
                f"{path} {name}", {key: inner for key, inner in one.items() if key not in ("code", "name")}
            )
    elif isinstance(value, list):
        yield path, ", ".join(str(one) for one in value)
    else:
        yield path, value
