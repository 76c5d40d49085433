"""Lists that other offices send, with exact NIKs. Not here: who in the registry a damaged row is (matching)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.files import CsvForm
from naung.engine.steps import Filling, step
from naung.engine.trees import Tree, as_text, call, column, integer, named, null, text
from naung.intake.areas import Area
from naung.intake.columns import at_rest
from naung.intake.evidence import EVIDENCE, Piece, find_evidence, pieces_of
from naung.intake.registry import Table, trimmed, typed
from naung.intake.sent.extents import letters_of
from naung.intake.sent.gate import Form, find_form
from naung.intake.sent.heads import words_only
from naung.intake.sent.laying import SHEET, SHEET_ROW, TYPED, LaidOut, NoTable, Wishes, lay_out
from naung.intake.sent.loose import find_encoding
from naung.intake.sent.understood import BY_WORDS, OWN, Understood, UnderstoodColumn, UnderstoodSheet
from naung.intake.sources import Source, find_file, listed, nameable, open_source
from naung.values.errors import Refusal
from naung.values.kinds import Kind

NIK_NAMES = ("nik", "nomor_induk_kependudukan")


@dataclass(frozen=True)
class ListSpec:
    """What a programme says of one list; its path relative to `folder`."""

    folder: Path
    name: str
    path: str
    types: Mapping[str, Kind] = field(default_factory=dict)
    wishes: Wishes = field(default_factory=Wishes)


@dataclass(frozen=True)
class OfficeList:
    """A list as surveyed: its file and the kinds of the columns that can be named."""

    spec: ListSpec
    table: Table
    kinds: Mapping[str, Kind]
    evidence: Mapping[str, Piece]
    """Which column of the file holds each piece of evidence: who a row is, besides its NIK."""
    understood: Understood
    letters: Mapping[tuple[str | None, str], str] = field(default_factory=dict)
    """Of a workbook or an untidy CSV: sheet, Naung's column -> the column's letter in that sheet."""

    @property
    def has_nik(self) -> bool:
        return "nik" in self.table.places

    @property
    def placed(self) -> bool:
        """Whether each row knows the sheet and the row it came from; else it is a tidy CSV or Parquet."""
        return self.table.source.sent_as is not None

    def letter(self, sheet: str | None, name: str) -> str | None:
        """The letter, in a sheet, of one of Naung's columns or of the column that a piece of evidence was part of."""
        piece = self.evidence.get(name)
        together = next((one for one, place in self.table.places.items() if piece and place == piece.column), name)
        return self.letters.get((sheet, name)) or self.letters.get((sheet, together))

    def read(self, duck: Duck, number: int, where: Tree, named_columns: Collection[str]) -> None:
        """Add to the table `list_rows` those rows of the list that `where` keeps.

        `number` is the list's place in the programme; `where` is a tree over the row `f`.
        """
        names = sorted(set(named_columns) - {"nik"})
        mine = [*(["nik"] if self.has_nik else []), *names]
        taken = {at_rest(name): self.table.places[name] for name in mine}
        taken |= {f"sent {name}": piece.column for name, piece in self.evidence.items()}
        taken |= {name: name for name in (SHEET, SHEET_ROW, TYPED) if self.placed}
        self.table.source.take(duck, "office_rows", taken)
        own = {name: self.table.source.kind(self.table.places[name]) for name in mine}
        kinds = {**self.kinds, "nik": Kind.TEXT}
        # Read as the kind it is said to be: what a birth date or an area code must be is the registry's affair.
        words = [named(trimmed(column(at_rest(name), "r"), kinds[name], own[name]), at_rest(name)) for name in mine]
        cells = [named(typed(column(at_rest(name), "w"), kinds[name], own[name]), at_rest(name)) for name in names]
        holes: dict[str, Filling] = {
            "list": text(self.spec.name),
            "list_number": integer(number),
            "words": words if self.has_nik else [named(null("VARCHAR"), "nik"), *words],
            "cells": cells,
            "sent": self._sent(),
            "kept": [column(f"sent {name}", "w") for name in EVIDENCE],
            "evidence": [column(f"sent {name}", "f") for name in EVIDENCE],
            "sheet": column(SHEET, "r") if self.placed else null("VARCHAR"),
            "sheet_row": column(SHEET_ROW, "r") if self.placed else null("VARCHAR"),
            "typed": column(TYPED, "r") if self.placed else null("VARCHAR"),
            "where": where,
        }
        duck.append("list_rows", step("naung.intake", "list", holes))
        duck.let_go("office_rows")

    def _sent(self) -> list[Tree]:
        """Each piece of evidence as it was sent, trimmed; NULL where the list has no such column."""
        return [named(self._piece(name), f"sent {name}") for name in EVIDENCE]

    def _piece(self, name: str) -> Tree:
        if (piece := self.evidence.get(name)) is None:
            return null("VARCHAR")
        words = call("read_text", as_text(column(f"sent {name}", "r")))
        return words if piece.macro is None else call(piece.macro, words)


def begin_lists(duck: Duck) -> None:
    """An empty table `list_rows`: list, list_number, line, sheet, sheet_row, nik, "nik typed as number", nik_valid, and
    the evidence as it was sent; sheet and sheet_row are NULL for a tidy CSV or Parquet, sheet also for any CSV."""
    shape = {"list": "VARCHAR", "list_number": "BIGINT", "line": "BIGINT", "sheet": "VARCHAR", "sheet_row": "BIGINT"}
    shape |= {"nik": "VARCHAR", "nik typed as number": "BOOLEAN", "nik_valid": "BOOLEAN"}
    shape |= {f"sent {name}": "VARCHAR" for name in EVIDENCE}
    duck.add("list_rows", shape, [])


def survey_list(spec: ListSpec, duck: Duck, number: int, work: Path, areas: Sequence[Area]) -> OfficeList:
    """Look at a list, whatever it came in; a Refusal names what is missing.

    A workbook or an untidy CSV is laid down in `work` as a clean one; `number` is the list's place in the programme.
    """
    path = find_file(spec.path, spec.folder, f"lists: {spec.name}")
    form = find_form(path)
    if form is Form.PARQUET or not spec.wishes.any:
        tidy = _tidy_source(path, form, duck)
        if isinstance(tidy, Source):
            if spec.wishes.any:
                raise Refusal(f"lists: {spec.name}: sheet, header_row dan columns tidak berlaku untuk Parquet")
            return _tidy_list(spec, tidy, form)
    else:
        tidy = None
    names = {words_only(area.name) for area in areas if area.name}
    try:
        laid = lay_out(path, form, work, f"daftar {number}", spec.wishes, names)
    except NoTable:
        # What a tidy reading says of a CSV names its columns; that is the better answer.
        if tidy is not None and form is Form.TEXT:
            raise tidy from None
        raise
    return _laid_list(spec, path, laid)


def _tidy_source(path: Path, form: Form, duck: Duck) -> Source | Refusal | None:
    """The file as the contract has it: a header with a NIK column, UTF-8. Or why it is not; None for a workbook."""
    if form not in (Form.PARQUET, Form.TEXT):
        return None
    try:
        source = open_source(path, duck)
    except Refusal as refusal:
        if form is Form.PARQUET:
            raise
        return refusal
    if any(name in source.names for name in NIK_NAMES):
        return source if form is Form.PARQUET or find_encoding(path) == "utf-8-sig" else Refusal(_not_utf8(path))
    without = Refusal(f"{source.name}: kolom nik tidak ada; kolomnya: {listed(source)}")
    if form is Form.PARQUET:
        raise without
    return without


def _not_utf8(path: Path) -> str:
    return f"{path.name}: bukan UTF-8; simpan ulang sebagai CSV UTF-8"


def _tidy_list(spec: ListSpec, source: Source, form: Form) -> OfficeList:
    nik = next(name for name in NIK_NAMES if name in source.names)
    places = {name: name for name in nameable(source.names)} | {"nik": nik}
    evidence = find_evidence({name: name for name in source.names}, source.twice)
    return OfficeList(
        spec,
        Table(source, places),
        _kinds(spec, source, places),
        evidence,
        Understood(source.name, form.value, (_tidy_sheet(source, evidence, nik),)),
    )


def _tidy_sheet(source: Source, evidence: Mapping[str, Piece], nik: str) -> UnderstoodSheet:
    meant: dict[str, list[str]] = {nik: ["nik"]}
    for name, piece in evidence.items():
        meant.setdefault(piece.column, []).append(name)
    headers = source.form.header if source.form else tuple(str(name) for name in source.names.values())
    columns = []
    for place, written in enumerate(headers, 1):
        names = meant.get(written.strip().lower())
        name, why = (", ".join(names), BY_WORDS) if names else (written.strip().lower(), OWN)
        columns.append(UnderstoodColumn(letters_of(place), written, name, why))
    return UnderstoodSheet(None, 1 if source.form else None, None, (), tuple(columns))


def _laid_list(spec: ListSpec, path: Path, laid: LaidOut) -> OfficeList:
    names: dict[str, str | int] = {name.lower(): place for place, name in enumerate(laid.header)}
    source = Source(laid.path, CsvForm(",", laid.header), names, {}, frozenset(), sent_as=path.name)
    kinds = _kinds(spec, source, laid.places)
    return OfficeList(spec, Table(source, laid.places), kinds, pieces_of(laid.places), laid.understood, laid.letters)


def _kinds(spec: ListSpec, source: Source, places: Mapping[str, str]) -> dict[str, Kind]:
    kinds = {}
    for name in places:
        kind = spec.types.get(name) or (Kind.TEXT if name == "nik" else source.kind(places[name]))
        if kind is not None:
            kinds[name] = kind
    for name in spec.types:
        if name not in kinds or name == "nik":
            raise Refusal(f"lists: {spec.name}: types menyebut kolom {name}, yang tidak ada di {source.name}")
    return kinds
