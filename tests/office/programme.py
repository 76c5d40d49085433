"""A small programme in the office's bulk folder, for tests that need one. Everybody in it is made."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

from naung.city.make import make_city
from naung.engine.folder import whole_folder
from naung.office.road.folder import run_folder
from naung.office.road.models import Programme
from naung.office.road.taking_in import take_in
from naung.report.figures.count import REPORTED
from naung.report.write import write_report
from naung.selection.opening import open_programme
from naung.selection.run import Seed, select
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


def _silent(_: str) -> None:
    pass


@lru_cache(maxsize=1)
def result() -> Path:
    """One run over the made city a test process, as `naung select` leaves it."""
    out = city().parent / "hasil-kota"
    with whole_folder(out) as folder:
        (folder.parent / "kerja").mkdir(exist_ok=True)
        with open_programme(city() / "program.yaml", folder, folder.parent / "kerja") as opened:
            decided = select(opened, folder, Seed("5f" * 32, "trial"), "duckdb", REPORTED, _silent)
            write_report(decided, folder, _silent)
    return out


def ran(programme: Programme, run: int = 1) -> Path:
    """A run of the programme, in its folder."""
    folder = run_folder(programme.code, run)
    shutil.copytree(result(), folder)
    return folder
