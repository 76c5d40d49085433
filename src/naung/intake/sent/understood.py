"""What was understood of a file that an office sent: where its table is, which column is what, what was left out.

Plain values and their words; not here: finding any of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from naung.values.words import number

BY_WORDS, BY_CELLS, PINNED, OWN = "dari kepala tabel", "dari isi sel", "ditentukan di program", "nama sendiri"


@dataclass(frozen=True)
class UnderstoodColumn:
    """`name` is Naung's; `letter` is the sheet's; `why` is one of the four above."""

    letter: str
    written: str
    name: str
    why: str


@dataclass(frozen=True)
class LeftOut:
    """Rows that are no person: why, how many, the first few of their numbers in the sheet."""

    why: str
    rows: int
    first: tuple[int, ...]


@dataclass(frozen=True)
class UnderstoodSheet:
    """One table: its sheet (None for a CSV), the row of its head (None without one), the rows read as people."""

    sheet: str | None
    header_row: int | None
    rows: int | None
    """None where the file was only looked at: a tidy CSV or Parquet is counted when it is read."""
    left_out: tuple[LeftOut, ...]
    columns: tuple[UnderstoodColumn, ...]
    mending: str | None = None
    """The letter of the column Perbaikan that an earlier check added; none of the sender's."""


@dataclass(frozen=True)
class Understood:
    """One file; `unread` are its other sheets and why they were not read; `findings` hold for whole columns."""

    file: str
    form: str
    sheets: tuple[UnderstoodSheet, ...]
    unread: tuple[tuple[str, str], ...] = ()
    findings: tuple[str, ...] = ()

    @property
    def rows(self) -> int | None:
        counts = [one.rows for one in self.sheets if one.rows is not None]
        return sum(counts) if len(counts) == len(self.sheets) else None

    def told(self) -> list[str]:
        """What a person reads before she trusts the rest, a line a thing."""
        lines = [line for one in self.sheets for line in _of_sheet(self, one)]
        lines += [f"Lembar {name}: tidak dibaca ({why})" for name, why in self.unread]
        return [*lines, *self.findings]


def _of_sheet(whole: Understood, one: UnderstoodSheet) -> Iterator[str]:
    where = f"{whole.file} ({whole.form})" + (f", lembar {one.sheet}" if one.sheet is not None else "")
    head = "tanpa kepala tabel" if one.header_row is None else f"kepala tabel di baris {one.header_row}"
    rows = "" if one.rows is None else f", {number(one.rows)} baris dibaca"
    yield f"{where}: {head}{rows}"
    for left in one.left_out:
        first = ", ".join(map(str, left.first)) + ("…" if left.rows > len(left.first) else "")
        at = f" (baris {first})" if left.first else ""
        yield f"{number(left.rows)} baris dilewati, {left.why}{at}"
    own = [column for column in one.columns if column.why == OWN]
    for column in one.columns:
        if column not in own:
            yield f"Kolom {column.letter} {column.written!r}: {column.name} ({column.why})"
    if own:
        yield "Dibiarkan: " + ", ".join(f"{column.letter} {column.written!r} ({column.name})" for column in own)
