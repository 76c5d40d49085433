"""Runs as pages show them, and what of their inputs has changed since. Reads only."""

import html
import json
import re
import shutil
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from naung.decisions.runs import rules
from naung.decisions.runs.models import Run
from naung.engine.files import sha256
from naung.office.road import folder
from naung.office.road.actions import read_text
from naung.office.road.models import Programme, ProgrammeText
from naung.report.past import PastRun
from naung.report.write import PAGE_PART
from naung.selection.opening import input_files
from naung.values.errors import Refusal

Inputs = dict[str, list[Any]]
"""By an input's name: digest, size and time of change in nanoseconds."""


def job_state(run: Run) -> str:
    return rules.state_of(run.digest, run.job.state if run.job else None)


def newest_text(programme: Programme) -> ProgrammeText | None:
    return programme.texts.first()


def last_done(programme: Programme) -> Run | None:
    """The newest run whose folder is there."""
    return programme.runs.exclude(digest="").select_related("programme", "job").first()


def chosen_run(programme: Programme) -> Run | None:
    return programme.runs.filter(chosen_at__isnull=False).select_related("programme", "job").first()


def figures_of(past: PastRun) -> dict[str, Any]:
    """What a run counted: no person stands in it."""
    return {key: past.summary[key] for key in ("people", "by_status", "by_failed", "by_unknown", "money")}


# --- inputs ---


def data_files(programme: Programme, text: str) -> dict[str, Path]:
    """The files that a text names, by their names in run.json; a Refusal names one that is missing."""
    place = folder.folder_of(programme.code)
    return input_files(place / "program.yaml", read_text(programme.code, text), place, key_needed=False)


def data_now(programme: Programme, text: str, digests: dict[str, str]) -> Inputs:
    """Each input's digest as the run found it, with the size and time by which a change is seen at once."""
    found: Inputs = {}
    for what, path in data_files(programme, text).items():
        if what in digests and what != "program":
            stat = path.stat()
            found[what] = [digests[what], stat.st_size, stat.st_mtime_ns]
    return found


def changed_inputs(run: Run) -> list[str]:
    """Which data of the programme are not those of this run; the newest version of the programme says where they lie.

    A file of the same size and time is the same; only another one is read.
    """
    newest = newest_text(run.programme)
    if newest is None:
        return []
    now: dict[str, str] = {}
    for what, path in data_files(run.programme, newest.text).items():
        if what == "program":
            continue
        then, stat = run.inputs.get(what), path.stat()
        if then is not None and then[1:] == [stat.st_size, stat.st_mtime_ns]:
            now[what] = then[0]
        else:
            now[what] = _digest(path, stat.st_size, stat.st_mtime_ns)
    return rules.changed({what: one[0] for what, one in run.inputs.items()}, now)


@lru_cache(maxsize=256)
def _digest(path: Path, size: int, changed_ns: int) -> str:
    return sha256(path)


def outdated(run: Run) -> str:
    """Why this run no longer says what the programme would say now; empty where it does."""
    newest = newest_text(run.programme)
    said = []
    if newest is not None and newest.sha256 != run.sha256 and run.version is not None:
        said.append(f"Program sekarang versi {newest.number}, hasil ini dari versi {run.version}.")
    try:
        said.append(rules.changed_words(changed_inputs(run)))
    except (Refusal, OSError):
        said.append("Berkas program tidak lengkap; perubahan datanya tidak dapat diperiksa.")
    return " ".join(one for one in said if one)


# --- room ---


def room(programme: Programme) -> tuple[int, int]:
    """What a run will take on the disk, and what is free."""
    newest = newest_text(programme)
    files = data_files(programme, newest.text).values() if newest else ()
    inputs = sum(path.stat().st_size for path in dict.fromkeys(files) if path.is_file())
    last = last_done(programme)
    size = _size(last.folder) if last and last.folder.is_dir() else None
    return rules.bytes_needed(inputs, size), shutil.disk_usage(folder.bulk()).free


def _size(place: Path) -> int:
    return sum(one.stat().st_size for one in place.rglob("*") if one.is_file())


# --- pages ---


@dataclass(frozen=True)
class Line:
    """One run in the list; `since` says what was changed since the one before it."""

    run: Run
    state: str
    words: str
    scenario: bool
    since: str


def lines(programme: Programme) -> list[Line]:
    """Newest first."""
    runs = list(programme.runs.select_related("job", "by", "chosen_by"))
    versions = dict(programme.texts.values_list("number", "words"))
    told = []
    for place, run in enumerate(runs):
        before = runs[place + 1] if place + 1 < len(runs) else None
        state = job_state(run)
        told.append(Line(run, state, rules.STATES[state], run.version is None, _since(run, before, versions)))
    return told


def _since(run: Run, before: Run | None, versions: dict[int, str]) -> str:
    if run.version is None:
        return f"Skenario: {run.why}"
    if before is None:
        return "Hasil pertama"
    if before.version is None or before.version >= run.version:
        return versions.get(run.version, "") if before.version is None else "Aturan sama"
    return "; ".join(versions[number] for number in range(before.version + 1, run.version + 1) if number in versions)


def page_part(run: Run, led: bool) -> tuple[str, str]:
    """The heading of the run's laporan.html as text, and what stands below it as HTML of our own making.

    `led`: its figures lead to their people, where the run was made by a version that says so.
    """
    path = run.folder / PAGE_PART
    if led and path.is_file():
        part = path.read_text(encoding="utf-8")
    else:
        part = (run.folder / "laporan.html").read_text(encoding="utf-8")
        part = part.partition('<main id="isi" class="flow">')[2].rpartition("</main>")[0]
    found = re.search(r"<h1>(.*?)</h1>", part, re.DOTALL)
    if found is None:
        raise Refusal(f"laporan.html dari hasil {run.number} tidak terbaca; berkas itu diubah sesudah ditulis.")
    return html.unescape(re.sub(r"<[^>]*>", "", found[1])), part[found.end() :]


# --- comparing ---


def comparison_file(older: Run, newer: Run) -> Path:
    """In the newer run's folder."""
    return newer.folder / f"banding-{older.number}.json"


def comparison(older: Run, newer: Run) -> dict[str, Any] | None:
    path = comparison_file(older, newer)
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else None
