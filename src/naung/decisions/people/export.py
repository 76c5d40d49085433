"""The rows of a filter as a file an officer can keep: XLSX or CSV. Not here: who may have it (actions)."""

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from naung.decisions.people.reading import Line
from naung.decisions.people.rules import unarmed
from naung.report.officers.sheet import Column, Sheet, write_sheet

FORMS = {"xlsx": "Lembar kerja (XLSX)", "csv": "CSV"}
MOST = {"xlsx": 100_000, "csv": 500_000}
COLUMNS = (
    Column("Nama", 30),
    Column("NIK", 19),
    Column("Kelurahan", 20),
    Column("Keadaan", 24),
    Column("Peringkat", 10),
    Column("Sebab", 50, wraps=True),
    Column("Harus diperiksa", 12),
)


@dataclass(frozen=True)
class Head:
    """What the file says of itself: the filter in words, the run and its digest, who made it and when."""

    title: str
    said: str
    notes: tuple[tuple[str, str], ...]
    day: date


def write(path: Path, form: str, head: Head, people: Iterable[tuple[Line, str]]) -> int:
    """Each person with the NIK as it shall stand; returns how many were written. Nothing in it is a formula."""
    return _write_xlsx(path, head, people) if form == "xlsx" else _write_csv(path, head, people)


def _write_xlsx(path: Path, head: Head, people: Iterable[tuple[Line, str]]) -> int:
    sheet = Sheet("Orang", unarmed(head.title), unarmed(head.said), COLUMNS, head.notes, head.day)
    return write_sheet(path, sheet, _cells(people))


def _write_csv(path: Path, head: Head, people: Iterable[tuple[Line, str]]) -> int:
    written = 0
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow([unarmed(f"{head.title}. {head.said}")])
        writer.writerow([column.head for column in COLUMNS])
        for cells in _cells(people):
            writer.writerow(["" if cell is None else cell for cell in cells])
            written += 1
    return written


def _cells(people: Iterable[tuple[Line, str]]) -> Iterator[list[int | str | None]]:
    for line, nik in people:
        reasons = "; ".join(line.reasons)
        yield [
            unarmed(line.name),
            unarmed(nik),
            unarmed(line.area),
            line.status,
            line.rank,
            unarmed(reasons),
            "ya" if line.verify else "",
        ]
