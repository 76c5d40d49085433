"""The result under the seed: the same inputs, the same candidates, or a word on what is not the same.

A mistake found later is judged again under the same seed (`Instead`); what it replaces stays published whole.
Not here: choosing (selection), pages (report), the seed.
"""

import hashlib
import json
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import Any

from naung.draw.frozen import read_commitment, read_freeze
from naung.draw.history import HISTORY, LATE, REPLACED, RESULT, History, append
from naung.draw.tables import CALON_COLUMNS, CANDIDATE_COLUMNS, read_table
from naung.draw.tree import leaf_hashes, root_of, row_leaves
from naung.engine.duck import Duck
from naung.engine.files import sha256
from naung.engine.steps import step
from naung.engine.trees import column, named
from naung.selection.opening import Opened
from naung.selection.run import Run
from naung.selection.tickets import read_key
from naung.values.errors import Refusal

ROOM = "naung.draw"
LINE, QUOTA, NOW = "antrean.parquet", "quota.csv", "calon-koreksi.csv"
BEFORE = "lama-"
PUBLISHED = (
    *("calon.csv", "komitmen.json", "freeze.json", "benih.json", "uji-diri.json", "peluang.csv"),
    "berita-acara.pdf",
)
CHECKERS = ("verifikasi.py", "verifikasi.html")


@dataclass(frozen=True)
class Instead:
    """Why a result is replaced, by whom, and where the one before lies."""

    before: Path
    reason: str
    by: tuple[str, ...]


def check_inputs(opened: Opened, frozen: Path) -> None:
    """A Refusal unless the programme and every input are those that were frozen."""
    whole = read_freeze(frozen)
    then = {one["what"]: one["sha256"] for one in whole["inputs"]}
    now = {what: sha256(path) for what, path in opened.inputs.items() if what != "key.path"}
    for what in sorted(then.keys() | now.keys()):
        if then.get(what) != now.get(what):
            raise Refusal(f"{what}: bukan berkas yang dibekukan sebelum dadu; pakai berkas aslinya")
    check_key(opened, whole)


def check_key(opened: Opened, whole: dict[str, Any]) -> None:
    """A Refusal unless the programme's key is the frozen one: with another all tickets would be others."""
    if hashlib.sha256(read_key(opened.inputs["key.path"])).hexdigest() != whole["key_sha256"]:
        raise Refusal("key.path: bukan kunci yang dibekukan sebelum dadu")


def check_instead(instead: Instead, opened: Opened, frozen: Path, history: History) -> None:
    """A Refusal unless the result before is the one that holds now, and two frozen approvers say why it goes."""
    whole = read_freeze(frozen)
    check_key(opened, whole)
    again = _replaces(instead, history)
    if not again and any(one["kind"] == LATE for one in history.events):
        raise Refusal(
            "--instead-of: sesudah perubahan susulan hasil tidak diganti lagi, sebab ada yang sudah masuk menurutnya; "
            "kekeliruan tentang seseorang diperbaiki dengan naung draw late"
        )
    if not instead.reason.strip():
        raise Refusal("--reason: sebutkan kekeliruan yang diperbaiki; alasannya diumumkan")
    strangers = [name for name in instead.by if name not in whole["approvers"]]
    if strangers or len(set(instead.by)) < 2:
        raise Refusal(f"--by: dua orang dari yang menyetujui pembekuan ({', '.join(whole['approvers'])})")
    if not again and (history.digest is None or digest_of(instead.before) != history.digest):
        raise Refusal(f"{instead.before}: bukan hasil yang sekarang berlaku menurut {HISTORY}")


def _replaces(instead: Instead, history: History) -> bool:
    """Whether the history has it already that this result was replaced: by the one that holds, computed again."""
    return history.result is not None and history.result.get("replaces") == digest_of(instead.before)


def digest_of(result: Path, side: str = "public") -> str:
    """The digest that a result folder's run.json says it has; a Refusal for a folder that is none."""
    try:
        return str(json.loads((result / side / "run.json").read_text(encoding="utf-8"))["digest"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal(f"{result}: bukan folder hasil undian") from error


def write_line(run: Run, folder: Path) -> None:
    """antrean.parquet: every candidate with the order's keys `key 0`, `key 1` …, the ticket and the rank."""
    save_line(run.opened, folder / LINE)


def line_digest(duck: Duck) -> str:
    """What `line_rows`, a result's whole line, says; the history binds it, since no public file shows all of it."""
    return str(duck.rows(step(ROOM, "line_digest"))[0][0] or hashlib.sha256(b"").hexdigest())


def check_line(result: Path, history: History, duck: Duck) -> None:
    """Open `line_rows`; a Refusal unless the line and the seats are those of the result that holds."""
    if not (result / LINE).is_file():
        raise Refusal(f"{result}: {LINE} tidak ada; hasil ini bukan dari naung draw result")
    duck.open("line_rows", [result / LINE])
    told = history.result or {}
    for name, key, found in ((LINE, "line", line_digest(duck)), (QUOTA, "quota", sha256(result / QUOTA))):
        if found != told.get(key):
            raise Refusal(f"{result / name}: sudah diubah; sidiknya bukan yang tercatat di {HISTORY}")


def save_line(opened: Opened, path: Path) -> None:
    """The line of a run that has its `standing`."""
    keys = [named(column(key, "e"), f"key {place}") for place, key in enumerate(opened.compiled.keys)]
    opened.duck.save(step(ROOM, "line", {"keys": keys}), path)


def register(run: Run, history: History, instead: Instead | None, frozen: Path, folder: Path, at: datetime) -> None:
    """Lay all that is checked beside the result, and write it into the history, unless it stands there already.

    The history comes last: what fails before it leaves no line about a result that is nowhere.

    A Refusal where another result was registered before.
    """
    digest = str(run.record["digest"])
    run.duck.open("line_rows", [folder / LINE])
    private = {"line": line_digest(run.duck), "quota": sha256(folder / QUOTA)}
    publish(frozen, folder)
    if instead is not None:
        again = _replaces(instead, history)
        if again and {**(history.result or {}), **private, "digest": digest} != history.result:
            raise Refusal(f"{instead.before}: sudah digantikan hasil lain menurut {HISTORY}")
        if not again and digest == history.digest:
            raise Refusal("hasilnya sama dengan yang berlaku; tidak ada yang diganti")
        came, went = _write_candidates_now(run.duck, frozen, folder)
        _keep_replaced(instead.before, folder)
        told = {"digest": digest, "replaces": history.digest, "reason": instead.reason, "by": list(instead.by)}
        if not again:
            append(history, REPLACED, {**told, **private, "candidates_in": came, "candidates_out": went}, at)
    elif history.digest is None:
        append(history, RESULT, {"digest": digest, **private}, at)
    elif all(one.get("digest") != digest for one in history.events):
        raise Refusal(f"hasil lain sudah tercatat di {HISTORY}; kekeliruan diperbaiki dengan --instead-of")
    elif all({**one, **private, "digest": digest} != one for one in history.events):
        raise Refusal(
            f"hasilnya sama, tetapi antrean di belakangnya lain dari yang tercatat di {HISTORY}: "
            "salah satunya dihitung oleh program yang diubah; laporkan kepada pengawas"
        )
    lay_history_beside(frozen, folder)


def publish(frozen: Path, folder: Path) -> None:
    """Lay what was published before the dice beside the result, so that one folder holds all that is checked."""
    for name in PUBLISHED:
        shutil.copyfile(frozen / "public" / name, folder / "public" / name)
    for name in CHECKERS:
        text = files("naung.draw").joinpath("public", name).read_bytes()
        (folder / "public" / name).write_bytes(text)


def lay_history_beside(frozen: Path, result: Path) -> None:
    """The history as it is now, beside the result that it speaks of: whoever checks that folder sees all of it."""
    beside = result / "public" / f".{HISTORY}"
    shutil.copyfile(frozen / "public" / HISTORY, beside)
    beside.replace(result / "public" / HISTORY)


def _keep_replaced(before: Path, folder: Path) -> None:
    """The public folder of the result before, whole, beside those that it replaced itself."""
    older = sorted(path.name for path in (before / "public").glob(f"{BEFORE}*"))
    for name in older:
        shutil.copytree(before / "public" / name, folder / "public" / name)
    own = folder / "public" / f"{BEFORE}{len(older) + 1}"
    shutil.copytree(before / "public", own, ignore=shutil.ignore_patterns(f"{BEFORE}*"))


def check_candidates(frozen: Path, folder: Path) -> None:
    """A Refusal that names the first candidate in which a run differs from what was frozen."""
    then = _candidates(frozen / "public" / "calon.csv", CALON_COLUMNS)
    now = _candidates(folder / "public" / "candidates.csv", CANDIDATE_COLUMNS)
    for number, (one, other) in enumerate(zip_longest(then, now), 1):
        if one != other:
            raise Refusal(f"calon baris {number}: dibekukan {_told(one)}, sekarang {_told(other)}")


def _write_candidates_now(duck: Duck, frozen: Path, folder: Path) -> tuple[int, int]:
    """calon-koreksi.csv where the candidates are not the frozen ones; returns how many came in and went out."""
    then = set(_candidates(frozen / "public" / "calon.csv", CALON_COLUMNS))
    now = set(_candidates(folder / "public" / "candidates.csv", CANDIDATE_COLUMNS))
    if then != now:
        _check_rows(frozen, duck)
        strangers = duck.rows(step(ROOM, "not_frozen"))
        if strangers:
            raise Refusal(
                f"{len(strangers)} calon tidak ada di registri yang dibekukan, jadi tidak bertiket; "
                "registri tidak boleh ditambah sesudah dadu"
            )
        duck.save_csv(step(ROOM, "calon_now"), folder / "public" / NOW)
    before, after = ({one[0] for one in people} for people in (then, now))
    return len(after - before), len(before - after)


def _check_rows(frozen: Path, duck: Duck) -> None:
    """Open `frozen_rows`; a Refusal unless they are those under the published root."""
    path, said = frozen / "baris.parquet", read_commitment(frozen)
    duck.open("frozen_rows", [path])
    leaf = row_leaves(bytes.fromhex(said["run"]))
    rows = (row for batch in duck.batches(step(ROOM, "frozen_people")) for row in batch)
    if root_of(leaf_hashes(leaf(person, codes) for person, codes in rows)).hex() != said["rows_root"]:
        raise Refusal(f"{path}: sudah diubah; akarnya bukan yang diumumkan")
    if duck.rows(step(ROOM, "wrong_persons")):
        raise Refusal(f"{path}: sudah diubah; ada NIK yang bukan milik barisnya")


def _candidates(path: Path, columns: Sequence[str]) -> Iterator[tuple[str, str, str]]:
    return ((cells[0], cells[1], cells[2]) for cells in read_table(path, columns))


def _told(one: tuple[str, str, str] | None) -> str:
    return "tidak ada" if one is None else f"{one[0]} di {one[1]}, tingkat {one[2]}"
