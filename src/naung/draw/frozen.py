"""What a frozen folder says, held against itself. Not here: writing it (freeze), the seed, the history."""

import hashlib
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from naung.draw.bytes import jcs
from naung.values.errors import Refusal, why

FORM = 1
COMMITMENT = "komitmen.json"
CANDIDATES, ROWS = "candidates", "rows"
SHAPE: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(("run", "candidates_root", "rows_root"), lambda one: bool(re.fullmatch("[0-9a-f]{64}", str(one)))),
    **dict.fromkeys((CANDIDATES, ROWS), lambda one: type(one) is int and one >= 0),
    "meeting": lambda one: isinstance(one, dict) and isinstance(one.get("at"), str),
    "seed": lambda one: isinstance(one, str),
    "beacon": lambda one: one is None or (isinstance(one, dict) and one.keys() == {"chain", "round"}),
    "rehearsal": lambda one: isinstance(one, bool),
}
"""What komitmen.json must hold, whoever wrote it."""
TREES = {CANDIDATES: "pohon-calon.bin", ROWS: "pohon-baris.bin"}
"""Each tree's levels but the root, from the leaves upwards, so that a path is read and not computed."""
SECRETS = "nonce-calon.parquet"
"""What the candidates' slips say that is not published: all slips at once need not read every row's."""


def read_commitment(folder: Path) -> dict[str, Any]:
    """komitmen.json of a frozen folder; a Refusal for a folder that is none."""
    path = folder / "public" / COMMITMENT
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal(f"{folder}: bukan folder naung draw commit ({COMMITMENT}: {why(error)})") from error
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{path}: rusak; pakai salinan yang diumumkan") from error
    if not isinstance(told, dict) or told.get("form") != FORM:
        raise Refusal(f"{path}: bentuknya tidak dikenal")
    for key, fits in SHAPE.items():
        if not fits(told.get(key)):
            raise Refusal(f"{path}: {key} tidak ada atau rusak; pakai salinan yang diumumkan")
    return told


def read_freeze(folder: Path) -> dict[str, Any]:
    """freeze.json, held against the run's number in komitmen.json, and what komitmen.json repeats of it."""
    path = folder / "freeze.json"
    try:
        content = path.read_bytes()
        told = json.loads(content)
    except OSError as error:
        raise Refusal(f"{path}: {why(error)}") from error
    except (ValueError, RecursionError) as error:
        raise Refusal(f"{path}: rusak; pakai salinan dari hari pembekuan") from error
    if not isinstance(told, dict) or not isinstance(told.get("programme"), dict):
        raise Refusal(f"{path}: bentuknya tidak dikenal")
    if hashlib.sha256(jcs(shown(told))).hexdigest() != read_commitment(folder)["run"] or jcs(told) != content:
        raise Refusal(f"{path}: sudah diubah; sidiknya bukan nomor yang diumumkan")
    said = read_commitment(folder)
    for key in ("meeting", "seed", "beacon", "rehearsal"):
        if said.get(key) != told[key]:
            raise Refusal(f"{folder / 'public' / COMMITMENT}: {key} bukan yang dibekukan; pakai salinan yang diumumkan")
    return told


def shown(whole: dict[str, Any]) -> dict[str, Any]:
    """freeze.json without where the key lies."""
    return {**whole, "programme": {name: value for name, value in whole["programme"].items() if name != "key"}}
