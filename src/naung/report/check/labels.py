"""What the sender calls the column of a fault, where it stands in her sheet, and the sentence that says what to mend.

Not here: finding faults (intake), the workbooks that show them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from naung.intake.faults_kinds import ERROR, FaultKind
from naung.intake.lists import OfficeList
from naung.intake.sent.extents import letters_of
from naung.intake.sent.ours import MAY, MUST, NOT_USED

LEFT_OUT = f"{NOT_USED}: baris ini tidak memenuhi syarat daftar (where)."

Fault = Mapping[str, Any]
"""One of the table `mending`: kind, col, severity, found, note."""


@dataclass(frozen=True)
class Label:
    """A column as its sender sees it: its letter and the words over it."""

    letter: str
    written: str

    def __str__(self) -> str:
        return f"{self.letter} ({self.written})" if self.written else self.letter


@dataclass(frozen=True)
class Labels:
    """Finds the label of one of Naung's columns in a list; its places are those of the file as read."""

    one: OfficeList
    kinds: Mapping[str, FaultKind]

    @cached_property
    def _order(self) -> dict[str, int]:
        form = self.one.table.source.form
        names = list(self.one.table.source.types) if form is None else [name.lower() for name in form.header]
        return {name: place for place, name in reversed(list(enumerate(names)))}

    @cached_property
    def _written(self) -> dict[tuple[str | None, str], str]:
        sheets = self.one.understood.sheets
        return {(sheet.sheet, column.letter): column.written for sheet in sheets for column in sheet.columns}

    def place(self, name: str) -> int | None:
        """Where a column stands among those of the file as read, from 0."""
        piece = self.one.evidence.get(name)
        here = self.one.table.places.get(name)
        for one in (here, piece and piece.column, piece and self.one.table.places.get(piece.column)):
            if one is not None and one in self._order:
                return self._order[one]
        return None

    def find(self, sheet: str | None, name: str) -> Label | None:
        """The column in the sheet that was sent; of a tidy CSV or Parquet, in the file."""
        place = self.place(name)
        letter = self.one.letter(sheet, name) if self.one.placed else None if place is None else letters_of(place + 1)
        return Label(letter, self._written.get((sheet, letter), "")) if letter is not None else None

    def anywhere(self, name: str) -> str:
        """The column in the first sheet that has it; Naung's own name where none does."""
        sheets = [sheet.sheet for sheet in self.one.understood.sheets]
        found = (self.find(sheet, name) for sheet in sheets)
        return next((str(label) for label in found if label is not None), name)

    def said(self, sheet: str | None, faults: Sequence[Fault] | None, kept: bool) -> str:
        """What is to be done about one row, in one line: its height is the sender's. Empty where nothing is."""
        lines = [self._sentence(sheet, one) for one in faults or ()]
        if not kept and not any(one["severity"] == ERROR for one in faults or ()):
            lines.append(LEFT_OUT)
        return " ".join(lines)

    def _sentence(self, sheet: str | None, fault: Fault) -> str:
        verb = MUST if fault["severity"] == ERROR else MAY
        kind = self.kinds[fault["kind"]]
        note = f" ({fault['note']})" if fault["note"] else ""
        where = self.find(sheet, fault["col"]) or fault["col"]
        return f"{verb} {where}: {kind.short}{note}. {kind.mend}"

    def comment(self, fault: Fault) -> str:
        """What stands beside the cell: what was found, masked; what should be; how to mend it."""
        kind = self.kinds[fault["kind"]]
        found = fault["found"] if fault["found"] is not None else "kosong" if fault["note"] is None else fault["note"]
        note = f" ({fault['note']})" if fault["note"] and fault["found"] is not None else ""
        return f"{kind.short}\nDitemukan: {found}{note}\nSeharusnya: {kind.expected}.\nCara memperbaiki: {kind.mend}"
