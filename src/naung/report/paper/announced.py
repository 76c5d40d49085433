"""What was published before the dice, read for paper: programme, meeting, seats by cell. Not here: the pages."""

import csv
import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from naung.draw.frozen import read_commitment
from naung.report.codes import kecamatan
from naung.values.errors import Refusal, why


@dataclass(frozen=True)
class Cell:
    """One cell by the name people know it by."""

    code: str
    name: str
    seats: int


@dataclass(frozen=True)
class Announced:
    """The public folder of a freeze: `freeze` is public/freeze.json, `commitment` komitmen.json."""

    freeze: dict[str, Any]
    commitment: dict[str, Any]
    cells: tuple[Cell, ...]

    @property
    def title(self) -> str:
        programme = self.freeze["programme"]
        return str(programme["title"] or programme["program"])

    @property
    def run(self) -> str:
        return str(self.commitment["run"])

    @property
    def rehearsal(self) -> bool:
        return bool(self.commitment["rehearsal"])

    @property
    def place(self) -> str:
        return str(self.freeze["meeting"]["place"])

    @property
    def at(self) -> datetime:
        """When the dice are thrown."""
        return datetime.fromisoformat(self.freeze["meeting"]["at"])

    @property
    def cell_kind(self) -> str:
        """kelurahan or kecamatan; empty where the whole city is one cell."""
        quota = self.freeze["programme"]["quota"]
        if quota is None:
            return ""
        return "kecamatan" if quota["by"] == "kode_kecamatan" else "kelurahan"

    def cell(self, code: str) -> Cell:
        """The cell of a code; one that was not frozen has no seats."""
        return next((one for one in self.cells if one.code == code), Cell(code, code, 0))


def read_announced(frozen: Path) -> Announced:
    """The public folder of a frozen folder; a Refusal where it is incomplete or its run number is another's."""
    commitment = read_commitment(frozen)
    path = frozen / "public" / "freeze.json"
    try:
        content = path.read_bytes()
        freeze = dict(json.loads(content))
    except OSError as error:
        raise Refusal(f"{path}: {why(error)}") from error
    except (ValueError, TypeError) as error:
        raise Refusal(f"{path}: rusak") from error
    if hashlib.sha256(content).hexdigest() != commitment["run"]:
        raise Refusal(f"{path}: sudah diubah; sidiknya bukan nomor yang diumumkan")
    names, quota = _names(frozen / "public" / "quota.csv"), freeze["programme"]["quota"]
    cells = [Cell(one["cell"], _name(quota, one["cell"], names), one["seats"]) for one in freeze["seats"]]
    return Announced(freeze, commitment, tuple(cells))


def _names(path: Path) -> dict[str, str]:
    """The cells' names only: the seats are bound to the run number in freeze.json, this file is not."""
    try:
        with path.open(encoding="utf-8", newline="") as file:
            return {row["cell"]: row["name"] for row in csv.DictReader(file)}
    except OSError as error:
        raise Refusal(f"{path}: {why(error)}") from error
    except (ValueError, KeyError) as error:
        raise Refusal(f"{path}: rusak; pakai salinan yang diumumkan") from error


def _name(quota: dict[str, Any] | None, code: str, names: dict[str, str]) -> str:
    if quota is None:
        return "Seluruh kota"
    if quota["by"] == "kode_kecamatan":
        return f"Kec. {kecamatan(code)}"
    return names.get(code) or code
