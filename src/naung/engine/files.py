"""How a file is laid out before any of it is understood: form of a CSV, its digest. Not here: columns' meaning."""

import csv
import hashlib
import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from naung.values.errors import Refusal

LONGEST_HEADER = 1_000_000


@dataclass(frozen=True)
class CsvForm:
    """A CSV's delimiter and its header, cells trimmed."""

    delimiter: str
    header: tuple[str, ...]
    broken_header: bool = False  # a line break within a head


def is_parquet(path: Path) -> bool:
    """Whether the file's first bytes are Parquet's; its name does not matter."""
    with path.open("rb") as file:
        return file.read(4) == b"PAR1"


def csv_form(path: Path) -> CsvForm:
    """Read a CSV's first record; the delimiter is the one of `,` and `;` that it uses outside quotes.

    Raises Refusal for a file that is empty, not UTF-8 or not text.
    """
    with path.open("rb") as file:
        start = file.read(LONGEST_HEADER)
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in start[:4096]:
        raise Refusal(f"{path.name}: bukan teks UTF-8; simpan ulang sebagai CSV UTF-8")
    try:
        text = start.decode("utf-8-sig", errors="strict" if len(start) < LONGEST_HEADER else "ignore")
    except UnicodeDecodeError as error:
        line = start[: error.start].count(b"\n") + 1
        raise Refusal(f"{path.name}, baris berkas {line}: bukan UTF-8; simpan ulang sebagai CSV UTF-8") from error
    choices = [_form(text, delimiter) for delimiter in (",", ";")]
    best = max(choices, key=lambda form: len(form.header))
    if not any(best.header):
        raise Refusal(f"{path.name}: kosong, tidak ada kepala tabel")
    return best


def _first_record(text: str, delimiter: str) -> tuple[str, ...]:
    return tuple(next(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), []))


def _form(text: str, delimiter: str) -> CsvForm:
    record = _first_record(text, delimiter)
    broken = any("\n" in cell or "\r" in cell for cell in record)
    return CsvForm(delimiter, tuple(cell.strip(" \t\r\n\u00a0") for cell in record), broken)


def sha256(path: Path) -> str:
    """SHA-256 of a file's bytes, lower-case hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


class Digests:
    """SHA-256 of named files, each read once however many ask, from any thread."""

    def __init__(self, paths: Mapping[str, Path]) -> None:
        self._paths = paths
        self._locks = {name: Lock() for name in paths}
        self._known: dict[str, str] = {}

    def of(self, name: str) -> str:
        with self._locks[name]:
            if name not in self._known:
                self._known[name] = sha256(self._paths[name])
            return self._known[name]
