"""Where the filled cells of a sheet are, from its XML's tags alone. Not here: refusing a sheet (zipped).

A reader keeps the whole rectangle that holds all filled cells, so one stray cell can cost gigabytes.
"""

import re
from typing import Protocol

MOST_CELLS = 12_000_000
_MANY = 4_000_000
_THIN = 60  # fewer filled than one cell in so many: something lies far outside the table
_FARTHEST_ROW, _FARTHEST_COLUMN = 1 << 20, 1 << 14

_CELL = re.compile(rb"<(?:[A-Za-z]+:)?(row|c)(?:\s([^>]*))?>")
_AT = re.compile(rb"(?:^|\s)r=[\"']([A-Z]{0,3})([0-9]{1,9})[\"']")
_ODS_TAG = re.compile(rb"<(table:table-row|table:table-cell|table:covered-table-cell|/table:table)(?:\s([^>]*))?>")
_REPEATED = re.compile(rb"table:number-(?:rows|columns)-repeated=[\"']([0-9]{1,9})[\"']")
_FILLED = re.compile(rb"office:(?:value-type|value|string-value|date-value)=")


class Extent:
    """The rectangle of one sheet's filled cells."""

    def __init__(self) -> None:
        self.filled = self.rows = self.columns = 0
        self.first_row = self.first_column = 1 << 30

    def add(self, filled: int, first_row: int, last_row: int, first_column: int, last_column: int) -> None:
        self.filled += filled
        self.first_row, self.first_column = min(self.first_row, first_row), min(self.first_column, first_column)
        self.rows, self.columns = max(self.rows, last_row), max(self.columns, last_column)

    @property
    def cells(self) -> int:
        return (self.rows - self.first_row + 1) * (self.columns - self.first_column + 1) if self.filled else 0

    @property
    def strays(self) -> bool:
        """Whether a cell lies far outside of all others, or outside of what any sheet has."""
        beyond = self.rows > _FARTHEST_ROW or self.columns > _FARTHEST_COLUMN
        return beyond or (self.cells > _MANY and self.cells > _THIN * self.filled)

    @property
    def last(self) -> str:
        return f"{letters_of(self.columns)}{self.rows}"


class SheetExtents(Protocol):
    """Takes a part's tags stretch by stretch; then tells the extent of each sheet in it."""

    def add(self, window: bytes) -> None: ...
    def found(self) -> list[Extent]: ...


class _Xlsx:
    """One sheet. A cell without an address follows the one before it."""

    def __init__(self) -> None:
        self._extent = Extent()
        self._row = self._column = 0

    def add(self, window: bytes) -> None:
        filled = []
        for kind, attributes in _CELL.findall(window):
            at = _AT.search(attributes)
            if kind == b"row":
                self._row, self._column = int(at[2]) if at else self._row + 1, 0
                continue
            self._row, self._column = (int(at[2]), _number_of(at[1])) if at else (self._row, self._column + 1)
            if not attributes.endswith(b"/"):
                filled.append((self._row, self._column))
        if filled:
            rows, columns = zip(*filled, strict=True)
            self._extent.add(len(filled), min(rows), max(rows), min(columns), max(columns))

    def found(self) -> list[Extent]:
        return [self._extent]


class _Ods:
    """All sheets, one after another; a cell or row may stand for a million alike."""

    def __init__(self) -> None:
        self._extents = [Extent()]
        self._row, self._column, self._rows = 1, 1, 0

    def add(self, window: bytes) -> None:
        for tag, attributes in _ODS_TAG.findall(window):
            times = _REPEATED.search(attributes)
            count = max(int(times[1]), 1) if times else 1
            if tag == b"/table:table":
                self._extents.append(Extent())
                self._row, self._column, self._rows = 1, 1, 0
            elif tag == b"table:table-row":
                self._row, self._column, self._rows = self._row + self._rows, 1, count
            else:
                if _FILLED.search(attributes):
                    rows = self._rows or 1
                    last = self._row + rows - 1, self._column, self._column + count - 1
                    self._extents[-1].add(rows * count, self._row, *last)
                self._column += count

    def found(self) -> list[Extent]:
        return self._extents


def sheet_extents(part: str) -> SheetExtents | None:
    """What measures the sheets of a part with this lower-case name; None for a part without sheets."""
    if re.fullmatch(r"xl/worksheets/[^/]+\.xml", part):
        return _Xlsx()
    return _Ods() if part == "content.xml" else None


def _number_of(letters: bytes) -> int:
    """A -> 1, XFD -> 16384"""
    place = 0
    for letter in letters:
        place = place * 26 + letter - 64
    return place


def letters_of(place: int) -> str:
    """1 -> A, 16384 -> XFD"""
    letters = ""
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
