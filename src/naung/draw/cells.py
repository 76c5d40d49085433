"""Cells, seats and true tiers of a frozen folder, held against what was frozen and published. Not here: their chances.

`tingkat.csv` and `quota.csv` are bound by no hash of their own, so each is held against what is: the seats in
freeze.json, and the cut tiers that were published before the dice.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from naung.draw.chances import CHANCES, COLUMNS, Chance, chances
from naung.draw.freeze import QUOTA_COLUMNS, TIERS
from naung.draw.frozen import read_commitment, read_freeze
from naung.draw.history import read_history
from naung.draw.tables import read_table
from naung.selection.seats import Cell, apportion
from naung.values.errors import Refusal

QUOTA = "quota.csv"


@dataclass(frozen=True)
class FrozenCell:
    """One cell as frozen; `people` are registry rows, `weight` is what the programme's quota weighs."""

    code: str
    name: str
    people: int
    candidates: int
    weight: int
    seats: int


@dataclass(frozen=True)
class FrozenDraw:
    """What chances are computed from; `tiers` are (cell, tier, people), by cell and tier, before any are merged."""

    run: str
    freeze: Mapping[str, Any]
    voided: bool
    cells: tuple[FrozenCell, ...]
    tiers: tuple[tuple[str, int, int], ...]

    @property
    def programme(self) -> Mapping[str, Any]:
        return dict(self.freeze["programme"])

    @property
    def quota(self) -> Mapping[str, Any] | None:
        quota: Mapping[str, Any] | None = self.programme["quota"]
        return quota

    @property
    def rehearsal(self) -> bool:
        return bool(self.freeze["rehearsal"])

    @cached_property
    def names(self) -> dict[str, str]:
        return {cell.code: cell.name for cell in self.cells}

    @cached_property
    def seats(self) -> dict[str, int]:
        return {cell.code: cell.seats for cell in self.cells}

    def seats_by(self, weights: Mapping[str, int]) -> dict[str, int]:
        """The seats of each cell, had the quota these weights; places and floors stay."""
        minimum = int(self.quota["minimum"]) if self.quota else 0
        cells = [Cell(cell.code, cell.candidates, weights[cell.code]) for cell in self.cells]
        given = apportion(cells, int(self.freeze["counts"]["places"]), minimum)
        return {code: one.seats for code, one in given.items()}

    @cached_property
    def chances(self) -> tuple[Chance, ...]:
        return tuple(chances(self.tiers, self.seats))


def read_frozen_draw(folder: Path) -> FrozenDraw:
    """A Refusal names the file of the folder that does not fit what was frozen, and the cell."""
    run = str(read_commitment(folder)["run"])
    freeze = read_freeze(folder)
    quota = _table(folder / "public" / QUOTA, QUOTA_COLUMNS)
    cells = tuple(
        FrozenCell(
            row["cell"], row["name"], *(_whole(row, name) for name in ("people", "candidates", "weight", "seats"))
        )
        for row in quota
    )
    tiers = tuple(
        (row["cell"], _whole(row, "tier"), _whole(row, "people"))
        for row in _table(folder / TIERS, ("cell", "tier", "people"))
    )
    draw = FrozenDraw(run, freeze, read_history(folder).voided is not None, cells, tiers)
    _check_seats(draw)
    _check_tiers(draw)
    _check_published(draw, _table(folder / "public" / CHANCES, COLUMNS))
    return draw


def _check_seats(draw: FrozenDraw) -> None:
    frozen = {one["cell"]: one["seats"] for one in draw.freeze["seats"]}
    _same(draw.seats, frozen, QUOTA, "tempatnya bukan yang dibekukan")
    again = draw.seats_by({cell.code: cell.weight for cell in draw.cells})
    _same(again, frozen, QUOTA, "calon atau bobotnya memberi tempat yang lain dari yang dibekukan")


def _check_tiers(draw: FrozenDraw) -> None:
    people: Counter[str] = Counter()
    last = ("", 0)
    for cell, tier, count in draw.tiers:
        follows = tier == last[1] + 1 if cell == last[0] else cell > last[0] and tier == 1
        if count < 1 or not follows:
            raise Refusal(f"{TIERS}, sel {cell}: tingkatnya tidak berurut dari 1; pakai folder beku yang asli")
        people[cell] += count
        last = (cell, tier)
    candidates = {cell.code: cell.candidates for cell in draw.cells if cell.candidates}
    _same(people, candidates, TIERS, f"banyaknya orang bukan banyaknya calon di {QUOTA}")


def _check_published(draw: FrozenDraw, published: Iterable[Mapping[str, str]]) -> None:
    """The tier that the dice decide about is never merged: it is the same in both files, but for its number."""
    rows = [Chance(row["cell"], *(_whole(row, name) for name in COLUMNS[1:4])) for row in published]
    told = {one.cell: (one.people, one.places) for one in rows if one.drawn}
    here = {one.cell: (one.people, one.places) for one in draw.chances if one.drawn}
    _same(here, told, TIERS, f"tingkat yang diundi bukan yang diumumkan di {CHANCES}")


def _same(here: Mapping[str, object], there: Mapping[str, object], file: str, said: str) -> None:
    for cell in sorted(here.keys() | there.keys()):
        if here.get(cell) != there.get(cell):
            raise Refusal(f"{file}, sel {cell}: {said}; pakai folder beku yang asli")


def _table(path: Path, columns: tuple[str, ...]) -> list[dict[str, str]]:
    return [dict(zip(columns, cells, strict=True)) for cells in read_table(path, columns)]


def _whole(row: Mapping[str, str], name: str) -> int:
    text = row[name]
    if not (text.isascii() and text.isdigit()):
        raise Refusal(f"sel {row['cell']}: {name} {text!r} bukan bilangan bulat")
    return int(text)
