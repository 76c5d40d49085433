"""The registry: one row a person, read file by file. Not here: any judgement about a person."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.steps import Filling, step
from naung.engine.trees import (
    Tree,
    as_bigint,
    as_text,
    both,
    call,
    chosen,
    column,
    day,
    given,
    integer,
    missing,
    named,
    null,
    truth,
)
from naung.intake.areas import Area, lay_out_areas
from naung.intake.columns import CANONICAL, REQUIRED
from naung.intake.corrections import Corrections, lay_out_corrections
from naung.intake.sources import Source
from naung.values.kinds import Kind

FIXED = tuple(name for name in REQUIRED if name != "nik")


@dataclass(frozen=True)
class RegistrySpec:
    """What a programme says of its registry; paths relative to `folder`."""

    folder: Path
    paths: tuple[str, ...]
    areas: str
    as_of: date
    families: str | None = None
    columns: Mapping[str, str] = field(default_factory=dict)
    types: Mapping[str, Kind] = field(default_factory=dict)
    by_bps: bool = False
    corrections: str | None = None


@dataclass(frozen=True)
class Table:
    """One file and where each of Naung's columns stands in it: name -> the file's lower-case name."""

    source: Source
    places: Mapping[str, str]


@dataclass(frozen=True)
class Registry:
    """The registry as surveyed: its files, and the kinds of all columns that can be named."""

    spec: RegistrySpec
    people: tuple[Table, ...]
    families: Table | None
    kinds: Mapping[str, Kind]
    areas: tuple[Area, ...]
    corrections: Corrections

    def prepare(self, duck: Duck, wanted: Collection[str]) -> None:
        """Lay out what every file's reading needs: areas, families, corrections."""
        names = self._names(wanted)
        lay_out_areas(self.areas, self.spec.by_bps, duck)
        used = {name: values for name, values in self.corrections.items() if name in names}
        lay_out_corrections(used, self.kinds, duck)
        self._lay_out_families(duck, [name for name in names if self._is_of_family(name)])

    def read(self, duck: Duck, number: int, wanted: Collection[str]) -> None:
        """Name file `number` as the table `registry`: a row a person, each cell read and corrected.

        Columns: file_number, row, nik, nik_valid, area_known, area_stray (a code that is not in the
        areas or has no translation), then the required ones and those wanted.
        """
        names = self._names(wanted)
        mine = [name for name in names if not self._is_of_family(name)]
        table = self.people[number]
        table.source.take(duck, "file_rows", _picked(table, ["nik", *mine]))
        holes: dict[str, Filling] = {
            "file_number": integer(number),
            "cells": [self.cell(table, name) for name in mine],
            "family_cells": [named(column(name, "f"), name) for name in names if name not in mine],
            "area": column("kode_kelurahan", "h"),
            "area_lost": truth(False),
            "facts": [named(self._fact(name), name) for name in names],
        }
        if self.spec.by_bps:
            holes["area"] = column("kode", "w")
            holes["area_lost"] = both(given(column("kode_kelurahan", "h")), missing(column("kode", "w")))
        duck.view("registry", step("naung.intake", "registry", holes))

    def let_go(self, duck: Duck) -> None:
        """Forget the file that `read` named."""
        duck.let_go("file_rows")

    def cell(self, table: Table, name: str) -> Tree:
        """The tree that reads one column of a file, whose rows are named `r`."""
        if name not in table.places:
            return named(null(self.kinds[name].sql), name)
        own = table.source.kind(table.places[name])
        return named(read_cell(column(name, "r"), name, self.kinds[name], own, self.spec.as_of), name)

    def _names(self, wanted: Collection[str]) -> list[str]:
        """The required columns and those wanted, without `nik`, in one order."""
        names = [name for name in CANONICAL if name in FIXED or name in wanted]
        return [name for name in names if name != "nik"] + sorted(set(wanted) - set(CANONICAL))

    def _is_of_family(self, name: str) -> bool:
        return self.families is not None and name in self.families.places and name != "id_keluarga"

    def _fact(self, name: str) -> Tree:
        if name not in self.corrections:
            return column(name, "p")
        return chosen(column(f"given {name}", "k"), column(name, "k"), column(name, "p"))

    def _lay_out_families(self, duck: Duck, names: list[str]) -> None:
        if self.families is None:
            duck.add("families", {"id_keluarga": "VARCHAR"}, [])
            return
        self.families.source.take(duck, "family_rows", _picked(self.families, ["id_keluarga", *names]))
        holes: dict[str, Filling] = {
            "cells": [self.cell(self.families, name) for name in ["id_keluarga", *names]],
            "facts": [named(call("of_one", column(name)), name) for name in names],
        }
        duck.make("families", step("naung.intake", "families", holes))
        duck.let_go("family_rows")


def _picked(table: Table, names: Collection[str]) -> dict[str, str]:
    return {name: table.places[name] for name in names if name in table.places}


def read_cell(cell: Tree, name: str, kind: Kind, own: Kind | None, as_of: date) -> Tree:
    """The tree that reads a cell as its column's kind; `own` is the kind it has in its file."""
    if own is kind is Kind.INTEGER:
        return as_bigint(cell)
    if own is kind is Kind.BOOLEAN:
        return cell
    words = as_text(cell)
    if name == "tanggal_lahir":
        return call("read_birth", words, day(as_of))
    if name == "kode_kelurahan":
        return call("read_area", words)
    return call({Kind.INTEGER: "read_integer", Kind.DATE: "read_date"}.get(kind, "read_text"), words)
