"""The register of late changes as an office writes it, line by line. Not here: what they bring about."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from naung.values.errors import Refusal, why
from naung.values.month import Month

CORRECTED, LEAVES, UPHELD = "nik", "berhenti", "dikabulkan"
KINDS = (CORRECTED, LEAVES, UPHELD)
"""In the order in which they take effect."""
COLUMNS = ("jenis", "nik", "nik_baru", "bulan", "alasan")
SPACE = " \t\r\n\u00a0"


@dataclass(frozen=True)
class Change:
    """One line: `month` for who leaves, `new_nik` for a corrected NIK and for the upheld whose NIK was at fault."""

    line: int
    kind: str
    nik: str
    new_nik: str | None
    month: Month | None
    reason: str


def read_changes(path: Path) -> list[Change]:
    """All changes in the order of KINDS, then of lines; a Refusal names every line that cannot be taken."""
    faults: list[str] = []
    changes: list[Change] = []
    for line, row in _rows(path):
        fault, change = _read(line, row)
        if fault or change is None:
            faults.append(f"{path.name}, baris {line}: {fault}")
        else:
            changes.append(change)
    seen: dict[tuple[str, str], int] = {}
    for one in changes:
        if (before := seen.setdefault((one.kind, one.nik), one.line)) != one.line:
            faults.append(f"{path.name}, baris {one.line}: NIK ini sudah {one.kind} di baris {before}")
    if faults:
        raise Refusal("\n".join(faults))
    if not changes:
        raise Refusal(f"{path.name}: tidak berisi satu perubahan pun")
    return sorted(changes, key=lambda one: (KINDS.index(one.kind), one.line))


def _rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat dibuka ({why(error)})") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{path.name}: bukan teks UTF-8") from error
    head = text.split("\n", 1)[0]
    reader = csv.reader(text.splitlines(), delimiter=";" if head.count(";") > head.count(",") else ",")
    names = [name.strip(SPACE).lower() for name in next(reader, [])]
    if missing := [name for name in COLUMNS if name not in names]:
        raise Refusal(f"{path.name}: kolom {', '.join(missing)} tidak ada; kolomnya {', '.join(COLUMNS)}")
    for line, cells in enumerate(reader, 2):
        if any(cell.strip(SPACE) for cell in cells):
            padded = [*cells, *[""] * (len(names) - len(cells))]
            yield line, {name: cell.strip(SPACE) for name, cell in zip(names, padded, strict=False)}


def _read(line: int, row: dict[str, str]) -> tuple[str, Change | None]:
    """What is wrong with a line, or its change."""
    kind, nik, new_nik = row["jenis"].lower(), row["nik"].lstrip("'"), row["nik_baru"].lstrip("'") or None
    month: Month | None = None
    if kind not in KINDS:
        return f"jenis {row['jenis'] or 'kosong'} tidak dikenal; isinya {', '.join(KINDS)}", None
    if not nik:
        return "NIK kosong", None
    if kind == CORRECTED and new_nik is None:
        return "nik_baru kosong", None
    if new_nik is not None and not re.fullmatch("[0-9]{16}", new_nik):
        return "nik_baru harus 16 angka", None
    if kind == LEAVES:
        try:
            month = Month.parse(row["bulan"])
        except ValueError as error:
            return f"bulan: {error}", None
    if not row["alasan"]:
        return "alasan kosong; tiap perubahan punya alasan", None
    return "", Change(line, kind, nik, new_nik, month, row["alasan"])
