"""Freeze everything that decides, before the dice: the commitment, its trees, what is published. docs/draw.md binds it.

The data's walk: `naung select` up to tiers and seats, without a seed; every row and every candidate becomes a leaf; the
two roots and the frozen inputs are published. Not here: the dice (seed), or the result under them (result).
"""

import csv
import hashlib
from collections.abc import Callable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from naung import __version__
from naung.draw.bytes import HASH_SIZE, jcs
from naung.draw.chances import CHANCES, chances, write_chances
from naung.draw.frozen import CANDIDATES, FORM, ROWS, SECRETS, TREES, shown
from naung.draw.meeting import Meeting
from naung.draw.selftest import Outcome, lay_out_cut, selftest
from naung.draw.tree import candidate_leaves, leaf_hashes, root_of, row_leaves
from naung.engine.duck import Duck
from naung.engine.engine import DuckEngine
from naung.engine.files import sha256
from naung.engine.steps import step
from naung.selection.opening import Opened
from naung.selection.run import decide
from naung.selection.seating import SeatedCell
from naung.selection.tickets import pads, read_key
from naung.values.errors import Refusal

ROOM = "naung.draw"
TIERS = "tingkat.csv"
QUOTA_COLUMNS = ("cell", "name", "people", "eligible", "candidates", "weight", "floor", "seats")


def freeze(
    opened: Opened, meeting: Meeting, rehearsal: bool, seeds: int, folder: Path, say: Callable[[str], None]
) -> tuple[dict[str, Any], Outcome]:
    """Write the frozen folder; returns what komitmen.json says, and the self-test over so many seeds.

    `folder` is not yet named: a Refusal leaves it half-written. A self-test that raises an alarm is one.
    """
    duck, key = opened.duck, read_key(opened.inputs["key.path"])
    public = folder / "public"
    public.mkdir()
    engine = DuckEngine(duck, opened.work)
    _, seated = decide(opened, engine, (), say)
    say("Menyegel baris dan calon")
    engine.whisper("key_pads", ("outer_pad", "inner_pad"), pads(key))
    duck.view("frozen", step(ROOM, "frozen"))
    duck.save(step(ROOM, "frozen_rows"), folder / "baris.parquet")
    duck.open("frozen_rows", [folder / "baris.parquet"])
    duck.make("frozen_candidates", step(ROOM, "frozen_candidates"))
    duck.save_csv(step(ROOM, "calon"), public / "calon.csv")
    duck.save(step(ROOM, "calon_secrets"), folder / SECRETS)
    (folder / SECRETS).chmod(0o600)
    declared = {**meeting.declared(), "rehearsal": rehearsal}
    whole = _frozen(opened, key, seated, duck) | declared
    run = hashlib.sha256(jcs(shown(whole))).digest()
    (folder / "freeze.json").write_bytes(jcs(whole))
    (public / "freeze.json").write_bytes(jcs(shown(whole)))
    _write_quota(seated, public / "quota.csv")
    seats = {cell.code: cell.seats for cell in seated}
    write_chances(chances(duck.rows(step(ROOM, "shown_tiers")), seats), public / CHANCES)
    duck.save_csv(step(ROOM, "true_tiers"), folder / TIERS)
    commitment = _commitment(run, duck, declared, folder)
    (public / "komitmen.json").write_bytes(jcs(commitment))
    return commitment, _test(duck, bytes.fromhex(commitment["candidates_root"]), seeds, public, say)


def _test(duck: Duck, root: bytes, seeds: int, public: Path, say: Callable[[str], None]) -> Outcome:
    """uji-diri.json: what the lots did under seeds that follow from the root."""
    lay_out_cut(duck)
    told = selftest(duck, root, seeds, say)
    if told.alarms:
        names = ", ".join(one.what for one in told.alarms)
        raise Refusal(f"uji diri undian: peluang bergantung pada {names}; jangan mengundi sebelum sebabnya ditemukan")
    tests = [
        {"what": one.what, "p_millionths": round(one.p * 1_000_000), "freedom": one.freedom} for one in told.verdicts
    ]
    content: dict[str, Any] = {"form": FORM, "people": told.people, "tiers": told.tiers, "seeds": told.seeds}
    content["tests"] = tests
    (public / "uji-diri.json").write_bytes(jcs(content))
    return told


def try_lots(opened: Opened, seeds: int, say: Callable[[str], None]) -> Outcome:
    """The self-test of a programme that nobody froze yet, under seeds that follow from no root."""
    engine = DuckEngine(opened.duck, opened.work)
    decide(opened, engine, (), say)
    engine.whisper("key_pads", ("outer_pad", "inner_pad"), pads(read_key(opened.inputs["key.path"])))
    lay_out_cut(opened.duck)
    return selftest(opened.duck, bytes(HASH_SIZE), seeds, say)


def _commitment(run: bytes, duck: Duck, declared: dict[str, Any], folder: Path) -> dict[str, Any]:
    candidates, candidates_root = _plant(folder / TREES[CANDIDATES], _candidate_data(run, duck))
    rows, rows_root = _plant(folder / TREES[ROWS], _row_data(run, duck))
    return {
        "form": FORM,
        "run": run.hex(),
        "candidates_root": candidates_root,
        "candidates": candidates,
        "rows_root": rows_root,
        "rows": rows,
        "meeting": declared["meeting"],
        "seed": declared["seed"],
        "beacon": declared["beacon"],
        "rehearsal": declared["rehearsal"],
    }


def _plant(file: Path, leaves: Iterator[bytes]) -> tuple[int, str]:
    """How many leaves a tree has, and its root; its levels are kept in the file."""
    level = leaf_hashes(leaves)
    with file.open("wb") as keep:
        root = root_of(level, keep)
    return len(level) // HASH_SIZE, root.hex()


def _candidate_data(run: bytes, duck: Duck) -> Iterator[bytes]:
    leaf = candidate_leaves(run)
    for batch in duck.batches(step(ROOM, "calon")):
        for pseudonym, cell, tier, person in batch:
            yield leaf(pseudonym, cell, tier, bytes.fromhex(person))


def _row_data(run: bytes, duck: Duck) -> Iterator[bytes]:
    leaf = row_leaves(run)
    for batch in duck.batches(step(ROOM, "frozen_people")):
        for person, codes in batch:
            yield leaf(person, codes)


def _frozen(opened: Opened, key: bytes, seated: list[SeatedCell], duck: Duck) -> dict[str, Any]:
    """freeze.json: all that decides, in numbers, names and hashes."""
    people, eligible, candidates = duck.rows(step(ROOM, "frozen_counts"))[0]
    inputs = [{"what": what, "sha256": sha256(path)} for what, path in opened.inputs.items() if what != "key.path"]
    return {
        "form": FORM,
        "programme": opened.programme.model_dump(mode="json"),
        "law": opened.programme.price.as_json(),
        "inputs": sorted(inputs, key=lambda one: one["what"]),
        "version": __version__,
        "code_sha256": code_sha256(),
        "key_sha256": hashlib.sha256(key).hexdigest(),
        "counts": {
            "people": people,
            "eligible": eligible,
            "candidates": candidates,
            "places": opened.programme.covered_places,
        },
        "seats": [{"cell": cell.code, "seats": cell.seats, "reserve": cell.reserve} for cell in seated],
    }


def code_sha256() -> str:
    """The SHA-256 of all of Naung's own modules, steps and tables, by name: which program decided."""
    total = hashlib.sha256()
    root = Path(str(files("naung")))
    for path in sorted(root.rglob("*")):
        if path.suffix in (".py", ".sql", ".csv", ".json", ".yaml"):
            total.update(f"{path.relative_to(root).as_posix()}\n".encode() + hashlib.sha256(path.read_bytes()).digest())
    return total.hexdigest()


def _write_quota(seated: list[SeatedCell], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(QUOTA_COLUMNS)
        for cell in seated:
            counts = (cell.people, cell.eligible, cell.candidates, cell.weight, cell.floor, cell.seats)
            writer.writerow([cell.code, cell.name, *counts])
