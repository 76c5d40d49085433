"""A programme taken into the office, its text changed, its steps taken, its page."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.db import DatabaseError, connection, transaction
from django.urls import reverse

from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.road import actions, text
from naung.office.road.conditions import KNOWN
from naung.office.road.models import Programme, StepTaken
from naung.office.road.taking_in import take_in
from naung.selection.programme import read_programme
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office
from tests.office.programme import city, taken_in


@pytest.fixture
def programme(office: Office) -> Iterator[Programme]:
    with taken_in() as there:
        yield there


def cast(office: Office) -> None:
    """Enough staff for four eyes."""
    for role in ("operator", "verifier", "approver", "exporter", "inspector", "admin", "admin"):
        office.account(role, "32.75.01.1001" if role == "verifier" else "")


def test_it_is_taken_in_with_all_that_it_names_and_read_by_the_service_alone(programme: Programme) -> None:
    folder = settings.CONFIG.bulk / programme.code
    assert (programme.state, programme.texts.get().number) == ("collect", 1)
    assert (folder / "registri.csv").read_bytes() == (city() / "registri.csv").read_bytes()
    assert not (folder / "kebenaran.parquet").exists()
    assert all(one.stat().st_mode & 0o077 == 0 for one in [folder, *folder.rglob("*")])
    file = actions.file_of(programme.texts.get())
    assert read_programme(file).program == programme.code
    assert file.stat().st_mode & 0o077 == 0
    assert AuditEvent.objects.get(act="programme.begun").kind == "import"


def test_a_file_that_is_missing_leaves_nothing(office: Office, tmp_path: Path) -> None:
    shutil.copy(city() / "program.yaml", tmp_path)
    with pytest.raises(Refusal, match=r"berkas .* tidak ada"):
        take_in(tmp_path / "program.yaml", AT)
    assert list(settings.CONFIG.bulk.iterdir()) == []
    assert not Programme.objects.exists()


def test_a_file_elsewhere_is_refused(office: Office, tmp_path: Path) -> None:
    shutil.copytree(city(), tmp_path / "kota")
    (tmp_path / "kota" / "wilayah.csv").rename(tmp_path / "wilayah.csv")
    program = tmp_path / "kota" / "program.yaml"
    program.write_text(program.read_text().replace("wilayah.csv", "../wilayah.csv"))
    with pytest.raises(Refusal, match="di luar folder program"):
        take_in(program, AT)
    assert list(settings.CONFIG.bulk.iterdir()) == []


def test_the_same_code_is_not_taken_in_twice(programme: Programme) -> None:
    with pytest.raises(Refusal, match="sudah ada"):
        take_in(city() / "program.yaml", AT)
    assert (settings.CONFIG.bulk / programme.code / "registri.csv").exists()


def test_a_text_changes_once_for_whoever_saw_the_newest(programme: Programme, office: Office) -> None:
    by = office.actor(office.account("operator"))
    new = text.with_part(programme.texts.get().text, "places", 20)
    made = actions.change_text(programme, new, "Tempat menjadi 20", 1, AT, by)
    assert (made.number, actions.read_text(programme.code, made.text).places) == (2, 20)
    assert read_programme(actions.file_of(made)).places == 20
    with pytest.raises(Refusal, match="diubah orang lain"):
        actions.change_text(programme, new.replace("20", "21"), "x", 1, AT, by)
    assert actions.change_text(programme, new, "sama saja", 2, AT, by) == made
    with pytest.raises(Refusal, match="places"):
        actions.change_text(programme, new.replace("places: 20", "places: banyak"), "x", 2, AT, by)
    assert programme.texts.count() == 2


def test_what_was_written_beside_a_text_stays() -> None:
    before = "# mengapa\nplaces: 10   # rapat 2 September\nrules:\n  # sumber A\n  - {code: a, when: 'umur > 1'}\n"
    after = text.with_item(before, "rules", "code", {"code": "b", "when": "umur < 9"})
    after = text.with_item(after, "rules", "code", {"code": "a", "when": "umur > 2", "unknown": "verify"})
    after = text.with_part(after, "places", 12)
    for kept in ("# mengapa", "# rapat 2 September", "# sumber A", "places: 12", "umur > 2", "umur < 9"):
        assert kept in after
    assert "umur > 1" not in after
    assert "code: b" not in text.without_item(after, "rules", "code", "b")
    assert "places" not in text.with_part(after, "places", None)


def test_a_frozen_programme_keeps_its_text(programme: Programme, office: Office) -> None:
    Programme.objects.update(state="freeze")
    with pytest.raises(Refusal, match="dibekukan"):
        actions.change_text(programme, programme.texts.get().text + "\n", "x", 1, AT, None)


def test_a_step_is_taken_once_and_told(programme: Programme, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    cast(office)
    monkeypatch.setitem(KNOWN, "lists_accepted", lambda _: True)
    by = office.actor(office.account("operator"))
    assert actions.take_step(programme, "open_judging", AT, by).state == "judge"
    with pytest.raises(Refusal, match="hanya dari keadaan"):
        actions.take_step(programme, "open_judging", AT, by)
    with pytest.raises(Refusal, match="alasannya"):
        actions.take_step(programme, "reopen_lists", AT, by, "salah")
    back = actions.take_step(programme, "reopen_lists", AT, by, "Dishub mengirim daftar baru.")
    assert (back.state, StepTaken.objects.count()) == ("collect", 2)
    assert AuditEvent.objects.filter(act="programme.step").count() == 2
    assert check().fault == ""


def test_what_no_room_answers_does_not_hold(programme: Programme, office: Office) -> None:
    Programme.objects.update(state="draw")
    with pytest.raises(Refusal, match="Nomor dan tanggal"):
        actions.take_step(programme, "decree", AT, office.actor(office.account("approver")))


@pytest.mark.parametrize("table", ["office_programmetext", "office_steptaken"])
@pytest.mark.parametrize("verb", ["UPDATE {} SET words = 'x'", "DELETE FROM {}"])
def test_the_database_keeps_what_was_written(table: str, verb: str, programme: Programme, office: Office) -> None:
    human = office.account("operator").human
    StepTaken.objects.create(programme=programme, act="open_judging", by=human, at=AT)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb.format(table))


def test_the_page_says_where_it_stands_and_who_is_next(programme: Programme, office: Office) -> None:
    client = office.client(office.account("operator"))
    page = client.get(reverse("programme", args=[programme.code])).content.decode()
    assert f"{programme.title}: mengumpulkan" in page
    assert "Petugas belum cukup untuk empat mata." in page
    got = client.post(reverse("programme", args=[programme.code]), {"step": "open_judging"})
    assert got.status_code == 422
    assert "Petugas belum cukup untuk empat mata." in got.content.decode()
    assert client.post(reverse("programme", args=[programme.code]), {"step": "nonsense"}).status_code == 422
    assert client.get(reverse("programme", args=["tidak-ada"])).status_code == 404
    inspector = office.client(office.account("inspector"))
    assert (
        "yang dapat melakukannya Operator"
        in inspector.get(reverse("programme", args=[programme.code])).content.decode()
    )
