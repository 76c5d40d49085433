"""A small programme in the office's bulk folder, for tests that need one. Everybody in it is made."""

import csv
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from django.conf import settings

from naung.city.make import make_city
from naung.engine.folder import whole_folder
from naung.office.road import folder as placed
from naung.office.road import text
from naung.office.road.models import Programme
from naung.office.road.taking_in import take_in
from naung.report.figures.count import REPORTED
from naung.report.write import write_report
from naung.selection.opening import open_programme
from naung.selection.run import select
from naung.selection.tickets import Seed
from tests.office.conftest import AT

PEOPLE = 600


@lru_cache(maxsize=1)
def city() -> Path:
    """One made city a test process; its programme's code is that of its file."""
    folder = Path(mkdtemp(prefix="naung-kota-", dir=settings.CONFIG.folder)) / "kota"
    make_city(folder, PEOPLE, 2026, lambda _: None)
    return folder


@contextmanager
def taken_in(path: Path | None = None) -> Iterator[Programme]:
    """The programme in this test's database and in the bulk folder; the folder goes with the test."""
    programme = take_in(path or city() / "program.yaml", AT)
    try:
        yield programme
    finally:
        shutil.rmtree(settings.CONFIG.bulk / programme.code)


@lru_cache(maxsize=1)
def result() -> Path:
    """One run over the made city a test process, as `naung select` leaves it."""
    out = city().parent / "hasil-kota"
    run_of(city() / "program.yaml", out)
    return out


def ran(programme: Programme, run: int = 1) -> Path:
    """A run of the programme, in its folder."""
    folder = placed.run_folder(programme.code, run)
    shutil.copytree(result(), folder)
    return folder


def run_of(program: Path, out: Path) -> None:
    """What `naung select` leaves, in this process."""
    with (
        whole_folder(out) as folder,
        TemporaryDirectory(prefix="naung-") as work,
        open_programme(program, folder, Path(work)) as opened,
    ):
        run = select(opened, folder, Seed("7" * 64, "trial"), "duckdb", REPORTED, lambda _: None)
        write_report(run, folder, lambda _: None)


@lru_cache(maxsize=1)
def doubtful_city() -> Path:
    """The made city where much is in doubt and most can win: shortened names without NIK on one list, a person who
    stands twice in the registry, two NIKs shared; beside it the run `hasil/1`.
    """
    folder = city().with_name("ragu")
    shutil.copytree(city(), folder)
    program = (folder / "program.yaml").read_text(encoding="utf-8")
    for key, value in {"budget_idr": 40_320_000, "places": 200}.items():
        program = text.with_part(program, key, value)
    for code in ("desil", "informal"):
        program = text.without_item(program, "rules", "code", code)
    (folder / "program.yaml").write_text(program, encoding="utf-8")
    people = _rows(folder / "registri.csv")
    grown = [one for one in people if "1966" <= one["tanggal_lahir"][:4] <= "2004" and " " in one["nama"]]
    sent = _rows(folder / "usulan_umkm.csv")
    for one in grown[3::9][:14]:
        first, *rest = one["nama"].split()
        name = " ".join([first, *(f"{word[0]}." for word in rest)])
        sent.append(dict.fromkeys(sent[0], "") | {"nama": name, "tanggal_lahir": f"{one['tanggal_lahir'][:4]}-01-01"})
    twin, owner, other = grown[0], grown[1], grown[2]
    people.append(twin | {"nik": f"{twin['nik'][:12]}0099", "id_keluarga": "3275000099999"})
    other["nik"] = owner["nik"]
    _write(folder / "registri.csv", people)
    _write(folder / "usulan_umkm.csv", sent)
    run_of(folder / "program.yaml", folder / "hasil" / "1")
    return folder


@contextmanager
def judged() -> Iterator[Programme]:
    """That city's programme taken in, with its run where the office looks for it."""
    with taken_in(doubtful_city() / "program.yaml") as programme:
        shutil.copytree(doubtful_city() / "hasil" / "1", placed.run_folder(programme.code, 1))
        yield programme


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _write(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
