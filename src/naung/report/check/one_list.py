"""One list that came in, judged alone: what is wrong with it, and what is new in it against the list in force.

Answers in seconds, for it reads these lists and the areas and no registry. What needs the registry stays open until the
run: whether a NIK stands in it, and who a row is. Not here: finding faults (intake), storing or showing any of it.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import Tree, as_text, call, column, integer, null, text
from naung.intake.areas import Area, read_areas
from naung.intake.evidence import EVIDENCE
from naung.intake.faults import Findings, count_faults, find_faults_of_lists, take_as_sent
from naung.intake.faults_kinds import ERROR, fault_kinds
from naung.intake.lists import ListSpec, OfficeList, begin_lists, survey_list
from naung.intake.sent.gate import Form, find_form
from naung.intake.sent.understood import Understood
from naung.intake.sources import open_source
from naung.matching.prints import lay_out_prints
from naung.report.check.labels import Labels
from naung.report.check.summary import ListCheck
from naung.report.check.workbook import write_list_workbook
from naung.selection.expressions import read_condition
from naung.values.errors import Refusal

ROOM = "naung.report.check"
NEW, KNOWN, CHANGED, WAITING, UNUSED = STANDINGS = ("baru", "dikenal", "berubah", "menunggu", "tidak_dipakai")
"""Every sent row stands in one of these."""
CELLS, ROWS = "sel.parquet", "baris.parquet"
FIRST_CELLS = 3
_COMPARED = ("nama", "tanggal_lahir", "jenis_kelamin", "kelurahan", "alamat", "rt", "rw", "no_kk")
_WHO = ("nik", "ttl", "rt_rw", *EVIDENCE)


@dataclass(frozen=True)
class Asked:
    """One list as a programme has it, and the one it would take the place of.

    Attributes:
        spec: the file that came in; its `types` and wishes as the programme would have them.
        where: the programme's condition on its rows.
        before: the list in force; None where there is none of that name.
        areas: the programme's areas, relative to `folder`.
        as_of: the last day that a birth may have.
    """

    spec: ListSpec
    where: str | None
    before: ListSpec | None
    areas: str
    folder: Path
    as_of: date


@dataclass(frozen=True)
class Cell:
    """`at` is the address in its sheet, the line where there is no sheet; `found` is masked already."""

    at: str
    sheet: str | None
    found: str | None
    note: str | None


@dataclass(frozen=True)
class Place:
    """In which column of which sheet a group's cells lie, as the sender sees it, and how many."""

    sheet: str | None
    letter: str
    written: str
    cells: int


@dataclass(frozen=True)
class Group:
    """Cells with one kind of fault in one column: mended the same way."""

    kind: str
    column: str
    must: bool
    short: str
    expected: str
    mend: str
    total: int
    places: tuple[Place, ...]
    first: tuple[Cell, ...]


@dataclass(frozen=True)
class Tidied:
    """What is read otherwise than written: how many cells, with an example."""

    what: str
    cells: int
    written: str
    read: str


@dataclass(frozen=True)
class Around:
    """A row of the look into the workbook that goes back."""

    at: str
    nik: str
    name: str
    said: str
    nik_kind: str
    """What is wrong with its NIK; empty where nothing is."""


@dataclass(frozen=True)
class OneList:
    """What was found; `standings` add up to the rows read, `gone` of `before_rows` are not in the new list."""

    check: ListCheck
    standings: dict[str, int]
    gone: int
    before_rows: int
    groups: tuple[Group, ...]
    tidied: tuple[Tidied, ...]
    around: tuple[Around, ...]

    @property
    def understood(self) -> Understood:
        return self.check.understood

    @property
    def left_out(self) -> int:
        """Rows of the sheets that are nobody: sums, blanks, signatures."""
        return sum(left.rows for sheet in self.understood.sheets for left in sheet.left_out)

    @property
    def to_mend(self) -> int:
        return sum(group.total for group in self.groups if group.must)


def check_list(asked: Asked, folder: Path, work: Path) -> OneList:
    """Read the list and write into `folder` its faulty cells, its rows and the workbook for its sender.

    A Refusal where it cannot be read at all, or not as the programme says.
    """
    reachable = [folder, asked.folder, asked.spec.folder, *([asked.before.folder] if asked.before else [])]
    with Duck(work, reachable) as duck:
        for room, name in (("naung.intake", "macros"), (ROOM, "one_list_macros")):
            duck.run(files(room).joinpath("steps", f"{name}.sql").read_text(encoding="utf-8"))
        areas = read_areas(asked.areas, asked.folder, duck)
        lists = [survey_list(one, duck, number, work, areas) for number, one in enumerate(_specs(asked))]
        begin_lists(duck)
        for number, one in enumerate(lists):
            where = read_condition(asked.where or "TRUE", one.kinds, f"lists: {one.spec.name}, where")
            one.read(duck, number, where.tree, where.columns)
        findings = Findings(duck, work)
        find_faults_of_lists(areas, asked.as_of, lists[:1], findings)
        counts = count_faults(asked.as_of, duck)
        check = write_list_workbook(duck, lists[0], 0, counts, folder, work)
        _compare(lists, areas, duck)
        duck.save(step(ROOM, "one_list_cells"), folder / CELLS)
        duck.save(step(ROOM, "one_list_rows", {"names": _names(lists)}), folder / ROWS)
        _open(duck, folder)
        return _told(check, lists[0], asked.as_of, duck)


def _specs(asked: Asked) -> list[ListSpec]:
    return [asked.spec, *([asked.before] if asked.before else [])]


def _compare(lists: Sequence[OfficeList], areas: Sequence[Area], duck: Duck) -> None:
    """Tables `list_told` and `sent_rows`, and the rows laid down with where each stands."""
    lay_out_prints(areas, lists, duck)
    others = _others(lists)
    duck.add("list_others", {"list_number": "BIGINT", "line": "BIGINT", "others": "VARCHAR[]"}, [])
    for number, one in enumerate(lists):
        one.table.source.take(
            duck, "office_rows", {f"o{turn}": one.table.places[name] for turn, name in enumerate(others)}
        )
        cells = [call("same_words", as_text(column(f"o{turn}", "r"))) for turn in range(len(others))]
        duck.append("list_others", step(ROOM, "one_list_others", {"list_number": integer(number), "cells": cells}))
        duck.let_go("office_rows")
    duck.make("list_told", step(ROOM, "one_list_told"))
    take_as_sent(lists[0].table.source, duck, "sent_rows")


def _names(lists: Sequence[OfficeList]) -> list[Tree]:
    """What each part of `told` is called; a part that only one of the lists has counts for nothing."""
    parts = [name if all(name in one.evidence for one in lists) else None for name in _COMPARED]
    return [null("VARCHAR") if name is None else text(name) for name in [*parts, *_others(lists)]]


def _others(lists: Sequence[OfficeList]) -> list[str]:
    """Columns that both versions have, and that are no evidence."""
    if len(lists) < 2:
        return []
    taken = {piece.column for one in lists for piece in one.evidence.values()} | set(_WHO)
    both = [name for name in lists[0].table.places if name in lists[1].table.places]
    return [name for name in both if name not in taken]


def _open(duck: Duck, folder: Path) -> None:
    duck.open("cells_of_list", [folder / CELLS])
    duck.open("rows_of_list", [folder / ROWS])


# --- what is told ---


def _told(check: ListCheck, one: OfficeList, as_of: date, duck: Duck) -> OneList:
    kinds = {kind.code: kind for kind in fault_kinds(as_of)}
    counted: dict[str, int] = dict(duck.rows(step(ROOM, "one_list_standings")))
    gone, before = duck.rows(step(ROOM, "one_list_gone"))[0]
    tidied = duck.rows(step(ROOM, "one_list_tidied"))
    labels = Labels(one, kinds)
    return OneList(
        check=check,
        standings={standing: counted.get(standing, 0) for standing in STANDINGS},
        gone=gone,
        before_rows=before,
        groups=tuple(_groups(labels, duck)),
        tidied=tuple(Tidied(*row) for row in tidied),
        around=tuple(_around(labels, row) for row in duck.rows(step(ROOM, "one_list_around"))),
    )


def _groups(labels: Labels, duck: Duck) -> list[Group]:
    first: dict[tuple[str, str], list[Cell]] = {}
    for kind, name, *cell in duck.rows(step(ROOM, "one_list_first", {"most": integer(FIRST_CELLS)})):
        first.setdefault((kind, name), []).append(_cell(labels, name, *cell))
    places: dict[tuple[str, str], list[Place]] = {}
    for kind, name, sheet, _, total in duck.rows(step(ROOM, "one_list_groups")):
        label = labels.find(sheet, name)
        letter, written = (label.letter, label.written) if label else ("", name)
        places.setdefault((kind, name), []).append(Place(sheet, letter, written, total))
    return [_group(labels, key, there, first[key]) for key, there in places.items()]


def _group(labels: Labels, key: tuple[str, str], places: Sequence[Place], first: Sequence[Cell]) -> Group:
    kind = labels.kinds[key[0]]
    return Group(
        kind=kind.code,
        column=key[1],
        must=kind.severity == ERROR,
        short=kind.short,
        expected=kind.expected,
        mend=kind.mend,
        total=sum(place.cells for place in places),
        places=tuple(places),
        first=tuple(first),
    )


def _cell(
    labels: Labels, name: str, line: int, sheet: str | None, letter: str | None, sheet_row: int | None,
    found: str | None, note: str | None,
) -> Cell:  # fmt: skip
    label = labels.find(sheet, name)
    return Cell(_at(letter or (label.letter if label else ""), line, sheet_row), sheet, found, note)


def _at(letter: str, line: int, sheet_row: int | None) -> str:
    """C14; of a tidy file, whose records have no row of their own, the record's number."""
    return f"{letter}{sheet_row}" if sheet_row is not None else f"baris {line}"


def _around(labels: Labels, row: tuple[Any, ...]) -> Around:
    line, sheet, sheet_row, nik, name, faults = row
    said, nik_kind = [], ""
    for fault in faults or ():
        if fault["severity"] == ERROR:
            nik_kind = nik_kind or (fault["kind"] if fault["col"] == "nik" else "")
            label = labels.find(sheet, fault["col"])
            said.append(f"{label.letter}: {labels.kinds[fault['kind']].short}" if label else fault["col"])
    return Around(str(sheet_row or line), nik or "", name or "", "; ".join(said), nik_kind)


# --- pages of what was laid down ---


@dataclass(frozen=True)
class FoundCell:
    """A faulty cell and what kind of fault it has."""

    kind: str
    column: str
    cell: Cell


@dataclass(frozen=True)
class FoundRow:
    """A row: where it stands, who it names (the NIK masked), what changed."""

    at: str
    sheet: str | None
    nik: str
    name: str
    apart: tuple[str, ...]


def read_cells(folder: Path, kind: str, name: str, passed: int, most: int) -> tuple[list[FoundCell], int]:
    """Cells of one kind and column (empty: of all), and how many there are in all."""
    holes = {"kind": text(kind), "col": text(name), "passed": integer(passed), "most": integer(most)}
    rows = _page(folder, "one_list_page", holes)
    cells = [
        FoundCell(one, place, Cell(_at(letter or "", line, sheet_row), sheet, found, note))
        for one, place, line, sheet, letter, sheet_row, found, note, _ in rows
    ]
    return cells, rows[0][-1] if rows else 0


def read_rows(folder: Path, standing: str, passed: int, most: int) -> tuple[list[FoundRow], int]:
    """Rows of one standing, and how many there are in all."""
    holes = {"standing": text(standing), "passed": integer(passed), "most": integer(most)}
    rows = _page(folder, "one_list_rows_page", holes)
    found = [
        FoundRow(str(sheet_row or line), sheet, nik or "", name or "", tuple(apart))
        for line, sheet, sheet_row, nik, name, apart, _ in rows
    ]
    return found, rows[0][-1] if rows else 0


def _page(folder: Path, name: str, holes: dict[str, Tree]) -> list[Any]:
    with tempfile.TemporaryDirectory(prefix="naung-") as work, Duck(Path(work), [folder], threads=1) as duck:
        _open(duck, folder)
        return duck.rows(step(ROOM, name, holes))


def count_rows(paths: Sequence[Path]) -> list[int | None]:
    """How many records each tidy CSV or Parquet has; None for a workbook or what cannot be read so."""
    reachable = [path.parent for path in paths]
    with tempfile.TemporaryDirectory(prefix="naung-") as work, Duck(Path(work), reachable) as duck:
        return [_count(path, duck) for path in paths]


def _count(path: Path, duck: Duck) -> int | None:
    try:
        if find_form(path) not in (Form.TEXT, Form.PARQUET):
            return None
        source = open_source(path, duck)
        source.take(duck, "file_rows", {"one": next(iter(source.names))})
        return int(duck.rows(step(ROOM, "one_list_count"))[0][0])
    except Refusal:
        return None
