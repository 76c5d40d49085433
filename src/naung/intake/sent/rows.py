"""Which rows of a table are people, and why the others are not. Not here: what is wrong with a person's row."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from naung.intake.sent.content import Column
from naung.intake.sent.heads import Head, is_long_number, is_numbering, words_only
from naung.intake.sent.workbook import Row

_TOTAL = re.compile(r"\W*(?:sub|grand)?\W*(?:total|jumlah|jml)\b.*", re.IGNORECASE | re.DOTALL)
_NUMBERS = {"no", "nomor", "nourut", "nomorurut", "nomer", "urut", "num", "noreg"}
_SHOWN = 5


class Skip(StrEnum):
    """Why a row is no person."""

    EMPTY = "kosong"
    TOTAL = "baris jumlah"
    HEAD = "kepala tabel yang diulang"
    NUMBERING = "nomor kolom"
    SECTION = "judul bagian"
    BELOW = "di bawah tabel (tanda tangan atau catatan)"


@dataclass
class Skipped:
    """Rows of one sheet that are left out for one reason, and the first of them."""

    why: Skip
    rows: int = 0
    first: list[int] = field(default_factory=list)

    def add(self, number: int, rows: int = 1) -> None:
        self.rows += rows
        if len(self.first) < _SHOWN:
            self.first.append(number)


class Sorter:
    """Tells a person's row from the others of one table, by its columns."""

    def __init__(self, head: Head | None, columns: Sequence[Column]) -> None:
        self._head = [words_only(words) for words in head.written] if head else []
        self._places = {column.name: column.place for column in columns}
        numbering = {column.place for column in columns if words_only(column.written) in _NUMBERS}
        # The running number says nothing: printed forms carry it down to the last line.
        self._numbering = numbering - {self._places.get("nik", -1)}
        self._known = [column.place for column in columns if column.place not in self._numbering]
        self.last = 0
        """The last row that is surely a person; `look` finds it, `skip` needs it."""

    def look(self, row: Row) -> None:
        if self._is_surely_person(row):
            self.last = row.number

    def skip(self, row: Row) -> Skip | None:
        """Why the row is no person; None for one that is."""
        filled = [place for place, cell in enumerate(row.cells) if cell and not self._only_counts(place, cell)]
        if not filled:
            return Skip.EMPTY
        if self._has_nik(row):
            return None
        if self._is_head(row):
            return Skip.HEAD
        if is_numbering(row):
            return Skip.NUMBERING
        first = next((cell for cell in row.cells if cell and not cell.isdigit()), "")
        if not self._cell(row, "tanggal_lahir", "ttl") and _TOTAL.fullmatch(first):
            return Skip.TOTAL
        if row.number > self.last:
            return Skip.BELOW
        if len(filled) == 1 and len(self._known) > 1 and not self._cell(row, "nama", "nik"):
            return Skip.SECTION
        return None

    def _is_surely_person(self, row: Row) -> bool:
        if self._has_nik(row):
            return True
        if self._is_head(row) or is_numbering(row):
            return False
        if len(self._known) == 1 and row.cell(self._known[0])[:1].isdigit():
            return True
        if self._cell(row, "nama") and self._cell(row, "tanggal_lahir", "ttl"):
            return True
        counted = any(self._only_counts(place, row.cell(place)) for place in self._numbering)
        known = sum(1 for place in self._known if row.cell(place))
        return bool(self._cell(row, "nama")) and (known >= 3 or counted)

    def _only_counts(self, place: int, cell: str) -> bool:
        """Whether a cell is the row's running number."""
        return place in self._numbering and re.fullmatch(r"[0-9]{1,7}[.)]?", cell.strip()) is not None

    def _has_nik(self, row: Row) -> bool:
        place = self._places.get("nik")
        if place is None or not row.cell(place):
            return False
        cell = row.cell(place)
        return is_long_number(cell, row.kind(place)) and not cell.lower().lstrip().startswith("nip")

    def _is_head(self, row: Row) -> bool:
        filled = [(place, words_only(cell)) for place, cell in enumerate(row.cells) if cell]
        alike = sum(place < len(self._head) and self._head[place] == words for place, words in filled)
        return alike * 2 > len(filled) and alike >= min(2, sum(map(bool, self._head)))

    def _cell(self, row: Row, *names: str) -> str:
        """The first of these columns' cells that is not empty."""
        cells = (row.cell(self._places[name]) for name in names if name in self._places)
        return next((cell for cell in cells if cell), "")
