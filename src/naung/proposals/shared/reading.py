"""The shared NIKs of the newest run, and what was learned about them. Reads only."""

import tempfile
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from threading import Lock

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.office.road import folder
from naung.office.road.models import Programme
from naung.office.vault.actions import blind_index
from naung.proposals.shared.models import SharedNote
from naung.proposals.shared.rules import WORDS, is_open
from naung.report.codes import SEX
from naung.values.errors import Refusal
from naung.values.words import day, masked_nik

FILE = "shared_niks.parquet"
COLUMNS = (
    *("nik", "file", "row", "nama", "tanggal_lahir", "kelamin", "kelurahan", "rt", "rw", "alamat", "keluarga"),
    *("failed", "reached"),
)
KEY = 16
_reading = Lock()


@dataclass(frozen=True)
class Holder:
    """One registry row. `only`: it fails no other rule; `reached`: it would be within reach."""

    nik: str
    file: str
    row: int
    nama: str | None
    tanggal_lahir: date | None
    kelamin: int | None
    kelurahan: str | None
    rt: str | None
    rw: str | None
    alamat: str | None
    keluarga: str | None
    failed: tuple[str, ...]
    reached: bool

    @property
    def only(self) -> bool:
        return len(self.failed) == 1

    @property
    def print(self) -> str:
        told = (self.nik, self.nama, self.tanggal_lahir, self.kelurahan, self.rt, self.rw, self.alamat, self.keluarga)
        return blind_index("\n".join(str(one) for one in told), "shared row")

    @property
    def parts(self) -> dict[str, str]:
        """What a page shows, by label."""
        return {
            "Nama": self.nama or "-",
            "Tanggal lahir": day(self.tanggal_lahir) if self.tanggal_lahir else "-",
            "Jenis kelamin": SEX.get(self.kelamin or 0, "-"),
            "Kelurahan": self.kelurahan or "-",
            "RT/RW": f"{self.rt or '-'}/{self.rw or '-'}",
            "Alamat": self.alamat or "-",
            "Keluarga": masked_nik(self.keluarga) if self.keluarga else "-",
            "Syarat lain": "Semua terpenuhi" if self.only else "Ada yang tidak terpenuhi",
        }


@dataclass(frozen=True)
class Shared:
    """One NIK and its rows; `note` is the last that was learned of exactly these rows."""

    key: str
    rows: str
    holders: tuple[Holder, ...]
    note: SharedNote | None = None

    @property
    def masked(self) -> str:
        return masked_nik(self.holders[0].nik)

    @property
    def reached(self) -> bool:
        return any(one.reached for one in self.holders)

    @property
    def words(self) -> str:
        return WORDS[self.note.outcome] if self.note else ""

    @property
    def open(self) -> bool:
        return self.note is None or is_open(self.note.outcome)

    @property
    def holds_up(self) -> bool:
        """Whether the freeze waits for it."""
        return self.reached and self.open

    @property
    def areas(self) -> list[str]:
        return list(dict.fromkeys(one.kelurahan or "-" for one in self.holders))

    @property
    def lines(self) -> list[tuple[str, list[str]]]:
        """Part by part, each holder's beside the others'."""
        parts = [one.parts for one in self.holders]
        return [(label, [part[label] for part in parts]) for label in parts[0]]


def shared_of(programme: Programme) -> list[Shared]:
    """Those that hold up the freeze first; an empty list before the first run."""
    run = folder.newest_run(programme.code)
    path = run / FILE if run else None
    if path is None or not path.exists():
        return []
    with _reading:
        found = _read(path, path.stat().st_mtime_ns)
    notes = {one.rows: one for one in SharedNote.objects.filter(programme=programme).select_related("by")}
    told = [Shared(one.key, one.rows, one.holders, notes.get(one.rows)) for one in found]
    return sorted(told, key=lambda one: (not one.holds_up, not one.open))


def find_shared(programme: Programme, key: str) -> Shared | None:
    return next((one for one in shared_of(programme) if one.key == key), None)


def notes_of(programme: Programme, one: Shared) -> list[SharedNote]:
    """All that was learned, the last first."""
    return list(SharedNote.objects.filter(programme=programme, rows=one.rows).select_related("by").order_by("-pk"))


def count_open(programme: Programme) -> int:
    """How many hold up the freeze."""
    return sum(one.holds_up for one in shared_of(programme))


@lru_cache(maxsize=8)
def _read(path: Path, _written: int) -> tuple[Shared, ...]:
    with tempfile.TemporaryDirectory(prefix="naung-") as work, Duck(Path(work), [path.parent]) as duck:
        if missing := [name for name in COLUMNS if name not in duck.parquet_columns(path)]:
            raise Refusal(f"{path.name}: kolom {', '.join(missing)} tidak ada; folder ini diubah atau dari naung lain")
        duck.take_parquet("shared_niks", path, {("place" if name == "row" else name): name for name in COLUMNS})
        rows = duck.rows(step("naung.proposals.shared", "shared"))
    holders = [Holder(**dict(zip(COLUMNS, row, strict=True)) | {"failed": tuple(row[-2])}) for row in rows]
    return tuple(_together(tuple(group)) for _, group in groupby(holders, lambda one: one.nik))


def _together(holders: tuple[Holder, ...]) -> Shared:
    rows = blind_index("\n".join(sorted(one.print for one in holders)), "shared")
    return Shared(rows[:KEY], rows, holders)
