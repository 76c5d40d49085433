"""An office's workbook or untidy CSV as one clean CSV of the work folder, with what was understood of it.

The clean CSV's header is the sender's words, its rows are people only; three columns more tell where each row came
from and whether its NIK was typed as a number. Not here: what any cell means.
"""

import csv
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from naung.intake.sent.content import Column, find_columns
from naung.intake.sent.extents import letters_of
from naung.intake.sent.gate import Form
from naung.intake.sent.heads import Head, find_head, head_at, is_numbering, looks_like_data
from naung.intake.sent.loose import read_loose
from naung.intake.sent.ours import without_ours
from naung.intake.sent.rows import Skip, Skipped, Sorter
from naung.intake.sent.understood import LeftOut, Understood, UnderstoodColumn, UnderstoodSheet
from naung.intake.sent.workbook import Row, Sheet, read_workbook
from naung.values.errors import Refusal
from naung.values.words import joined, number, percent

# The columns that say where a row came from; no expression can name them, no sender writes them.
SHEET, SHEET_ROW, TYPED = "naung: lembar", "naung: baris", "naung: nik bertipe bilangan"
INNER = (SHEET, SHEET_ROW, TYPED)

_LOOKED_AT = 3_000
_DAMAGED_PERCENT = 10
_FIRST_DAY = date(1899, 12, 30)  # Excel's day 0
_SERIAL = range(2_000, 60_000)  # 1905 to 2064
_PICTURE = re.compile(r"[0-9]([.,][0-9]+)?[eE]\+?[0-9]+")


@dataclass(frozen=True)
class Wishes:
    """What the programme pins of a list: the sheet's name, its head's row, Naung's columns by the words over them."""

    sheet: str | None = None
    header_row: int | None = None
    columns: Mapping[str, str] = field(default_factory=dict)

    @property
    def any(self) -> bool:
        return self.sheet is not None or self.header_row is not None or bool(self.columns)


@dataclass(frozen=True)
class LaidOut:
    """The clean CSV: its header; Naung's name of each column that is the sender's; its letter in each sheet."""

    path: Path
    header: tuple[str, ...]
    places: Mapping[str, str]
    letters: Mapping[tuple[str | None, str], str]
    understood: Understood


@dataclass
class _Found:
    """A sheet's table while it is read."""

    sheet: Sheet
    head: Head | None
    first_row: int
    columns: list[Column]
    rows: int = 0
    skipped: dict[Skip, Skipped] = field(default_factory=dict)
    niks: int = 0
    typed: int = 0
    pictures: int = 0
    serials: int = 0
    turned: int = 0

    def place(self, name: str) -> int | None:
        return next((column.place for column in self.columns if column.name == name), None)

    def count_nik(self, cell: str, kind: str) -> None:
        self.niks += 1
        self.typed += kind == "n" and len(cell) >= 16
        self.pictures += _PICTURE.fullmatch(cell.strip()) is not None

    def skip(self, why: Skip, row: int, rows: int = 1) -> None:
        self.skipped.setdefault(why, Skipped(why)).add(row, rows)


class NoTable(Refusal):
    """No sheet holds a table of people."""


def lay_out(path: Path, form: Form, folder: Path, name: str, wishes: Wishes, areas: Collection[str]) -> LaidOut:
    """Read a list; `folder` takes its rows, `name` its place among them, `areas` are kelurahan by `words_only`.

    A Refusal says what the file lacks, naming sheet and column; it is a NoTable where no table was found.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if form is Form.TEXT:
        if wishes.sheet is not None:
            raise Refusal(f"{path.name}: CSV tidak punya lembar; hapus sheet: {wishes.sheet} di lists")
        sheets = [read_loose(path)]
    else:
        sheets = read_workbook(path, folder / f"{name} lembar")
    chosen, unread = _chosen(path, without_ours(sheets), wishes)
    found = []
    for sheet in chosen:
        table = _find_table(path, sheet, wishes, areas)
        if table is None:
            unread.append((sheet.name or "", "tidak ada tabel dengan kolom NIK, atau nama dan tanggal lahir"))
        else:
            found.append(table)
    if not found:
        raise NoTable(_no_table(path, unread, chosen))
    return _write(path, form, folder / f"{name}.csv", found, unread)


def _chosen(path: Path, sheets: Sequence[Sheet], wishes: Wishes) -> tuple[list[Sheet], list[tuple[str, str]]]:
    """The sheets to look at, and the others with why not."""
    if wishes.sheet is not None:
        wanted = wishes.sheet.strip().lower()
        chosen = [one for one in sheets if (one.name or "").strip().lower() == wanted]
        if not chosen:
            names = ", ".join(one.name or "" for one in sheets)
            raise Refusal(f"{path.name}: lembar {wishes.sheet!r} tidak ada; yang ada: {names}")
        return chosen, [(one.name or "", "bukan yang ditentukan di program") for one in sheets if one not in chosen]
    shown = [one for one in sheets if not one.hidden]
    return shown, [(one.name or "", "lembar tersembunyi") for one in sheets if one.hidden]


def _no_table(path: Path, unread: Sequence[tuple[str, str]], looked_at: Sequence[Sheet]) -> str:
    if not any(True for sheet in looked_at for _ in islice(sheet.rows(), 1)):
        told = "tidak ada isi"
    else:
        told = "tidak ada tabel dengan kolom NIK, atau kolom nama dan tanggal lahir"
    hidden = [name for name, why in unread if why == "lembar tersembunyi"]
    also = (
        f". Lembar tersembunyi tidak dibaca: {joined(hidden)}; tampilkan, atau tulis sheet: di lists" if hidden else ""
    )
    return (
        f"{path.name}: {told}{also}. Bila nama kolomnya lain, tulis di lists misalnya "
        "header_row: 4 dan columns: {nik: No. KTP, nama: Nama}"
    )


# --- the table of one sheet ---


def _find_table(path: Path, sheet: Sheet, wishes: Wishes, areas: Collection[str]) -> _Found | None:
    rows = list(islice(sheet.rows(), _LOOKED_AT))
    if not rows:
        return None
    where = path.name if sheet.name is None else f"{path.name}, lembar {sheet.name}"
    head = _pinned_head(rows, sheet, wishes.header_row, where) if wishes.header_row else find_head(rows, sheet)
    if head is None and wishes.columns:
        head = _head_with(rows, sheet, wishes)
    if head is None:
        head = _head_above_data(rows, sheet)
    first = (head.last_row if head else 0) + 1
    body = [row for row in rows if row.number >= first]
    columns = find_columns(head, body, wishes.columns, areas, where, words_bind=sheet.name is None)
    names = {column.name for column in columns}
    if "nik" not in names and not ("nama" in names and names & {"tanggal_lahir", "ttl"}):
        return None
    return _Found(sheet, head, first, columns)


def _pinned_head(rows: Sequence[Row], sheet: Sheet, number_: int, where: str) -> Head:
    for place, row in enumerate(rows):
        if row.number == number_:
            return head_at(rows, place, sheet)
    raise Refusal(f"{where}: baris {number_} kosong, padahal header_row: {number_} di lists")


def _head_with(rows: Sequence[Row], sheet: Sheet, wishes: Wishes) -> Head | None:
    """The first row that has all the words which the programme names."""
    wanted = {words.strip().lower() for words in wishes.columns.values()}
    for place, row in enumerate(rows[:200]):
        if wanted <= {cell.strip().lower() for cell in row.cells}:
            return head_at(rows, place, sheet)
    return None


def _head_above_data(rows: Sequence[Row], sheet: Sheet) -> Head | None:
    """The row just above the first that looks like a person's, if it has words over most of its cells, or ours."""
    first = next((place for place, row in enumerate(rows) if looks_like_data(row)), 0)
    above = first - 2 if first > 1 and is_numbering(rows[first - 1]) else first - 1
    if above < 0:
        return None
    head = head_at(rows, above, sheet)
    words, cells = sum(map(bool, rows[above].cells)), sum(map(bool, rows[first].cells))
    return head if head.score or 2 * words > cells else None


# --- the clean CSV ---


def _write(path: Path, form: Form, target: Path, found: Sequence[_Found], unread: Sequence[tuple[str, str]]) -> LaidOut:
    headers: dict[str, str] = {}
    for table in found:
        for column in table.columns:
            if column.name not in headers:
                headers[column.name] = _unlike(column.written, headers.values())
    with target.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow([*headers.values(), *INNER])
        for table in found:
            writer.writerows(_people(path, table, list(headers)))
    if not any(table.rows for table in found):
        raise NoTable(f"{path.name}: kepala tabel ada, tetapi tidak ada satu orang pun di bawahnya")
    letters = {(table.sheet.name, column.name): column.letter for table in found for column in table.columns}
    places = {name: written.lower() for name, written in headers.items()}
    return LaidOut(target, (*headers.values(), *INNER), places, letters, _understood(path, form, found, unread))


def _unlike(written: str, taken: Collection[str]) -> str:
    lower = {one.lower() for one in taken}
    number_, one = 1, written
    while one.lower() in lower:
        number_ += 1
        one = f"{written} {number_}"
    return one


def _people(path: Path, table: _Found, names: Sequence[str]) -> Iterator[list[str]]:
    """The table's people as the clean CSV's rows; counts what is left out and what is damaged."""
    sorter = Sorter(table.head, table.columns)
    for row in table.sheet.rows():
        if row.number >= table.first_row:
            sorter.look(row)
    places = [(name, table.place(name)) for name in names]
    ends = len(table.head.written) - 1 if table.head else max(column.place for column in table.columns)
    before = table.first_row - 1
    for row in table.sheet.rows():
        if row.number < table.first_row:
            continue
        if before + 1 < row.number <= sorter.last and table.sheet.name is not None:
            table.skip(Skip.EMPTY, before + 1, row.number - before - 1)
        before = row.number
        if (why := sorter.skip(row)) is not None:
            if why is not Skip.EMPTY or row.number <= sorter.last:
                table.skip(why, row.number)
            continue
        if table.sheet.name is None:
            _check_width(path, row, ends)
        table.rows += 1
        yield _person(table, row, places)


def _check_width(path: Path, row: Row, last: int) -> None:
    if len(row.cells) > last + 1:
        raise Refusal(
            f"{path.name}, baris berkas {row.number}: ada {len(row.cells)} kolom, kepala tabel punya {last + 1}; "
            "perbaiki baris itu lalu ulangi"
        )


def _person(table: _Found, row: Row, places: Sequence[tuple[str, int | None]]) -> list[str]:
    cells, typed = [], ""
    for name, place in places:
        cell = "" if place is None else row.cell(place)
        if cell and place is not None and name in ("nik", "tanggal_lahir", "rt_rw"):
            kind = row.kind(place)
            if name == "nik":
                typed = "1" if kind == "n" else ""
                table.count_nik(cell, kind)
            elif name == "tanggal_lahir":
                table.serials += cell.strip().isdigit() and _as_date(cell, kind) != cell
                cell = _as_date(cell, kind)
            elif kind == "d":
                # 003/007 became 3 July; which of the two was which is not guessed.
                table.turned += 1
                cell = ""
        cells.append(cell)
    return [*cells, table.sheet.name or "", str(row.number), typed]


def _as_date(cell: str, kind: str) -> str:
    """A date that Excel keeps as its day's number is that day; a midnight is no part of it. All else as it was sent."""
    plain = cell.strip()
    if kind in "nt" and plain.isascii() and plain.isdigit() and len(plain) <= 5 and int(plain) in _SERIAL:
        return (_FIRST_DAY + timedelta(days=int(plain))).isoformat()
    return re.sub(r"[ T]00:00(:00(\.0+)?)?$", "", cell)


# --- what was understood ---


def _understood(path: Path, form: Form, found: Sequence[_Found], unread: Sequence[tuple[str, str]]) -> Understood:
    sheets = tuple(
        UnderstoodSheet(
            table.sheet.name,
            table.head.row if table.head else None,
            table.rows,
            tuple(LeftOut(one.why.value, one.rows, tuple(one.first)) for one in table.skipped.values()),
            tuple(UnderstoodColumn(one.letter, one.written, one.name, one.why) for one in table.columns),
            None if table.sheet.mending is None else letters_of(table.sheet.mending + 1),
        )
        for table in found
    )
    findings = tuple(words for table in found for words in _findings(table))
    return Understood(path.name, form.value, sheets, tuple(unread), findings)


def _findings(table: _Found) -> Iterator[str]:
    """What is wrong with a column as a whole, said once."""

    def column(name: str) -> str:
        one = next(one for one in table.columns if one.name == name)
        sheet = "" if table.sheet.name is None else f"lembar {table.sheet.name}, "
        return f"Kolom {one.written!r} ({sheet}kolom {one.letter})"

    if 100 * table.typed > _DAMAGED_PERCENT * table.niks:
        yield (
            f"{column('nik')}: {percent(table.typed, table.niks)} sel NIK bertipe bilangan, angka terakhirnya hilang; "
            "jadikan kolomnya Teks, lalu salin ulang nomornya dari sumbernya"
        )
    if 100 * table.pictures > _DAMAGED_PERCENT * table.niks:
        yield (
            f"{column('nik')}: {percent(table.pictures, table.niks)} sel NIK berbentuk 3,27E+15, angkanya sudah "
            "hilang; minta berkas asalnya, jadikan kolomnya Teks, lalu salin ulang"
        )
    if table.serials:
        told = f"{number(table.serials)} tanggal berupa nomor hari Excel, dibaca sebagai tanggal"
        yield f"{column('tanggal_lahir')}: {told}"
    if table.turned:
        yield (
            f"{column('rt_rw')}: {number(table.turned)} sel diubah Excel menjadi tanggal dan tidak dibaca; "
            "jadikan kolomnya Teks, lalu tulis misalnya 003/007"
        )
    if "nik" not in {one.name for one in table.columns}:
        yield "Tidak ada kolom NIK: orangnya hanya dapat dicari dari nama dan tanggal lahir"
