"""A programme small enough to be judged in a second, and its first run, made once a test process and copied."""

import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

import pytest
from django.conf import settings

from naung.decisions.runs.actions import end_run, record_run
from naung.decisions.runs.making import make_run
from naung.decisions.runs.models import Run
from naung.office.road.models import Programme
from tests.office.conftest import AT, Office, office, other_office, signed
from tests.office.programme import city, taken_in

__all__ = ["office", "other_office", "signed"]
SEED = "5f1e9c0a7b3d4e6f8091a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d5e6f7"
TEXT = """\
# Program uji; komentar ini harus tetap ada.
program: uji-kecil
title: Uji kecil
as_of: 2026-01-01   # umur dihitung pada hari ini
cover: {first_month: 2026-01, months: 12}
income_base_idr: 1000000
budget_idr: 5000000
places: 20
key: {path: kunci.hex}
areas: {path: wilayah.csv}
registry:
  path: registri.csv
rules:
  # dari rapat 2 September
  - {code: usia, text: Berusia 18 sampai 64 tahun, when: "umur BETWEEN 18 AND 64"}
  - {code: kerja, text: Bekerja, when: "membantu_bekerja = 1", unknown: verify}
  - {code: desil, text: Desil 1 sampai 5, when: "desil_nasional BETWEEN 1 AND 5"}
points:
  - {code: tua, text: Berusia 50 tahun atau lebih, when: "umur >= 50", add: 1}
order: ["desil_nasional ASC", "poin DESC"]
quota: {by: kode_kelurahan, weight: candidates, minimum: 0}
reserve_percent: 25
"""


@lru_cache(maxsize=1)
def written() -> Path:
    """The programme beside the files of the made city that it names."""
    folder = Path(mkdtemp(prefix="naung-uji-", dir=settings.CONFIG.folder))
    for name in ("registri.csv", "wilayah.csv", "kunci.hex"):
        shutil.copy(city() / name, folder)
    (folder / "program.yaml").write_text(TEXT, encoding="utf-8")
    return folder / "program.yaml"


@lru_cache(maxsize=1)
def made() -> Path:
    """The folder of its first run."""
    folder = written().parent / "hasil" / "1"
    make_run(written(), folder, SEED, lambda _: None)
    return folder


@pytest.fixture
def programme(office: Office) -> Iterator[Programme]:
    with taken_in(written()) as there:
        yield there


def judged(programme: Programme, title: str = "Percobaan") -> Run:
    """A run of the newest version that is there already."""
    text = programme.texts.first()
    assert text is not None
    run = record_run(programme, title, "Melihat hasilnya.", text.text, AT, SEED)
    shutil.copytree(made(), run.folder)
    return end_run(run, AT)


@pytest.fixture
def run(programme: Programme) -> Run:
    return judged(programme)
