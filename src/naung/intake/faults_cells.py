"""What may be wrong with the cells of one file, as trees. Not here: running them, or their words (faults_kinds)."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from naung.engine.steps import Filling, step
from naung.engine.trees import Tree, as_text, both, call, column, either, given, integer, missing, named, null, text
from naung.intake.columns import at_rest
from naung.intake.lists import OfficeList
from naung.intake.registry import Registry, Table, trimmed, typed
from naung.values.kinds import Kind


@dataclass(frozen=True)
class ReadColumn:
    """One column as it is read: its trimmed words over the file's row `r`, its value over the words' row `w`."""

    name: str
    kind: Kind
    words: Tree
    cell: Tree


@dataclass(frozen=True)
class _Fault:
    """When a cell of the row `j` has a fault, and what is said of it."""

    wrong: Tree
    kind: Tree
    column: str
    found: Tree
    note: Tree | None = None

    def tree(self) -> Tree:
        note = self.note if self.note is not None else null("VARCHAR")
        return call("fault_if", self.wrong, self.kind, text(self.column), self.found, note)


def read_columns(registry: Registry, table: Table, names: Collection[str]) -> list[ReadColumn]:
    """Columns of the registry or its family table."""
    columns = []
    for name in names:
        cell = registry.cell(table, name)
        if name == "nik":
            cell = named(call("nik_of", column("nik", "w")), "nik")
        columns.append(ReadColumn(name, registry.kinds[name], registry.words(table, name), cell))
    return columns


def list_columns(one: OfficeList, names: Collection[str]) -> list[ReadColumn]:
    """Columns of an office's list, as its own step reads them."""
    columns = []
    for name in names:
        kind, own = one.kinds[name], one.table.source.kind(one.table.places[name])
        stood = at_rest(name)
        words = named(trimmed(column(stood, "r"), kind, own), stood)
        columns.append(ReadColumn(name, kind, words, named(typed(column(stood, "w"), kind, own), stood)))
    return columns


def fault_step(
    source_number: int, file_number: int, columns: Sequence[ReadColumn], registry: Registry | None, in_families: bool
) -> Tree:
    """The step that finds the faults of the file that is now `file_rows`.

    `registry` where the columns are a registry's (birth, area, NIK are judged); `in_families` where
    each id_keluarga must have a row in the table `families`.
    """
    names = {one.name for one in columns}
    faults = [fault for one in columns for fault in _of_cell(one, registry)]
    if registry is not None:
        faults += _of_row(names, in_families)
    looks_up = registry is not None and "kode_kelurahan" in names
    holes: dict[str, Filling] = {
        "source_number": integer(source_number),
        "file_number": integer(file_number),
        "words": [one.words for one in columns],
        "raw": [named(as_text(column(at_rest(one.name), "w")), f"raw {one.name}") for one in columns],
        "cells": [one.cell for one in columns],
        "family": column("id_keluarga", "c") if in_families else null("VARCHAR"),
        "area": column("kode_kelurahan", "c") if looks_up else null("VARCHAR"),
        "faults": [fault.tree() for fault in faults],
        "any": either([fault.wrong for fault in faults]),
    }
    return step("naung.intake", "fault_cells", holes)


def _of_cell(one: ReadColumn, registry: Registry | None) -> list[_Fault]:
    raw, cell = column(f"raw {one.name}", "j"), column(at_rest(one.name), "j")
    unread = both(given(raw), missing(cell))
    shown = call("shown", raw)
    if registry is not None and one.name == "nik":
        return _of_nik(cell)
    if registry is not None and one.name == "kode_kelurahan":
        return _of_area(raw, cell, registry.spec.by_bps)
    if one.kind is Kind.INTEGER:
        return [_Fault(unread, text("bilangan_tidak_terbaca"), one.name, shown)]
    if one.kind is not Kind.DATE:
        return []
    day = call("date_of", raw)
    faults = [_Fault(both(unread, missing(day)), text("tanggal_tidak_terbaca"), one.name, shown)]
    if registry is not None and one.name == "tanggal_lahir":
        faults.append(_Fault(both(unread, given(day)), text("lahir_sesudah_tanggal_acuan"), one.name, shown))
    return faults


def _of_nik(nik: Tree) -> list[_Fault]:
    kind = call("nik_kind", nik)
    return [_Fault(given(kind), kind, "nik", call("shown_nik", nik), call("nik_note", nik))]


def _of_area(raw: Tree, cell: Tree, by_bps: bool) -> list[_Fault]:
    shown = call("shown", raw)
    known, kind = ("area translated", "kode_bps_tanpa_padanan") if by_bps else ("area known", "kelurahan_tidak_dikenal")
    strange = both(given(cell), call("lacks", column(known, "j")))
    return [
        _Fault(both(given(raw), missing(cell)), text("kelurahan_tidak_terbaca"), "kode_kelurahan", shown),
        _Fault(strange, text(kind), "kode_kelurahan", shown),
        _Fault(missing(raw), text("kelurahan_kosong"), "kode_kelurahan", shown),
    ]


def _of_row(names: Collection[str], in_families: bool) -> list[_Fault]:
    """What two cells of one row say of each other."""
    nik, birth, sex = column("nik", "j"), column("tanggal_lahir", "j"), column("id_jenis_kelamin", "j")
    faults = []
    if in_families:
        family = column("id_keluarga", "j")
        orphan = both(given(family), call("lacks", column("family known", "j")))
        faults.append(_Fault(orphan, text("id_keluarga_tanpa_baris"), "id_keluarga", call("shown", family)))
    if {"nik", "tanggal_lahir"} <= set(names):
        differs, parts = call("birth_differs", nik, birth), call("birth_parts", nik, birth)
        faults.append(_Fault(differs, text("lahir_beda_dengan_nik"), "tanggal_lahir", null("VARCHAR"), parts))
    if {"nik", "id_jenis_kelamin"} <= set(names):
        differs = call("sex_differs", nik, sex)
        faults.append(_Fault(differs, text("kelamin_beda_dengan_nik"), "id_jenis_kelamin", as_text(sex)))
    return faults
