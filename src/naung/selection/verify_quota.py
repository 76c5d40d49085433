"""The cells of public/quota.csv: read, and the seats computed again. Not here: who sits on them."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.selection.seats import Cell, apportion, reserve_of
from naung.selection.verify_difference import Differs, check, unreadable
from naung.values.errors import Refusal

FILE = "quota.csv"
NUMBERS = ("people", "eligible", "candidates", "weight", "floor", "seats", "selected", "reserve")
COLUMNS = ("cell", "name", *NUMBERS, "cut_size", "cut_places")
_CODE = re.compile(r"-|[0-9]{6}|[0-9]{10}")
KELURAHAN = 10  # digits of its code
_TRIMMED = " \t\r\n\N{NO-BREAK SPACE}"
_WHOLE = re.compile(r"0|[1-9][0-9]{0,999}")


@dataclass(frozen=True)
class Terms:
    """What public/run.json says decides the seats; `weight` is `candidates`, `people` or None: other."""

    places: int
    minimum: int
    reserve_percent: int
    weight: str | None


@dataclass(frozen=True)
class QuotaLine:
    """One cell as it stands; the cut tier's figures are None where they are empty."""

    line: int
    cell: str
    name: str
    people: int
    eligible: int
    candidates: int
    weight: int
    floor: int
    seats: int
    selected: int
    reserve: int
    cut_size: int | None
    cut_places: int | None


def read_quota(folder: Path) -> list[QuotaLine]:
    """Every cell, by code; checks the file's form only."""
    lines: list[QuotaLine] = []
    for number, fields in _records(folder):
        if number == 1:
            check(FILE, 1, "kepala tabel", ",".join(fields), ",".join(COLUMNS))
            continue
        lines.append(_line(number, fields))
        if len(lines) > 1 and lines[-1].cell <= lines[-2].cell:
            raise Differs(FILE, number, "cell", lines[-1].cell, f"kode sesudah {lines[-2].cell}")
        if len(lines[-1].cell) != len(lines[0].cell):
            raise Differs(FILE, number, "cell", lines[-1].cell, f"kode sepanjang {lines[0].cell}")
    if not lines:
        raise Differs(FILE, None, "isi", "", "kepala tabel dan satu baris tiap sel")
    return lines


def _records(folder: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with (folder / FILE).open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            for fields in reader:
                yield reader.line_num, fields
    except OSError as error:
        raise unreadable(FILE, error) from error
    except (csv.Error, UnicodeDecodeError) as error:
        raise Differs(FILE, None, "isi", "tidak terbaca", "CSV UTF-8") from error


def _line(number: int, fields: list[str]) -> QuotaLine:
    if len(fields) != len(COLUMNS):
        raise Differs(FILE, number, "banyaknya kolom", len(fields), len(COLUMNS))
    row = dict(zip(COLUMNS, fields, strict=True))
    if not _CODE.fullmatch(row["cell"]):
        raise Differs(FILE, number, "cell", row["cell"], "kode 10 angka, 6 angka, atau -")
    whole = {name: _number(number, name, row[name]) for name in NUMBERS}
    size, places = (_number(number, name, row[name]) if row[name] else None for name in ("cut_size", "cut_places"))
    return QuotaLine(number, row["cell"], row["name"], **whole, cut_size=size, cut_places=places)


def _number(line: int, name: str, written: str) -> int:
    if not _WHOLE.fullmatch(written):
        raise Differs(FILE, line, name, written, "bilangan bulat, 0 atau lebih")
    return int(written)


def check_counts(lines: Sequence[QuotaLine], terms: Terms) -> None:
    """What each line must say of itself: its name, the order of magnitudes, weight, floor, selected, reserve."""
    for one in lines:
        _check_name(one)
        _at_most(one, "candidates", one.candidates, "eligible", one.eligible)
        _at_most(one, "eligible", one.eligible, "people", one.people)
        if terms.weight is not None:
            wanted = one.candidates if terms.weight == "candidates" else one.people
            check(FILE, one.line, "weight", one.weight, wanted)
        check(FILE, one.line, "floor", one.floor, min(terms.minimum, one.candidates))
        _at_most(one, "seats", one.seats, "candidates", one.candidates)
        check(FILE, one.line, "selected", one.selected, one.seats)
        beyond = one.candidates - one.seats
        check(FILE, one.line, "reserve", one.reserve, min(reserve_of(one.seats, terms.reserve_percent), beyond))


def _check_name(one: QuotaLine) -> None:
    """Only a kelurahan has a name, and an areas file may leave it out; what stands there was trimmed as it was read."""
    if len(one.cell) != KELURAHAN:
        check(FILE, one.line, "name", one.name, "")
    elif one.name != (trimmed := one.name.strip(_TRIMMED)):
        raise Differs(FILE, one.line, "name", one.name, trimmed or "nama kelurahan, atau tidak berisi apa pun")


def _at_most(one: QuotaLine, what: str, found: int, limit: str, most: int) -> None:
    if found > most:
        raise Differs(FILE, one.line, what, found, f"paling banyak {most} ({limit})")


def check_seats(lines: Sequence[QuotaLine], terms: Terms) -> None:
    """Apportion the places again and compare every cell."""
    cells = [Cell(one.cell, one.candidates, one.weight) for one in lines]
    try:
        seats = apportion(cells, terms.places, terms.minimum)
    except Refusal as refusal:
        raise Differs(
            "run.json", None, "minimum", terms.minimum, f"batas yang cukup tempatnya ({refusal})"
        ) from refusal
    for one in lines:
        check(FILE, one.line, "seats", one.seats, seats[one.cell].seats)
