"""Lists received, read, accepted, put aside: what is stored, what is refused, what stays as it was."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from naung.engine.files import sha256
from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.jobs.models import Job
from naung.office.permissions.rules import Actor
from naung.office.road.actions import file_of as text_file
from naung.office.road.conditions import holding
from naung.office.road.models import Programme
from naung.office.road.parts import parts_of
from naung.office.waiting.reading import gather
from naung.office.wrong import Wrong
from naung.proposals.incoming import actions, reading, rules
from naung.proposals.incoming.models import Upload
from naung.selection.programme import read_programme
from naung.values.errors import Refusal
from tests.intake.sent import parts_of as parts_of_book
from tests.intake.sent import save_parts
from tests.office.conftest import AT, HERE, Office
from tests.proposals.conftest import Send, csv_of, read_now, row, sheet_row, xlsx_of

LATER = [row(1), row(2), row(3, alamat="JL. MELATI 9"), row(6), row(7, nik="3,27501E+15")]


@pytest.fixture
def later(tmp_path: Path) -> bytes:
    return csv_of(tmp_path / "mitra.csv", LATER)


def holds(programme: Programme) -> bool:
    return "lists_accepted" in holding(programme, ("lists_accepted",))


def test_it_is_kept_as_it_came_for_this_service_alone(send: Send, later: bytes) -> None:
    upload = send(later, file_name="../Daftar Mitra (mei).csv", read=False)
    path = reading.file_of(upload)
    assert path == settings.CONFIG.bulk / "sigap-2026" / "masuk" / str(upload.pk) / "Daftar_Mitra_mei_.csv"
    assert path.read_bytes() == later
    assert (sha256(path), upload.sha256) == (upload.sha256, sha256(path))
    assert all(one.stat().st_mode & 0o077 == 0 for one in [path, path.parent, path.parent.parent])
    assert [one.name for one in path.parent.parent.iterdir()] == [str(upload.pk)]
    assert (upload.state, upload.job is not None) == ("reading", True)


def test_reading_says_where_every_row_stands(send: Send, later: bytes, programme: Programme, rina: Actor) -> None:
    assert holds(programme)
    upload = send(later)
    assert (upload.new, upload.known, upload.changed, upload.ignored, upload.waiting) == (1, 2, 1, 0, 1)
    assert (upload.total, upload.gone, upload.cells, upload.state) == (5, 2, 1, "read")
    assert not holds(programme)
    changed, _ = reading.rows_of(upload, "berubah", 0, 10)
    assert [(one.nik, one.apart) for one in changed] == [("3275••••••••0003", ("alamat",))]
    told = {part.title: part.words for part in parts_of(programme, rina)}
    assert told["Daftar masuk"] == "1 unggahan menunggu keputusan, 1 sel perlu diperbaiki"
    items = [item for item in gather(rina, AT) if "Kirim balik" in item.title]
    assert [(item.title, item.mine) for item in items] == [
        ("Kirim balik daftar Dinas Perhubungan: 1 sel perlu diperbaiki", True)
    ]


def test_the_same_file_again_is_said_and_changes_nothing(send: Send, later: bytes, programme: Programme) -> None:
    first = send(later, read=False)
    events, work = AuditEvent.objects.count(), Job.objects.count()
    with pytest.raises(Wrong, match="sudah diunggah Rina Amalia"):
        send(later)
    in_force = (settings.CONFIG.bulk / programme.code / "usulan_ojol.csv").read_bytes()
    with pytest.raises(Refusal, match="sama persis dengan yang sekarang berlaku"):
        send(in_force)
    assert (Upload.objects.get(), AuditEvent.objects.count(), Job.objects.count()) == (first, events, work)
    masuk = settings.CONFIG.bulk / programme.code / "masuk"
    assert [one.name for one in masuk.iterdir()] == [str(first.pk)]
    assert send(later, name="umkm", read=False).pk != first.pk


def test_accepting_names_it_in_the_programme_and_keeps_what_was_written_there(
    send: Send, later: bytes, programme: Programme, rina: Actor
) -> None:
    before = programme.texts.get().text
    upload = actions.accept(send(later), AT, rina)
    text = programme.texts.first()
    assert text is not None
    read = read_programme(text_file(text))
    part = next(one for one in read.lists if one.name == "ojol")
    assert (part.path, part.kind) == (f"daftar/ojol-{upload.sha256[:8]}.csv", "proposal")
    copied = settings.CONFIG.bulk / programme.code / part.path
    assert (copied.read_bytes(), copied.stat().st_mode & 0o077) == (later, 0)
    comments = [line[line.index("#") :] for line in before.splitlines() if "#" in line]
    assert comments
    assert all(one in text.text for one in comments)
    events = AuditEvent.objects.filter(subject=f"upload:{upload.pk}").order_by("seq")
    assert [one.act for one in events] == ["incoming.received", "incoming.read", "incoming.accepted"]
    assert check().fault == ""
    assert holds(programme)
    lines = {one.name: one for one in reading.lists_of(programme)}
    assert (lines["ojol"].file, lines["ojol"].rows, lines["ojol"].accepted) == ("mitra.csv", 5, upload)
    assert (lines["umkm"].accepted, lines["umkm"].file) == (None, "usulan_umkm.csv")


def test_a_condition_on_its_rows_stays_and_is_asked(
    send: Send, tmp_path: Path, programme: Programme, rina: Actor
) -> None:
    rows = [[f"327501010180{number:04d}", "AKTIF" if number < 3 else "HENTI"] for number in range(1, 6)]
    content = ("nik,status\n" + "".join(f"{nik},{status}\n" for nik, status in rows)).encode()
    upload = send(content, name="aktif", kind="")
    assert (upload.kind, upload.new, upload.ignored, upload.total) == ("covered", 2, 3, 5)
    actions.accept(upload, AT, rina)
    part = reading.part_of(programme, "aktif")
    assert part is not None
    assert part.where == "status = 'AKTIF'"
    lacking = send(csv_of(tmp_path / "tanpa.csv", LATER), name="aktif", kind="")
    assert lacking.state == "unread"
    assert "status" in lacking.refusal


def test_a_new_list_and_one_that_takes_its_place(
    send: Send, tmp_path: Path, later: bytes, programme: Programme, rina: Actor
) -> None:
    first = actions.accept(send(later, name="Pasar"), AT, rina)
    assert (first.name, first.new, first.gone) == ("pasar", 4, 0)
    second = actions.accept(send(csv_of(tmp_path / "b.csv", LATER[:3]), name="PASAR"), AT, rina)
    first.refresh_from_db()
    assert (first.state, second.state, second.known, second.gone) == ("replaced", "accepted", 3, 2)
    assert not reading.facts_used(programme, "pasar")
    assert reading.facts_used(programme, "ojol")
    third = send(later, name="pasar")
    assert (third.state, third.changed) == ("read", 0)


def test_two_at_once_have_one_effect(
    send: Send, later: bytes, tmp_path: Path, programme: Programme, rina: Actor
) -> None:
    one, other = send(later), send(csv_of(tmp_path / "b.csv", LATER[:2]))
    seen_by_both = Upload.objects.get(pk=one.pk)
    actions.accept(one, AT, rina)
    with pytest.raises(Refusal, match="sudah diputuskan"):
        actions.accept(seen_by_both, AT, rina)
    with pytest.raises(Refusal, match="Baca ulang dahulu"):
        actions.accept(other, AT, rina)
    assert (programme.texts.count(), AuditEvent.objects.filter(act="incoming.accepted").count()) == (2, 1)
    again = read_now(actions.read_again(other, reading.pinned_of(other), AT, rina))
    assert (again.turn, again.new, again.known, again.gone) == (2, 0, 2, 3)
    assert actions.accept(again, AT, rina).state == "accepted"


def test_the_database_lets_one_list_be_in_force(send: Send, later: bytes, tmp_path: Path) -> None:
    one, other = send(later, read=False), send(csv_of(tmp_path / "b.csv", LATER[:2]), read=False)
    Upload.objects.filter(pk=one.pk).update(state="accepted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=other.pk).update(state="accepted")
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=other.pk).update(total=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Upload.objects.filter(pk=other.pk).update(sha256=one.sha256)


def test_lists_are_closed_once_judging_began(send: Send, later: bytes, programme: Programme, rina: Actor) -> None:
    upload = send(later)
    Programme.objects.update(state="judge")
    with pytest.raises(Refusal, match="Buka daftar lagi"):
        actions.accept(upload, AT, rina)
    with pytest.raises(Refusal, match="Buka daftar lagi"):
        send(b"nik\n", name="umkm")
    assert programme.texts.count() == 1
    assert not (settings.CONFIG.bulk / programme.code / "daftar").exists()


def test_putting_aside_wants_a_reason_and_lets_it_come_again(
    send: Send, later: bytes, programme: Programme, rina: Actor
) -> None:
    upload = send(later, read=False)
    with pytest.raises(Wrong, match="alasannya"):
        actions.reject(upload, " salah ", AT, rina)
    done = actions.reject(upload, "Dishub salah mengirim berkas.", AT, rina)
    assert (done.state, done.decided_by_id, holds(programme)) == ("rejected", rina.human_id, True)
    with pytest.raises(Refusal, match="sudah diputuskan"):
        actions.reject(upload, "Dishub salah mengirim berkas.", AT, rina)
    assert read_now(done).state == "rejected", "a reading that ends later changes nothing"
    assert send(later, read=False).pk != upload.pk


def test_a_file_changed_on_the_disk_is_not_accepted(
    send: Send, later: bytes, programme: Programme, rina: Actor
) -> None:
    upload = send(later)
    reading.file_of(upload).write_bytes(later + b"x")
    with pytest.raises(Refusal, match="berubah di folder data"):
        actions.accept(upload, AT, rina)
    assert list((settings.CONFIG.bulk / programme.code / "daftar").iterdir()) == []
    reading.file_of(upload).unlink()
    with pytest.raises(Refusal, match="tidak ada lagi"):
        actions.accept(upload, AT, rina)
    assert programme.texts.count() == 1


def test_a_worker_that_died_leaves_nothing_and_the_next_has_one_effect(send: Send, later: bytes) -> None:
    upload = send(later)
    there = reading.found_folder(upload)
    (there / "sisa").write_text("x")
    Upload.objects.filter(pk=upload.pk).update(state="reading")
    again = read_now(upload)
    assert (again.state, again.total) == ("read", 5)
    assert not (there / "sisa").exists()
    assert sorted(one.name for one in there.parent.iterdir()) == ["baca-1", "mitra.csv"]
    shutil.rmtree(there)
    with pytest.raises(Refusal, match="Baca ulang"):
        reading.found(again)


def test_what_was_understood_wrong_is_told_and_read_again(
    send: Send, tmp_path: Path, rina: Actor, programme: Programme
) -> None:
    rows = [["x", *sheet_row(number)[1:]] for number in range(1, 4)]
    content = xlsx_of(tmp_path / "a.xlsx", rows)
    upload = send(content, name="pasar", file_name="a.xlsx")
    assert (upload.new, upload.total) == (3, 3)
    pins = rules.pinned("Tidak ada", "", [])
    missing = read_now(actions.read_again(upload, pins, AT, rina))
    assert (missing.state, "lembar 'Tidak ada' tidak ada" in missing.refusal) == ("unread", True)
    assert not holds(programme)
    pins = rules.pinned("", "3", [("alamat", "Pekerjaan")])
    upload = read_now(actions.read_again(missing, pins, AT, rina))
    assert upload.state == "read"
    columns = {
        one["letter"]: one["name"] for one in reading.found(upload)["check"]["understood"]["sheets"][0]["columns"]
    }
    assert columns["G"] == "alamat"
    actions.accept(upload, AT, rina)
    part = reading.part_of(programme, "pasar")
    assert part is not None
    assert (part.header_row, part.columns) == (3, {"alamat": "Pekerjaan"})


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7 ...", "ini PDF, bukan daftar"),
        (b"MZ\x90\x00" + b"\x00" * 100, "program Windows"),
        (b"<html><table><tr><td>NIK</td></tr></table></html>", "halaman web"),
        (b"PK\x03\x04" + b"\x00" * 60, "mitra.csv"),
        (b"\x00\xff\x13" * 400, "bukan teks"),
        (b"halo\n", "nik"),
        (b"nik,nama\n\xff\xfe\xfd,A\n", "mitra.csv"),
    ],
)
def test_what_is_no_list_ends_in_words(content: bytes, words: str, send: Send, programme: Programme) -> None:
    upload = send(content)
    assert (upload.state, words in upload.refusal) == ("unread", True), upload.refusal
    assert "Traceback" not in upload.refusal
    assert str(settings.CONFIG.bulk) not in upload.refusal
    assert not holds(programme)


@pytest.mark.parametrize("evil", ["bomb", "macro", "external"])
def test_a_hostile_workbook_ends_in_words(evil: str, send: Send, tmp_path: Path) -> None:
    xlsx_of(tmp_path / "baik.xlsx", [sheet_row(1)])
    parts = parts_of_book(tmp_path / "baik.xlsx")
    sheet = next(name for name in parts if "worksheets/sheet" in name)
    more = {
        "bomb": {sheet: b"<worksheet>" + b" " * 60_000_000},
        "macro": {"xl/vbaProject.bin": b"x"},
        "external": {sheet: b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>' + parts[sheet]},
    }[evil]
    upload = send(save_parts(tmp_path / "jahat.xlsx", parts | more).read_bytes(), file_name="jahat.xlsx")
    assert upload.state == "unread"
    assert upload.refusal.startswith("jahat.xlsx")
    assert upload.milliseconds < 5000


def test_another_role_is_told_for_whom_it_waits(send: Send, later: bytes, office: Office) -> None:
    send(later)
    inspector, verifier = (office.actor(office.account(role, HERE)) for role in ("inspector", "verifier"))
    assert [item.waits_for for item in gather(inspector, AT) if "Kirim balik" in item.title] == ["Operator"]
    assert [item for item in gather(verifier, AT) if "Kirim balik" in item.title] == []
