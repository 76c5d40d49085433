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
    call,
    chosen,
    column,
    day,
    integer,
    named,
    null,
)
from naung.intake.areas import Area, lay_out_areas
from naung.intake.columns import CANONICAL, REQUIRED, at_rest
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
            "words": [self.words(table, name) for name in ["nik", *mine]],
            "cells": [self.cell(table, name) for name in mine],
            "family_cells": [column(at_rest(name), "f") for name in names if name not in mine],
            "area": column("kode", "w") if self.spec.by_bps else column("kode_kelurahan", "h"),
            "facts": [named(self._fact(name), at_rest(name)) for name in names],
        }
        duck.view("registry", step("naung.intake", "registry", holes))

    def let_go(self, duck: Duck) -> None:
        """Forget the file that `read` named."""
        duck.let_go("file_rows")

    def words(self, table: Table, name: str) -> Tree:
        """The tree that trims one column of a file, whose rows are named `r`; what is no text stays as it is."""
        if name not in table.places:
            return named(null(self.kinds[name].sql), at_rest(name))
        own = table.source.kind(table.places[name])
        return named(trimmed(column(at_rest(name), "r"), self.kinds[name], own), at_rest(name))

    def cell(self, table: Table, name: str) -> Tree:
        """The tree that reads one column's trimmed words, whose rows are named `w`."""
        own = table.source.kind(table.places[name]) if name in table.places else self.kinds[name]
        tree = typed(column(at_rest(name), "w"), self.kinds[name], own)
        if name == "tanggal_lahir":
            tree = call("not_after", tree, day(self.spec.as_of))
        elif name == "kode_kelurahan":
            tree = call("area_of", tree)
        return named(tree, at_rest(name))

    def _names(self, wanted: Collection[str]) -> list[str]:
        """The required columns and those wanted, without `nik`, in one order."""
        names = [name for name in CANONICAL if name in FIXED or name in wanted]
        return [name for name in names if name != "nik"] + sorted(set(wanted) - set(CANONICAL))

    def _is_of_family(self, name: str) -> bool:
        return self.families is not None and name in self.families.places and name != "id_keluarga"

    def _fact(self, name: str) -> Tree:
        if name not in self.corrections:
            return column(at_rest(name), "p")
        return chosen(column(f"given {name}", "k"), column(f"value {name}", "k"), column(at_rest(name), "p"))

    def _lay_out_families(self, duck: Duck, names: list[str]) -> None:
        if self.families is None:
            duck.add("families", {"id_keluarga": "VARCHAR"}, [])
            return
        self.families.source.take(duck, "family_rows", _picked(self.families, ["id_keluarga", *names]))
        holes: dict[str, Filling] = {
            "words": [self.words(self.families, name) for name in ["id_keluarga", *names]],
            "cells": [self.cell(self.families, name) for name in ["id_keluarga", *names]],
            "facts": [named(call("of_one", column(at_rest(name))), at_rest(name)) for name in names],
        }
        duck.make("families", step("naung.intake", "families", holes))
        duck.let_go("family_rows")


def _picked(table: Table, names: Collection[str]) -> dict[str, str]:
    return {at_rest(name): table.places[name] for name in names if name in table.places}


def trimmed(cell: Tree, kind: Kind, own: Kind | None) -> Tree:
    """A cell's words; a cell that already is of its column's kind, and no text, stays as it is."""
    if own is kind and kind is not Kind.TEXT:
        return cell
    return call("read_text", as_text(cell))


def typed(words: Tree, kind: Kind, own: Kind | None) -> Tree:
    """Trimmed words as their column's kind; `own` is the kind the cell has in its file."""
    if kind is Kind.INTEGER:
        return as_bigint(words) if own is kind else call("integer_of", words)
    if kind is Kind.DATE and own is not kind:
        return call("date_of", words)
    return words
