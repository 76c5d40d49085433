"""The room of a demo office: an upload that waits with faults, and a list accepted beyond the programme file's."""

import io
from datetime import datetime
from pathlib import Path

import openpyxl

from naung.office.jobs.actions import now
from naung.office.jobs.models import Job
from naung.office.jobs.rules import LEASE, RUNNING
from naung.office.jobs.worker import do
from naung.office.people.models import Account
from naung.office.people.reading import actor_of
from naung.office.road.models import Programme
from naung.proposals.incoming import actions
from naung.proposals.incoming.models import Upload

WORKER = "contoh"
NEW_HOME = 3


def fill(programme: Programme, sent: Path, at: datetime) -> None:
    """`sent`: the made city's folder of workbooks as offices send them; nothing happens where there is none."""
    umkm, kelurahan = sent / "usulan_umkm.xlsx", sent / "usulan_kelurahan.xlsx"
    if not (umkm.is_file() and kelurahan.is_file()):
        return
    made = _received(programme, "umkm_susulan", "Dinas Koperasi dan UKM", umkm.name, umkm.read_bytes(), at)
    rina = actor_of(Account.objects.get(username="rina"), at.date(), verified=True)
    actions.accept(made, now(), rina)
    later = _later(kelurahan)
    _received(programme, "kelurahan", "Bagian Pemerintahan", "usulan_kelurahan_mei.xlsx", later, now())


def _received(programme: Programme, name: str, office: str, file_name: str, content: bytes, at: datetime) -> Upload:
    """Uploaded and read at once, as a worker would."""
    rina = actor_of(Account.objects.get(username="rina"), at.date(), verified=True)
    upload = actions.receive(programme, name, "proposal", office, file_name, [content], at, rina)
    rows = Job.objects.filter(uploads=upload)
    rows.update(state=RUNNING, worker=WORKER, tries=1, began_at=at, lease_until=at + LEASE)
    do(rows.get(), WORKER)
    return Upload.objects.get(pk=upload.pk)


def _later(path: Path) -> bytes:
    """The same workbook a while later: some have moved, and somebody's NIK is another's."""
    book = openpyxl.load_workbook(path)
    sheet = next(one for one in book.worksheets if one.sheet_state == "visible")
    places = {str(cell.value).strip(): cell.column for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
    homes = [row for row in range(8, sheet.max_row) if len(str(sheet.cell(row, places["NIK"]).value or "")) == 16]
    for row in homes[:NEW_HOME]:
        sheet.cell(row, places["Jalan"]).value = "Jl. Kenanga Raya No. 7"
    for row in homes[NEW_HOME : NEW_HOME + 4]:
        nik = str(sheet.cell(row, places["NIK"]).value)
        sheet.cell(row, places["NIK"]).value = f"{nik[:12]}{int(nik[12:]) % 9000 + 917:04d}"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
