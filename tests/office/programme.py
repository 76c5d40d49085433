"""A small programme in the office's bulk folder, for tests that need one. Everybody in it is made."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from django.conf import settings

from naung.city.make import make_city
from naung.office.road.models import Programme
from naung.office.road.taking_in import take_in
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
