"""Lists that other offices send, with exact NIKs. Not here: who in the registry a damaged row is (matching)."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.steps import Filling, step
from naung.engine.trees import Tree, column, integer, named, text
from naung.intake.columns import at_rest
from naung.intake.registry import Table, trimmed, typed
from naung.intake.sources import find_file, listed, nameable, open_source
from naung.values.errors import Refusal
from naung.values.kinds import Kind


@dataclass(frozen=True)
class ListSpec:
    """What a programme says of one list; its path relative to `folder`."""

    folder: Path
    name: str
    path: str
    types: Mapping[str, Kind] = field(default_factory=dict)


@dataclass(frozen=True)
class OfficeList:
    """A list as surveyed: its file and the kinds of the columns that can be named."""

    spec: ListSpec
    table: Table
    kinds: Mapping[str, Kind]

    def read(self, duck: Duck, number: int, where: Tree, named_columns: Collection[str]) -> None:
        """Add to the table `list_rows` those rows of the list that `where` keeps.

        `number` is the list's place in the programme; `where` is a tree over the row `f`.
        """
        names = sorted(set(named_columns) - {"nik"})
        self.table.source.take(
            duck, "office_rows", {at_rest(name): self.table.places[name] for name in ["nik", *names]}
        )
        own = {name: self.table.source.kind(self.table.places[name]) for name in ["nik", *names]}
        kinds = {**self.kinds, "nik": Kind.TEXT}
        # Read as the kind it is said to be: what a birth date or an area code must be is the registry's affair.
        words = [
            named(trimmed(column(at_rest(name), "r"), kinds[name], own[name]), at_rest(name))
            for name in ["nik", *names]
        ]
        cells = [named(typed(column(at_rest(name), "w"), kinds[name], own[name]), at_rest(name)) for name in names]
        holes: dict[str, Filling] = {
            "list": text(self.spec.name),
            "list_number": integer(number),
            "words": words,
            "cells": cells,
            "where": where,
        }
        duck.append("list_rows", step("naung.intake", "list", holes))
        duck.let_go("office_rows")


def begin_lists(duck: Duck) -> None:
    """An empty table `list_rows`: list, list_number, line, nik, nik_valid."""
    shape = {"list": "VARCHAR", "list_number": "BIGINT", "line": "BIGINT", "nik": "VARCHAR", "nik_valid": "BOOLEAN"}
    duck.add("list_rows", shape, [])


def survey_list(spec: ListSpec, duck: Duck) -> OfficeList:
    """Look at a list's header; a Refusal names what is missing."""
    source = open_source(find_file(spec.path, spec.folder, f"lists: {spec.name}"), duck)
    nik = next((name for name in ("nik", "nomor_induk_kependudukan") if name in source.names), None)
    if nik is None:
        raise Refusal(f"{source.name}: kolom nik tidak ada; kolomnya: {listed(source)}")
    places = {name: name for name in nameable(source.names)} | {"nik": nik}
    kinds = {}
    for name in places:
        kind = spec.types.get(name) or (Kind.TEXT if name == "nik" else source.kind(places[name]))
        if kind is not None:
            kinds[name] = kind
    for name in spec.types:
        if name not in kinds or name == "nik":
            raise Refusal(f"lists: {spec.name}: types menyebut kolom {name}, yang tidak ada di {source.name}")
    return OfficeList(spec, Table(source, places), kinds)
