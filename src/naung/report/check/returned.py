"""A workbook back to its sender as she sent it, with what is to be mended put in: what a process of its own is told.

Not here: openpyxl (child), the words (labels, summary), lists that came as CSV or Parquet (workbook).
"""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import integer
from naung.intake.faults import FIRST_LIST
from naung.intake.faults_kinds import ERROR
from naung.intake.lists import OfficeList
from naung.intake.sent.gate import Form
from naung.intake.sent.ours import CHECKED_BY, MENDING, SUMMARY
from naung.intake.sent.understood import UnderstoodSheet
from naung.intake.sent.workbook import read_workbook
from naung.intake.sources import find_file
from naung.report.check.labels import Labels
from naung.report.check.summary import BAD, MAY_MEND, MUST_MEND, ODD, WIDTHS, Line, height_of
from naung.values.errors import Refusal

ROOM = "naung.report.check"
MOST_ROWS = 50_000
LARGEST_SHEETS = 60_000_000  # bytes of sheets, unpacked; openpyxl takes some fifteen times as much
MOST_MEMORY = 1_500_000_000
MOST_COMMENTS = 20_000
PATIENCE = 300  # seconds
WORKBOOKS = (Form.XLSX, Form.XLS, Form.ODS)
_MARKS = "tanda.jsonl"
_BY_HAND = ("nik", "no_kk", "rt", "rw", "rt_rw")
"""Columns whose cells Excel would spoil as they are typed."""


class Way(StrEnum):
    """How a workbook goes back."""

    OWN = "own"
    """The sender's file, with her formats."""
    VALUES = "values"
    """A new one of the same sheets and values."""


def give_back(
    duck: Duck, labels: Labels, number: int, work: Path, target: Path, lines: Callable[[Way], Sequence[Line]]
) -> Way | None:
    """Write the list's own workbook with what is to be mended; None where it is too large or openpyxl cannot.

    Needs the tables `mending`, `list_rows` and `fault_places`; `lines` are the summary's.
    """
    one = labels.one
    path = find_file(one.spec.path, one.spec.folder, f"lists: {one.spec.name}")
    form = Form(one.understood.form)
    if form is Form.XLSX and _sheet_bytes(path) > LARGEST_SHEETS:
        return None
    folder = work / f"kembali {number}"
    folder.mkdir()
    _write_marks(duck, labels, number, folder / _MARKS)
    for way in (Way.OWN, Way.VALUES) if form is Form.XLSX else (Way.VALUES,):
        plan = _plan(labels, folder, lines(way))
        plan |= {"way": way.value, "source": str(path.resolve()), "target": str(target.resolve())}
        plan["pages"] = _pages(path, labels, folder) if way is Way.VALUES else []
        (folder / "rencana.json").write_text(json.dumps(plan, ensure_ascii=False), encoding="utf-8")
        if _run(folder / "rencana.json"):
            return way
        target.unlink(missing_ok=True)
    return None


def _plan(labels: Labels, folder: Path, lines: Sequence[Line]) -> dict[str, Any]:
    """What the child is told whichever way the workbook goes back."""
    return {
        "memory": MOST_MEMORY,
        "sheets": [_told(labels, sheet) for sheet in labels.one.understood.sheets],
        "marks": str((folder / _MARKS).resolve()),
        "mending": MENDING,
        "ours": CHECKED_BY,
        "colours": [BAD, ODD],
        "most_comments": MOST_COMMENTS,
        "summary": SUMMARY,
        "widths": WIDTHS,
        "looks": {MUST_MEND: BAD, MAY_MEND: ODD},
        "lines": [(style, cells, height_of(cells)) for style, cells in lines],
    }


def lost_in(one: OfficeList, way: Way) -> Iterator[str]:
    """What the workbook that goes back lacks of the one that came, in words."""
    path = find_file(one.spec.path, one.spec.folder, f"lists: {one.spec.name}")
    if way is Way.VALUES and one.understood.form == Form.XLSX:
        yield "Berkas asal tidak dapat ditandai langsung: ini buku kerja baru dengan lembar dan isi sel yang sama."
    elif way is Way.VALUES:
        yield (
            f"Berkas asal berbentuk {one.understood.form}: ini Excel Workbook (.xlsx) dengan lembar dan isi sel yang "
            "sama, tanpa rumus dan hiasan. Kirim kembali sebagai .xlsx."
        )
    elif _has_drawings(path):
        yield "Gambar, bentuk dan bagan di berkas asal mungkin tidak ikut; isi sel tidak berubah."


def _sheet_bytes(path: Path) -> int:
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    return sum(part.file_size for part in parts if part.filename.startswith(("xl/worksheets/", "xl/sharedStrings")))


def _has_drawings(path: Path) -> bool:
    with zipfile.ZipFile(path) as archive:
        return any(name.startswith(("xl/media/", "xl/charts/", "xl/drawings/drawing")) for name in archive.namelist())


def _told(labels: Labels, sheet: UnderstoodSheet) -> dict[str, Any]:
    letters = [column.letter for column in sheet.columns]
    found = (labels.one.letter(sheet.sheet, name) for name in _BY_HAND)
    first_row = 0 if sheet.header_row is None else sheet.header_row + 1
    passed = [row for left in sheet.left_out for row in left.first]
    return {
        "name": sheet.sheet,
        "header_row": sheet.header_row,
        "single_head": sheet.header_row is not None and first_row not in passed,
        "first": letters[0],
        "last": letters[-1],
        "mending": sheet.mending,
        "texts": sorted({letter for letter in found if letter is not None}),
    }


def _write_marks(duck: Duck, labels: Labels, number: int, path: Path) -> None:
    """A line a person's row: the number of its table's sheet, its row, what is to be done, the cells to colour."""
    sheets = {sheet.sheet: place for place, sheet in enumerate(labels.one.understood.sheets)}
    holes = {"list_number": integer(number), "source_number": integer(FIRST_LIST + number)}
    with path.open("w", encoding="utf-8") as file:
        for batch in duck.batches(step(ROOM, "marks", holes), 10_000):
            for sheet, row, kept, faults in batch:
                found = _cells(labels, sheet, faults or ())
                file.write(json.dumps([sheets[sheet], row, labels.said(sheet, faults, kept), found]) + "\n")


def _cells(labels: Labels, sheet: str | None, faults: Sequence[dict[str, Any]]) -> list[list[str]]:
    """Each cell once: its letter, the colour of the worst of its faults, the comment on all of them."""
    found: dict[str, list[str]] = {}
    for fault in faults:
        label = labels.find(sheet, fault["col"])
        if label is None:
            continue
        if label.letter in found:
            found[label.letter][2] += f"\n\n{labels.comment(fault)}"
        else:
            colour = BAD if fault["severity"] == ERROR else ODD
            found[label.letter] = [label.letter, colour, labels.comment(fault)]
    return list(found.values())


def _pages(path: Path, labels: Labels, folder: Path) -> list[dict[str, Any]]:
    """The sheets' cells, laid down for the child."""
    heads = {sheet.sheet: sheet.header_row or 1 for sheet in labels.one.understood.sheets}
    pages = []
    for place, sheet in enumerate(read_workbook(path, folder / "lembar")):
        rows = folder / f"isi {place}.csv"
        with rows.open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerows([row.number, row.kinds, *row.cells] for row in sheet.rows())
        page = {"name": sheet.name, "hidden": sheet.hidden, "rows": str(rows), "merged": sheet.merged}
        pages.append(page | {"first_row": heads.get(sheet.name, 1)})
    return pages


def _run(plan: Path) -> bool:
    with as_file(files(ROOM) / "child.py") as script:
        command = [sys.executable, "-I", str(script), str(plan)]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired:
            return False
    told: dict[str, Any] = json.loads(ended.stdout) if ended.returncode == 0 and ended.stdout else {"error": "killed"}
    if told.get("error") == "system":
        raise Refusal(f"{plan.parent}: {told.get('told')}")
    return "error" not in told
