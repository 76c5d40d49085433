"""A workbook's sheets as rows of text. Not here: whether it is safe to read (gate), where its table is (heads)."""

import csv
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

from naung.intake.sent.gate import locked
from naung.values.errors import Refusal

PATIENCE = 300  # seconds
# Bytes of addresses that the reader may take. One long text that a million cells point at is small in the file and
# gigabytes in memory; a real list takes some five times its unpacked size.
LEAST_MEMORY, MOST_MEMORY = 140_000_000, 1_500_000_000
OLD_GRID = 100_000_000  # two million cells; an .xls with but its first and last cell would have 16 million
_SWELLING = 12


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number in the sheet (of a CSV, its line in the file), its cells, a letter a cell for its type."""

    number: int
    cells: list[str]
    kinds: str

    def cell(self, place: int) -> str:
        return self.cells[place] if place < len(self.cells) else ""

    def kind(self, place: int) -> str:
        """`t` text, `n` number, `d` date, `b` truth."""
        return self.kinds[place] if place < len(self.kinds) else "t"


@dataclass(frozen=True)
class Sheet:
    """One sheet; `rows` begins anew each time it is called, and leaves out rows without any cell."""

    name: str | None
    hidden: bool
    rows: Callable[[], Iterator[Row]]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    """Cells drawn as one: first row, first column, last row, last column; rows from 1, columns from 0."""
    mending: int | None = None
    """Where Naung's own column stood that an earlier check added, from 0; its cells are not in `rows`."""


def read_workbook(path: Path, folder: Path) -> list[Sheet]:
    """The sheets in their order, their rows laid down in `folder`; a Refusal says why it cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    with as_file(files("naung.intake.sent") / "child.py") as script:
        command = [sys.executable, "-I", str(script), str(path.resolve()), str(folder.resolve()), str(_memory(path))]
        try:
            ended = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
        except subprocess.TimeoutExpired as error:
            raise Refusal(_too_much(path)) from error
    told: dict[str, Any] = json.loads(ended.stdout) if ended.returncode == 0 and ended.stdout else {"error": "killed"}
    if wrong := told.get("error"):
        raise Refusal(_refused(path, wrong, told.get("told") or "", ended.stderr))
    return [
        Sheet(
            one["name"],
            one["hidden"],
            _rows_of(Path(one["path"])),
            tuple((first[0] + 1, first[1], last[0] + 1, last[1]) for first, last in one["merged"]),
        )
        for one in told["sheets"]
    ]


def _memory(path: Path) -> int:
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            least, size = LEAST_MEMORY, sum(part.file_size for part in archive.infolist())
    else:
        least, size = LEAST_MEMORY + OLD_GRID, path.stat().st_size
    return min(least + _SWELLING * size, MOST_MEMORY)


def _refused(path: Path, error: str, told: str, noise: bytes) -> str:
    if error == "locked":
        return locked(path)
    if error == "system":
        return f"{path.name}: tidak dapat dibaca ({told})"
    if error == "large" or (error == "killed" and b"panicked" not in noise):
        return _too_much(path)
    return f"{path.name}: buku kerja rusak; buka di Excel, simpan ulang sebagai .xlsx, lalu kirim ulang"


def _too_much(path: Path) -> str:
    return (
        f"{path.name}: terlalu besar untuk dibaca; hapus isi di luar tabel, kirim sebagai CSV, "
        "atau bagi menjadi beberapa berkas"
    )


def _rows_of(path: Path) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        with path.open(encoding="utf-8", newline="") as file:
            for number, kinds, *cells in csv.reader(file):
                yield Row(int(number), cells, kinds)

    return rows
