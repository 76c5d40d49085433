"""The acts about people of a run: an export made, a full look taken, an index asked for."""

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from django.db import transaction

from naung.decisions.people import export as files
from naung.decisions.people.asked import Index
from naung.decisions.people.jobs import INDEX
from naung.decisions.people.reading import Line, lines_of
from naung.decisions.people.rules import Asked, narrowed
from naung.engine.files import sha256
from naung.office.audit.actions import append
from naung.office.jobs.actions import ask
from naung.office.jobs.models import Job
from naung.office.looks.actions import look
from naung.office.looks.rules import check_reason
from naung.office.permissions.rules import Actor, Areas
from naung.office.road.folder import folder_of
from naung.office.road.models import Programme
from naung.office.wrong import Wrong
from naung.values.words import number


@dataclass(frozen=True)
class Made:
    """An export, open to be sent; its file has no name any more and goes when it is closed."""

    file: BinaryIO
    rows: int
    sha256: str


def ask_for_index(programme: Programme, run: int, at: datetime, by: Actor | None) -> Job:
    return ask(INDEX, f"Menyusun indeks orang, hasil {run}", at, by, programme=programme.code, run=run)


def export(
    programme: Programme,
    run_folder: Path,
    asked: Asked,
    areas: Areas,
    form: str,
    head: files.Head,
    at: datetime,
    by: Actor,
    network: str,
    reason: str | None = None,
) -> Made:
    """Exactly the rows of the filter, in its order. With a reason the NIKs are whole, and that is a full look."""
    if form not in files.FORMS:
        raise Wrong("form", "Pilih bentuk berkas.")
    if reason is not None:
        check_reason(reason)
    index = Index(run_folder)
    place = Path(tempfile.mkdtemp(prefix=".ekspor-", dir=folder_of(programme.code)))
    try:
        if (people := index.page(asked, narrowed(areas, asked.cell)).people) > files.MOST[form]:
            raise Wrong("form", _too_many(people, form))
        path = place / f"orang.{form}"
        rows = files.write(path, form, head, _people(index, asked, areas, reason is not None))
        digest = sha256(path)
        subject = f"run:{programme.pk}:{run_folder.name}"
        with transaction.atomic():
            look(by, subject, f"{number(rows)} orang diekspor{', NIK lengkap' if reason else ''}", at, network, reason)
            append("export.made", subject, at, by, sha256=digest, rows=rows, form=form, full=reason is not None)
        return Made(path.open("rb"), rows, digest)
    finally:
        index.close()
        shutil.rmtree(place)


def _people(index: Index, asked: Asked, areas: Areas, full: bool) -> Iterator[tuple[Line, str]]:
    for row in index.everybody(asked, narrowed(areas, asked.cell)):
        line = lines_of(index.run, [row])[0]
        yield line, row["nik"] or "" if full else line.nik


def _too_many(people: int, form: str) -> str:
    most = number(files.MOST[form])
    other = " Atau pilih CSV." if form == "xlsx" and people <= files.MOST["csv"] else ""
    return f"{number(people)} orang terlalu banyak untuk satu berkas. Paling banyak {most}: persempit saringan.{other}"
