"""What is kept beside a programme, so that it need not be worked out again: by the hash of all it depends on.

Full of personal data: the folder is its owner's alone. Whatever is missing, or cannot be kept, is worked out anew.
Not here: what is kept.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

FOLDER = ".naung"
_VERSIONS = 2
_RECIPES = (".py", ".sql", ".csv", ".json")


@dataclass(frozen=True)
class Kept:
    """One kind of thing kept in a programme's folder, as files of the given names."""

    programme_folder: Path
    kind: str
    names: tuple[str, ...]

    def find(self, print_of: str) -> Path | None:
        """The folder with all its files, or None."""
        place = self._place(print_of)
        return place if self.is_whole(place) else None

    def is_whole(self, folder: Path) -> bool:
        return all((folder / name).is_file() for name in self.names)

    def keep(self, made: Path, print_of: str) -> Path:
        """Copy what was made; where nothing may be written, it is used where it was made."""
        place = self._place(print_of)
        beside = place.with_name(f"{place.name}.{os.getpid()}")
        try:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            shutil.copytree(made, beside)
            beside.rename(place)
        except OSError:
            shutil.rmtree(beside, ignore_errors=True)
            return self.find(print_of) or made
        self._forget_old(place)
        return place

    def _place(self, print_of: str) -> Path:
        return self.programme_folder / FOLDER / f"{self.kind}-{print_of}"

    def _forget_old(self, newest: Path) -> None:
        others = [one for one in newest.parent.glob(f"{self.kind}-*") if one != newest]
        for old in sorted(others, key=lambda one: one.stat().st_mtime)[: 1 - _VERSIONS or None]:
            shutil.rmtree(old, ignore_errors=True)


def print_of(told: Sequence[Any], rooms: Sequence[str]) -> str:
    """A short hash of plain values and of the rooms whose work depends on them."""
    whole = [*map(_room, rooms), json.dumps(told, default=str)]
    return hashlib.sha256("\n".join(whole).encode()).hexdigest()[:16]


@cache
def _room(package: str) -> str:
    """Changes with any module, step or table of a room."""
    total = hashlib.sha256()
    for part in _parts(files(package)):
        total.update(part.read_bytes())
    return total.hexdigest()


def _parts(folder: Traversable) -> list[Traversable]:
    found = []
    for one in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if one.is_dir():
            found += _parts(one)
        elif one.name.endswith(_RECIPES):
            found.append(one)
    return found
