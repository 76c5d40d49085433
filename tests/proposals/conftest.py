"""A programme with one short list in force, and lists that come in for it. Everybody here is made."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from naung.office.jobs.models import Job
from naung.office.jobs.rules import DONE
from naung.office.permissions.rules import Actor
from naung.office.road.models import Programme
from naung.proposals.incoming import actions, jobs
from naung.proposals.incoming.models import Upload
from tests.intake.sent import person, save, save_csv
from tests.office.conftest import AT, Office, office, other_office, signed
from tests.office.programme import city, taken_in

__all__ = ["office", "other_office", "signed"]

HEAD = ["nik", "nama", "tanggal_lahir", "kelurahan", "alamat", "pekerjaan"]
SHEET_HEAD = ["No", "NIK", "Nama Lengkap", "Tgl. Lahir", "Kelurahan", "Alamat", "Pekerjaan"]


def row(number: int, **changes: str) -> list[str]:
    """A row below HEAD that reads well."""
    cells = dict(
        zip(
            HEAD,
            [f"327501010180{number:04d}", f"ORANG {number}", "1980-01-01", "Margahayu", f"JL. MAWAR {number}", "OJOL"],
            strict=True,
        )
    )
    return list((cells | changes).values())


def sheet_row(number: int, **changes: Any) -> list[Any]:
    """The same below SHEET_HEAD."""
    _, nik, name, day, area = person(number)
    cells = {"no": number, "nik": nik, "nama": name, "hari": day, "kelurahan": area}
    cells |= {"alamat": f"Jl. Mawar {number}", "pekerjaan": "Ojol"}
    return list((cells | changes).values())


def csv_of(path: Path, rows: Sequence[Sequence[Any]]) -> bytes:
    return save_csv(path, [HEAD, *rows]).read_bytes()


def xlsx_of(path: Path, rows: Sequence[Sequence[Any]]) -> bytes:
    return save(path, [["DAFTAR MITRA"], [], SHEET_HEAD, *rows]).read_bytes()


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made city's programme, its list `ojol` one of five people."""
    folder = tmp_path_factory.mktemp("kecil") / "kota"
    shutil.copytree(city(), folder)
    csv_of(folder / "usulan_ojol.csv", [row(number) for number in range(1, 6)])
    return folder / "program.yaml"


@pytest.fixture
def programme(office: Office, small: Path) -> Iterator[Programme]:
    with taken_in(small) as there:
        yield there


@pytest.fixture
def rina(office: Office) -> Actor:
    return office.actor(office.account("operator", name="Rina Amalia"))


Send = Callable[..., Upload]


@pytest.fixture
def send(programme: Programme, rina: Actor) -> Send:
    """A file uploaded and, unless told otherwise, read."""

    def sent(
        content: bytes, name: str = "ojol", kind: str = "proposal", file_name: str = "mitra.csv", read: bool = True
    ) -> Upload:
        programme.refresh_from_db()
        upload = actions.receive(programme, name, kind, "Dinas Perhubungan", file_name, [content], AT, rina)
        return read_now(upload) if read else upload

    return sent


def read_now(upload: Upload) -> Upload:
    """What the worker does."""
    jobs.read({"upload": upload.pk, "turn": upload.turn}, lambda *_: None)
    Job.objects.filter(uploads=upload).update(state=DONE)
    return Upload.objects.select_related("programme", "job").get(pk=upload.pk)
