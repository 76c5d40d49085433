"""A frozen folder's public part, made up for paper. Nobody in it is real."""

import csv
import hashlib
import json
from pathlib import Path
from typing import Any

from naung.draw.bytes import jcs
from naung.report.codes import tiles

ROOT, ROWS = hashlib.sha256(b"candidates").hexdigest(), hashlib.sha256(b"rows").hexdigest()
BEACON = {"chain": "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971", "round": 35641012}
HOSTILE = '#panic("x") *tebal* $x$ \\ @a <b>'
RULES = [
    {"code": "usia", "text": "Berusia 18 sampai 64 tahun", "when": "umur BETWEEN 18 AND 64", "unknown": "reject"},
    {"code": "informal", "text": "Bekerja di sektor informal", "when": "daftar_ojol", "unknown": "verify"},
]
KELURAHAN = [(tile.code, tile.name) for tile in tiles()]


def write_frozen(folder: Path, cells: list[tuple[str, str]] | None = None, **changes: Any) -> Path:
    """Write the public files that paper reads; `changes` are keys of freeze.json. Without cells: the 56 kelurahan."""
    cells = KELURAHAN if cells is None else cells
    freeze = _freeze(cells) | changes
    public = folder / "public"
    public.mkdir(parents=True)
    (public / "freeze.json").write_bytes(jcs(freeze))
    commitment = {
        "form": 1,
        "run": hashlib.sha256(jcs(freeze)).hexdigest(),
        "candidates_root": ROOT,
        "candidates": freeze["counts"]["candidates"],
        "rows_root": ROWS,
        "rows": freeze["counts"]["people"],
        **{key: freeze[key] for key in ("meeting", "seed", "beacon", "rehearsal")},
    }
    (public / "komitmen.json").write_bytes(jcs(commitment))
    with (public / "quota.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["cell", "name", "people", "eligible", "candidates", "weight", "floor", "seats"])
        writer.writerows([code, name, 9, 9, 9, 9, 0, 177] for code, name in cells)
    return folder


def programme(**changes: Any) -> dict[str, Any]:
    """The keys of a programme that paper reads."""
    return {
        "program": "sigap-2027",
        "title": "SIGAP 2027",
        "rules": RULES,
        "per_family": 1,
        "quota": {"by": "kode_kelurahan", "weight": "candidates", "minimum": 0},
    } | changes


def read(folder: Path, name: str) -> dict[str, Any]:
    return dict(json.loads((folder / "public" / name).read_text(encoding="utf-8")))


def _freeze(cells: list[tuple[str, str]]) -> dict[str, Any]:
    return {
        "form": 1,
        "programme": programme(),
        "version": "0.1.0",
        "counts": {"people": 2617596, "eligible": 612344, "candidates": 402117, "places": 9920},
        "seats": [{"cell": code, "seats": 177, "reserve": 45} for code, _ in cells],
        "meeting": {"place": "Aula Kantor Wali Kota", "at": "2027-01-12T10:00:00+07:00"},
        "seed": "dice+beacon",
        "beacon": BEACON,
        "approvers": ["Rina Wulandari", "Dedi Kurniawan"],
        "inspector": {"name": "Sri Lestari", "seal": "ab" * 32},
        "key_copies": ["Brankas Inspektorat", "Brankas Bagian Hukum"],
        "follows": None,
        "rehearsal": False,
    }
