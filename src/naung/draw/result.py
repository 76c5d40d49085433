"""The result under the seed: the same inputs, the same candidates, or a word on what is not the same.

Not here: choosing (selection), pages (report), the seed.
"""

import csv
import hashlib
import json
import shutil
from collections.abc import Iterator
from importlib.resources import files
from itertools import zip_longest
from pathlib import Path
from typing import Any

from naung.draw.bytes import jcs
from naung.draw.freeze import shown
from naung.draw.seed import read_commitment
from naung.engine.files import sha256
from naung.selection.opening import Opened
from naung.values.errors import Refusal, why


def check_inputs(opened: Opened, frozen: Path) -> None:
    """A Refusal unless the programme and every input are those that were frozen."""
    whole = read_freeze(frozen)
    then = {one["what"]: one["sha256"] for one in whole["inputs"]}
    now = {what: sha256(path) for what, path in opened.inputs.items() if what != "key.path"}
    for what in sorted(then.keys() | now.keys()):
        if then.get(what) != now.get(what):
            raise Refusal(f"{what}: bukan berkas yang dibekukan sebelum dadu; pakai berkas aslinya")
    key = bytes.fromhex((opened.inputs["key.path"]).read_text(encoding="ascii").strip())
    if hashlib.sha256(key).hexdigest() != whole["key_sha256"]:
        raise Refusal("key.path: bukan kunci yang dibekukan sebelum dadu")


def read_freeze(frozen: Path) -> dict[str, Any]:
    """freeze.json, held against the run's number in komitmen.json."""
    path = frozen / "freeze.json"
    try:
        content = path.read_bytes()
        told: dict[str, Any] = json.loads(content)
    except OSError as error:
        raise Refusal(f"{path}: {why(error)}") from error
    except ValueError as error:
        raise Refusal(f"{path}: rusak") from error
    if hashlib.sha256(jcs(shown(told))).hexdigest() != read_commitment(frozen)["run"] or jcs(told) != content:
        raise Refusal(f"{path}: sudah diubah; sidiknya bukan nomor yang diumumkan")
    return told


PUBLISHED = ("calon.csv", "komitmen.json", "freeze.json", "benih.json")


def publish(frozen: Path, folder: Path) -> None:
    """Lay what was published before the dice beside the result, so that one folder holds all that is checked."""
    for name in PUBLISHED:
        shutil.copyfile(frozen / "public" / name, folder / "public" / name)
    for name in ("verifikasi.py", "verifikasi.html"):
        text = files("naung.draw").joinpath("public", name).read_bytes()
        (folder / "public" / name).write_bytes(text)


def check_candidates(frozen: Path, folder: Path) -> None:
    """A Refusal that names the first candidate in which a run differs from what was frozen."""
    then = _candidates(frozen / "public" / "calon.csv")
    now = _candidates(folder / "public" / "candidates.csv")
    for number, (one, other) in enumerate(zip_longest(then, now), 1):
        if one != other:
            raise Refusal(f"calon baris {number}: dibekukan {_told(one)}, sekarang {_told(other)}")


def _candidates(path: Path) -> Iterator[tuple[str, str, str]]:
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                yield row["pseudonym"], row["cell"], row["tier"]
    except (OSError, KeyError) as error:
        raise Refusal(f"{path}: tidak dapat dibaca") from error


def _told(one: tuple[str, str, str] | None) -> str:
    return "tidak ada" if one is None else f"{one[0]} di {one[1]}, tingkat {one[2]}"
