"""Every write of lists that come in: received, read, accepted, put aside. Not here: reading a file (report/check)."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.db import IntegrityError, transaction

from naung.engine.files import sha256
from naung.office.audit.actions import append
from naung.office.jobs.actions import ask
from naung.office.permissions.rules import Actor
from naung.office.road import folder
from naung.office.road.actions import change_text
from naung.office.road.models import Programme
from naung.office.road.text import with_item
from naung.office.wrong import Wrong
from naung.proposals.incoming import rules
from naung.proposals.incoming.models import Upload
from naung.proposals.incoming.reading import (
    at_work,
    digest_in_force,
    file_of,
    is_stale,
    newest,
    part_of,
    pinned_of,
)
from naung.report.check.one_list import CHANGED, KNOWN, NEW, UNUSED, WAITING, OneList
from naung.values.errors import Refusal
from naung.values.words import day, number

READ = "incoming.read"
"""The background work."""


def receive(
    programme: Programme,
    name: str,
    kind: str,
    office: str,
    file_name: str,
    content: Iterable[bytes],
    at: datetime,
    by: Actor,
) -> Upload:
    """Keep a file as it came, for this service alone, and ask for its reading. The same file again is a Refusal that
    says so. `content` is read in pieces; it is on the disk before anything is said.
    """
    name, office = name.strip(), " ".join(office.split())
    part = part_of(programme, name)
    name = part.name if part else name.lower()
    kind = part.kind if part and not kind else kind
    rules.check_upload(name, kind, office, file_name, 1)
    if words := rules.why_not_upload(programme.state):
        raise Refusal(words)
    pins = rules.Pinned(part.sheet or "", part.header_row, part.columns) if part else rules.Pinned()
    arrived = _keep(programme, content)
    try:
        return _receive(programme, name, kind, office, file_name, arrived, pins, at, by)
    finally:
        arrived.unlink(missing_ok=True)


def _receive(
    programme: Programme,
    name: str,
    kind: str,
    office: str,
    file_name: str,
    arrived: Path,
    pins: rules.Pinned,
    at: datetime,
    by: Actor,
) -> Upload:
    digest = sha256(arrived)
    rules.check_size(arrived.stat().st_size)
    rules.check_changed(digest, digest_in_force(programme, name))
    _check_once(programme, name, digest)
    try:
        with transaction.atomic():
            upload = Upload.objects.create(
                programme=programme,
                name=name,
                kind=kind,
                office=office[:120],
                file_name=file_name[-200:],
                stored=rules.safe_name(file_name),
                size=arrived.stat().st_size,
                sha256=digest,
                sheet=pins.sheet,
                header_row=pins.header_row,
                columns=dict(pins.columns),
                at=at,
                by_id=by.human_id,
            )
            _place(arrived, file_of(upload))
            append("incoming.received", f"upload:{upload.pk}", at, by, list=name, sha256=digest)
            _ask(upload, at, by)
    except IntegrityError:
        _check_once(programme, name, digest)
        raise
    return upload


def _check_once(programme: Programme, name: str, digest: str) -> None:
    same = Upload.objects.filter(programme=programme, name=name, sha256=digest)
    earlier = same.exclude(state__in=[rules.REJECTED, rules.REPLACED]).select_related("by").first()
    if earlier is not None:
        raise Wrong(
            "file",
            f"Berkas yang sama sudah diunggah {earlier.by.name} pada {day(earlier.at)}, {rules.STATES[earlier.state]}. "
            "Tidak ada yang berubah.",
        )


def _keep(programme: Programme, content: Iterable[bytes]) -> Path:
    """What arrives, in a file of its own beside the uploads; only its owner can read it."""
    place = folder.folder_of(programme.code) / "masuk"
    place.mkdir(mode=0o700, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=place, prefix=".datang-", delete=False) as file:
        for piece in content:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return Path(file.name)


def _place(arrived: Path, target: Path) -> None:
    """A folder that an upload undone earlier left behind was nobody's."""
    shutil.rmtree(target.parent, ignore_errors=True)
    target.parent.mkdir(mode=0o700)
    arrived.rename(target)


def _ask(upload: Upload, at: datetime, by: Actor | None) -> None:
    title = f"Membaca {upload.file_name}"[:200]
    upload.job = ask(READ, title, at, by, upload=upload.pk, turn=upload.turn)
    upload.save(update_fields=["job"])


@transaction.atomic
def read_again(upload: Upload, wishes: rules.Pinned, at: datetime, by: Actor) -> Upload:
    """Read the same file once more, as the form says, against the list that is in force now."""
    upload = _locked(upload)
    if words := rules.why_not_again(upload.state, at_work(upload)):
        raise Refusal(words)
    upload.sheet, upload.header_row, upload.columns = wishes.sheet, wishes.header_row, dict(wishes.columns)
    upload.state, upload.turn, upload.refusal = rules.READING, upload.turn + 1, ""
    upload.save()
    append("incoming.again", f"upload:{upload.pk}", at, by, list=upload.name)
    _ask(upload, at, by)
    return upload


@transaction.atomic
def end_reading(
    upload_id: int, turn: int, result: OneList | Refusal, against: str, milliseconds: int, at: datetime
) -> Upload:
    """What a reading found. One that was asked anew, or decided, meanwhile keeps what it has."""
    upload = _locked(Upload.objects.get(pk=upload_id))
    if upload.state != rules.READING or upload.turn != turn:
        return upload
    upload.read_at, upload.milliseconds, upload.against = at, milliseconds, against
    if isinstance(result, Refusal):
        upload.state, upload.refusal = rules.UNREAD, str(result)
        append("incoming.unread", f"upload:{upload.pk}", at, list=upload.name)
    else:
        _count(upload, result)
        upload.state = rules.READ
        append("incoming.read", f"upload:{upload.pk}", at, list=upload.name, rows=upload.total, cells=upload.cells)
    upload.save()
    return upload


def _count(upload: Upload, result: OneList) -> None:
    counts = result.standings
    upload.new, upload.known, upload.changed = counts[NEW], counts[KNOWN], counts[CHANGED]
    upload.waiting, upload.ignored = counts[WAITING], counts[UNUSED] + result.left_out
    upload.total = sum(counts.values()) + result.left_out
    upload.gone, upload.cells = result.gone, result.to_mend


@transaction.atomic
def accept(upload: Upload, at: datetime, by: Actor) -> Upload:
    """The file becomes the programme's list of that name: copied beside the programme, named in its next version."""
    programme = Programme.objects.select_for_update().get(pk=upload.programme_id)
    upload = _locked(upload)
    stale = upload.state == rules.READ and is_stale(upload)
    if words := rules.why_not_accept(upload.state, programme.state, stale):
        raise Refusal(words)
    upload.path = rules.accepted_path(upload.name, upload.sha256, upload.stored)
    _copy(file_of(upload), folder.folder_of(programme.code) / upload.path, upload.sha256)
    _name_in_programme(programme, upload, at, by)
    for earlier in Upload.objects.filter(programme=programme, name=upload.name, state=rules.ACCEPTED):
        earlier.state = rules.REPLACED
        earlier.save(update_fields=["state"])
    _decide(upload, rules.ACCEPTED, "", at, by)
    append(
        "incoming.accepted",
        f"upload:{upload.pk}",
        at,
        by,
        list=upload.name,
        rows=upload.total,
        cells=upload.cells,
        sha256=upload.sha256,
    )
    return upload


def _name_in_programme(programme: Programme, upload: Upload, at: datetime, by: Actor) -> None:
    part = part_of(programme, upload.name)
    before = part.model_dump(exclude_unset=True) if part else {}
    item = rules.list_item(before, upload.name, upload.path, upload.kind, pinned_of(upload))
    text = newest(programme)
    words = f"Daftar {upload.name}: {upload.file_name}, {number(upload.total)} baris"
    change_text(programme, with_item(text.text, "lists", "name", item), words[:200], text.number, at, by)


@transaction.atomic
def reject(upload: Upload, reason: str, at: datetime, by: Actor) -> Upload:
    """Put aside; its file stays where it is."""
    upload = _locked(upload)
    reason = " ".join(reason.split())
    if words := rules.why_not_reject(upload.state):
        raise Refusal(words)
    rules.check_reason(reason)
    _decide(upload, rules.REJECTED, reason, at, by)
    append("incoming.rejected", f"upload:{upload.pk}", at, by, list=upload.name)
    return upload


def _decide(upload: Upload, state: str, reason: str, at: datetime, by: Actor) -> None:
    upload.state, upload.reason, upload.decided_at, upload.decided_by_id = state, reason, at, by.human_id
    upload.save()


def _locked(upload: Upload) -> Upload:
    return Upload.objects.select_for_update(of=("self",)).select_related("programme", "job").get(pk=upload.pk)


def _copy(one: Path, to: Path, digest: str) -> None:
    """Whole or not at all, and only the very file that was read."""
    to.parent.mkdir(mode=0o700, exist_ok=True)
    if to.is_file() and sha256(to) == digest:
        return
    read = hashlib.sha256()
    try:
        with one.open("rb") as source, tempfile.NamedTemporaryFile("wb", dir=to.parent, delete=False) as file:
            while piece := source.read(1 << 20):
                read.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError as error:
        raise Refusal("Berkas yang diunggah tidak ada lagi di folder data. Unggah ulang.") from error
    if read.hexdigest() != digest:
        Path(file.name).unlink()
        raise Refusal("Berkas yang diunggah berubah di folder data sejak diterima. Unggah ulang, lalu beri tahu admin.")
    Path(file.name).replace(to)
