"""A programme's lists, its uploads and what was found in them. Reads only."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from naung.engine.files import sha256
from naung.intake.lists import ListSpec
from naung.intake.sent.laying import Wishes
from naung.office.jobs.models import Job
from naung.office.jobs.rules import RUNNING, WAITING
from naung.office.road import folder
from naung.office.road.actions import read_text
from naung.office.road.models import Programme, ProgrammeText
from naung.proposals.incoming import rules
from naung.proposals.incoming.models import Upload
from naung.report.check.one_list import Asked, FoundCell, FoundRow, count_rows, read_cells, read_rows
from naung.selection.opening import list_spec
from naung.selection.programme import ListPart
from naung.selection.programme import Programme as Written
from naung.values.errors import Refusal

FOUND = "temuan.json"


# --- the programme ---


def newest(programme: Programme) -> ProgrammeText:
    text: ProgrammeText = programme.texts.all()[0]
    return text


def written(programme: Programme) -> Written:
    """The programme as its newest text has it."""
    return _written(programme.code, newest(programme).text)


@lru_cache(maxsize=8)
def _written(code: str, text: str) -> Written:
    return read_text(code, text)


def part_of(programme: Programme, name: str) -> ListPart | None:
    """The programme's list of that name, however it is spelt in capitals."""
    return next((one for one in written(programme).lists if one.name.lower() == name.lower()), None)


def path_of(programme: Programme, part: ListPart) -> Path:
    return folder.folder_of(programme.code) / part.path


def digest_in_force(programme: Programme, name: str) -> str:
    """SHA-256 of the list in force; empty where there is none."""
    part = part_of(programme, name)
    if part is None:
        return ""
    path = path_of(programme, part)
    try:
        stat = path.stat()
    except OSError as error:
        raise Refusal(f"Berkas daftar {part.name} tidak ditemukan di folder program. Beri tahu admin.") from error
    return _digest(path, stat.st_mtime_ns, stat.st_size)


@lru_cache(maxsize=64)
def _digest(path: Path, changed: int, size: int) -> str:
    return sha256(path)


def facts_used(programme: Programme, name: str) -> bool:
    """Whether any rule, point or order of the programme names this list."""
    said = written(programme)
    fact = f"daftar_{name.lower()}"
    texts = [*(one.when for one in said.rules), *(one.when for one in said.points), *said.order]
    return any(fact in text.lower() for text in texts)


# --- the lists ---


@dataclass(frozen=True)
class ListLine:
    """One list of the programme, or one that only waits: what is in force, and what came in for it."""

    name: str
    kind: str
    file: str
    rows: int | None
    accepted: Upload | None
    waiting: tuple[Upload, ...]


def lists_of(programme: Programme) -> list[ListLine]:
    """In the programme's order, then those that only wait."""
    accepted = {
        one.name.lower(): one for one in programme.uploads.filter(state=rules.ACCEPTED).select_related("decided_by")
    }
    waiting: dict[str, list[Upload]] = {}
    for one in programme.uploads.filter(state__in=rules.OPEN).select_related("by"):
        waiting.setdefault(one.name.lower(), []).append(one)
    parts = written(programme).lists
    rows = dict(zip((part.name for part in parts), _rows(path_of(programme, part) for part in parts), strict=True))
    lines = [_line(part, rows[part.name], accepted, waiting.pop(part.name.lower(), [])) for part in parts]
    return lines + [
        ListLine(ones[0].name, rules.KINDS[ones[0].kind], "", None, None, tuple(ones)) for ones in waiting.values()
    ]


def _line(part: ListPart, rows: int | None, accepted: dict[str, Upload], waiting: list[Upload]) -> ListLine:
    upload = accepted.get(part.name.lower())
    if upload is not None and upload.path != part.path:
        upload = None
    file, rows = (upload.file_name, upload.total) if upload else (Path(part.path).name, rows)
    return ListLine(part.name, rules.KINDS[part.kind], file, rows, upload, tuple(waiting))


def _rows(paths: Iterable[Path]) -> list[int | None]:
    """How many rows each file has; counted once as long as it does not change."""
    return [_counted(path, *_looked(path)) for path in paths]


def _looked(path: Path) -> tuple[int, int]:
    return (path.stat().st_mtime_ns, path.stat().st_size) if path.is_file() else (0, 0)


@lru_cache(maxsize=256)
def _counted(path: Path, changed: int, size: int) -> int | None:
    return count_rows([path])[0] if size else None


def undecided(programme: Programme) -> list[Upload]:
    return list(programme.uploads.filter(state__in=rules.OPEN))


# --- one upload ---


def at_work(upload: Upload) -> bool:
    """Its reading waits or runs."""
    job: Job | None = upload.job
    return upload.state == rules.READING and job is not None and job.state in (WAITING, RUNNING)


def is_stale(upload: Upload) -> bool:
    """Whether another list is in force than the one it was compared with."""
    return digest_in_force(upload.programme, upload.name) != upload.against


def file_of(upload: Upload) -> Path:
    return folder.upload_folder(upload.programme.code, upload.pk) / upload.stored


def found_folder(upload: Upload) -> Path:
    """Where what the last reading found lies."""
    return folder.upload_folder(upload.programme.code, upload.pk) / f"baca-{upload.turn}"


def found(upload: Upload) -> dict[str, Any]:
    """What the last reading found; a Refusal where it is gone."""
    try:
        told: dict[str, Any] = json.loads((found_folder(upload) / FOUND).read_text(encoding="utf-8"))
    except OSError as error:
        raise Refusal("Hasil bacaan berkas ini tidak ada lagi di folder data. Baca ulang berkasnya.") from error
    return told


def cells_of(upload: Upload, kind: str, column: str, passed: int, most: int) -> tuple[list[FoundCell], int]:
    return read_cells(found_folder(upload), kind, column, passed, most)


def rows_of(upload: Upload, standing: str, passed: int, most: int) -> tuple[list[FoundRow], int]:
    return read_rows(found_folder(upload), standing, passed, most)


def pinned_of(upload: Upload) -> rules.Pinned:
    return rules.Pinned(upload.sheet, upload.header_row, upload.columns)


def asked_of(upload: Upload) -> Asked:
    """What a reading of this upload asks: its file as the programme would read it, beside the list in force."""
    programme = upload.programme
    said, place = written(programme), folder.folder_of(programme.code)
    part = part_of(programme, upload.name)
    types = list_spec(part, place).types if part else {}
    wishes = Wishes(upload.sheet or None, upload.header_row, {key.lower(): one for key, one in upload.columns.items()})
    spec = ListSpec(file_of(upload).parent, part.name if part else upload.name, upload.stored, types, wishes)
    before = list_spec(part, place) if part else None
    return Asked(spec, part.where if part else None, before, said.areas.path, place, said.as_of)
