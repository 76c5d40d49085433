"""The index of one run, made once from its files, so that a person is found at once. Not here: asking it (asked).

RUN/indeks-1/orang.duckdb, private to the service: tables `people` in the order of names, `kinds` that count, `niks`,
`pseudonyms`, `words` and `bearers`, `candidates`, `listed`, `doubts`. Beside it a line a person (lines). Nothing in it
cannot be made again.
"""

import shutil
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from itertools import chain
from pathlib import Path

import numpy as np

from naung.decisions.people import lines
from naung.engine.duck import Duck
from naung.engine.files import sha256
from naung.engine.folder import whole_folder
from naung.engine.steps import step
from naung.engine.trees import Tree, column, named, null, text
from naung.intake.columns import CANONICAL, at_rest
from naung.intake.registry import RegistrySpec
from naung.intake.sources import find_files
from naung.intake.survey import survey
from naung.matching.names import fold, read_token
from naung.report.past import PastRun, open_run
from naung.values.errors import Refusal
from naung.values.kinds import Kind

ROOM = "naung.decisions.people"
FOLDER, FILE, STORE = "indeks-1", "orang.duckdb", "ix"
TOLD = ("no_kk", "tempat_lahir", "tanggal_lahir", "alamat", "rt", "rw", "id_jenis_kelamin", "id_hub_kepala_keluarga")
FACT, EXTRA = "f ", "t "
DOUBTS = ("kind", "list", "effect", "nik", "sent_nik", "row_print", "known_key")


def index_file(run_folder: Path) -> Path:
    return run_folder / FOLDER / FILE


def build(run_folder: Path, data: Path, say: Callable[[str], None] = lambda _: None) -> None:
    """Make the index, whole or not at all; one that is there already stays.

    Args:
        data: the programme's folder. What the registry tells besides the facts is read there, where it is still the
            very file that the run read.
    """
    if index_file(run_folder).is_file():
        return
    run = open_run(run_folder)
    try:
        with whole_folder(run_folder / FOLDER) as folder:
            work = folder / "kerja"
            work.mkdir(mode=0o700)
            with Duck(work, [folder, run_folder, data]) as duck:
                _build(run, data, folder / FILE, duck, say)
            shutil.rmtree(work)
            for one in folder.iterdir():
                one.chmod(0o600)
    except Refusal:
        # Another process was faster; what it made is as good.
        if not index_file(run_folder).is_file():
            raise


def _build(run: PastRun, data: Path, path: Path, duck: Duck, say: Callable[[str], None]) -> None:
    say("Membaca hasil")
    facts = run.name_tables(duck)
    duck.rest("numbered", step(ROOM, "numbered"))
    shown = [named(column(at_rest(name), "p"), f"{FACT}{at_rest(name)}") for name in facts]
    duck.rest("facts_numbered", step(ROOM, "facts_numbered", {"facts": shown}))
    _name_lists(run, duck)
    duck.make("on_lists", step(ROOM, "on_lists"))
    say("Membaca registri")
    _read_registry(run, data, duck)
    say("Menyusun indeks")
    duck.rest("wide", step(ROOM, "wide"))
    duck.store(STORE, path, write=True)
    for table in ("kinds", "people", "niks", "pseudonyms", "candidates", "listed", "doubts"):
        duck.lay(STORE, table, step(ROOM, table))
    say("Menyusun kata nama")
    duck.rest("name_words", step(ROOM, "name_words"))
    spoken = [str(word) for word, _ in duck.rows(step(ROOM, "vocabulary"))] or ["-"]
    sounds = np.array([sound(word) for word in spoken], dtype=object)
    duck.add_arrays("sounds", {"word": np.array(spoken, dtype=object), "sound": sounds})
    for table in ("words", "bearers"):
        duck.lay(STORE, table, step(ROOM, table))
    say("Menulis baris")
    rows = chain.from_iterable(duck.batches(step(ROOM, "lines")))
    lines.write(path.parent, rows)
    duck.close_store(STORE)


def sound(word: str) -> str:
    """How a word of a name sounds, its spelling brought to the usual one."""
    codes = read_token(word).codes
    return codes[0] if len(codes) == 1 else fold(word)


def _name_lists(run: PastRun, duck: Duck) -> None:
    """Tables `lists` and `doubtful`, empty where the run has none."""
    shape = {"list": "VARCHAR", "line": "BIGINT", "outcome": "VARCHAR", "file": "VARCHAR", "row": "BIGINT"}
    _open(run, "lists", shape | {"probability": "DOUBLE"}, duck)
    doubts = dict.fromkeys(DOUBTS, "VARCHAR")
    _open(run, "doubtful", doubts | {"line": "BIGINT", "matters": "BOOLEAN", "probability": "DOUBLE"}, duck)


def _open(run: PastRun, name: str, shape: dict[str, str], duck: Duck) -> None:
    path = run.folder / f"{name}.parquet"
    if path.is_file():
        duck.open(name, [path])
    else:
        duck.add(name, shape, [])


def _read_registry(run: PastRun, data: Path, duck: Duck) -> None:
    """The table `told`: what the registry tells besides, a row each; nothing of files that changed since."""
    shape = {f"{EXTRA}{name}": CANONICAL[name].sql for name in TOLD}
    duck.add("told", {"file": "VARCHAR", "source_row": "BIGINT"} | shape, [])
    if not is_unchanged(run, data):
        return
    duck.run(files("naung.intake").joinpath("steps", "macros.sql").read_text(encoding="utf-8"))
    registry = survey(_spec(run, data), duck)
    wanted = {name for name in TOLD if name in registry.kinds}
    registry.prepare(duck, wanted)
    for number, table in enumerate(registry.people):
        registry.read(duck, number, wanted)
        cells = [named(_cell(name, wanted), f"{EXTRA}{name}") for name in TOLD]
        duck.append("told", step(ROOM, "told", {"file": text(table.source.name), "cells": cells}))
        registry.let_go(duck)


def _cell(name: str, wanted: set[str]) -> Tree:
    return column(name, "r") if name in wanted else null(CANONICAL[name].sql)


def is_unchanged(run: PastRun, data: Path) -> bool:
    """Whether the programme's registry is still what the run read."""
    read = {one["what"]: one["sha256"] for one in run.record.get("inputs", [])}
    told = [*run.programme["registry"]["path"]]
    try:
        there = {f"registry.path {one.name}": one for one in find_files(tuple(told), data, "registry.path")}
    except Refusal:
        return False
    return all(read.get(what) == sha256(path) for what, path in there.items())


def _spec(run: PastRun, data: Path) -> RegistrySpec:
    """As the run read it, from its own record."""
    programme = run.programme
    registry, corrections = programme["registry"], programme["corrections"]
    return RegistrySpec(
        folder=data,
        paths=tuple(registry["path"]),
        areas=programme["areas"]["path"],
        as_of=date.fromisoformat(str(programme["as_of"])),
        families=registry["families"]["path"] if registry["families"] else None,
        columns={name.lower(): written for name, written in registry["columns"].items()},
        types={name.lower(): Kind(kind) for name, kind in registry["types"].items()},
        by_bps=registry["area_code"] == "bps",
        corrections=corrections["path"] if corrections else None,
    )
