"""A NIK on several rows: a task that the freeze waits for, and what was learned; whom the registry has not."""

import hashlib
import json
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from naung.office.audit.actions import check
from naung.office.audit.models import AuditEvent
from naung.office.looks.models import Look
from naung.office.permissions.rules import Actor
from naung.office.road import folder
from naung.office.road.models import Programme
from naung.proposals.shared import actions, rules
from naung.proposals.shared.models import SharedNote
from naung.proposals.shared.reading import Shared, count_open, shared_of
from naung.report.match.proposals import FILE
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office

FINE = {"outcome": "asked", "source": "Dukcapil, surat 12/2026", "words": "Ditanyakan lewat surat resmi."}


@pytest.fixture
def rina(office: Office) -> Actor:
    return office.actor(office.account("operator", name="Rina Amalia"))


def first(programme: Programme) -> Shared:
    return shared_of(programme)[0]


def test_whoever_would_be_within_reach_is_shown_with_all_who_share_her_nik(programme: Programme) -> None:
    found = shared_of(programme)
    assert len(found) == 2
    for one in found:
        assert one.holds_up
        assert len(one.holders) == 2
        assert len({holder.nik for holder in one.holders}) == 1
        assert len({(holder.file, holder.row) for holder in one.holders}) == 2
        assert any(holder.only for holder in one.holders)
        assert all(holder.nama and holder.alamat and holder.kelurahan for holder in one.holders)
    assert count_open(programme) == 2


def test_only_a_reasoned_decision_lets_the_freeze_go_on(programme: Programme, rina: Actor) -> None:
    one = first(programme)
    for outcome, left in (("asked", 2), ("holds", 2), ("same", 2), ("out", 1), ("asked", 2)):
        told = rules.Told(outcome, FINE["source"], FINE["words"], one.holders[1].print)
        actions.note(programme, one.key, told, AT, rina)
        assert count_open(programme) == left, outcome
    notes = SharedNote.objects.all()
    assert [bool(note.holder) for note in notes] == [False, True, False, False, False]
    assert check().fault == ""
    for event in AuditEvent.objects.filter(act="shared_nik.noted"):
        for holder in one.holders:
            assert holder.nik not in event.details
            assert str(holder.nama) not in event.details


def test_other_rows_ask_anew(programme: Programme, rina: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    one = first(programme)
    actions.note(programme, one.key, rules.Told("out", FINE["source"], FINE["words"]), AT, rina)
    assert count_open(programme) == 1
    moved = [Shared(other.key, f"{other.rows[:-1]}x", other.holders) for other in shared_of(programme)]
    monkeypatch.setattr("naung.proposals.shared.reading._read", lambda *_: tuple(moved))
    assert count_open(programme) == 2


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"outcome": ""}, "outcome"),
        ({"outcome": "drop table"}, "outcome"),
        ({"outcome": "holds"}, "holder"),
        ({"outcome": "holds", "holder": "x" * 64}, "holder"),
        ({"source": " "}, "source"),
        ({"words": "pendek"}, "words"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(
    change: dict[str, str], field: str, programme: Programme, signed: Callable[[str], Client]
) -> None:
    where = reverse("matches-shared-one", args=[programme.code, first(programme).key])
    answer = signed("operator").post(where, FINE | change)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert not SharedNote.objects.exists()


def test_the_pages_mask_log_and_lead_back(programme: Programme, signed: Callable[[str], Client]) -> None:
    client, one = signed("operator"), first(programme)
    listed = client.get(reverse("matches-shared", args=[programme.code])).content.decode()
    assert one.masked in listed
    assert str(one.holders[0].nama) not in listed
    assert Look.objects.count() == 0
    where = reverse("matches-shared-one", args=[programme.code, one.key])
    page = client.get(where).content.decode()
    assert Look.objects.get().subject == f"shared:{one.key}"
    assert one.holders[0].nik not in page
    assert all(str(holder.nama) in page for holder in one.holders)
    assert client.post(where, FINE).status_code == 302
    assert "menunggu jawaban" in client.get(reverse("matches-shared", args=[programme.code])).content.decode()


def test_who_only_looks_writes_nothing(programme: Programme, office: Office, signed: Callable[[str], Client]) -> None:
    where = reverse("matches-shared-one", args=[programme.code, first(programme).key])
    for role in ("approver", "inspector"):
        assert signed(role).post(where, FINE).status_code == 422
    assert not SharedNote.objects.exists()
    Programme.objects.update(state="freeze")
    with pytest.raises(Refusal, match="sudah dibekukan"):
        told = rules.Told(FINE["outcome"], FINE["source"], FINE["words"])
        actions.note(programme, first(programme).key, told, AT, office.actor(office.account("operator")))


@pytest.mark.parametrize(
    "verb", ["UPDATE proposals_sharednote SET outcome = 'out'", "DELETE FROM proposals_sharednote"]
)
def test_the_database_keeps_what_was_noted(verb: str, programme: Programme, rina: Actor) -> None:
    told = rules.Told(FINE["outcome"], FINE["source"], FINE["words"])
    actions.note(programme, first(programme).key, told, AT, rina)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(verb)


# --- whom the registry has not ---


def test_the_exporter_takes_the_workbook_and_the_chain_knows_which(
    programme: Programme, signed: Callable[[str], Client]
) -> None:
    client = signed("exporter")
    page = client.get(reverse("absent", args=[programme.code])).content.decode()
    assert "Unduh usulan DTSEN" in page
    got = client.post(reverse("absent-file", args=[programme.code]))
    assert got.content == (folder.run_folder(programme.code, 1) / FILE).read_bytes()
    assert zipfile.is_zipfile(BytesIO(got.content))
    assert 'filename="usulan-dtsen-' in got.headers["Content-Disposition"]
    told = json.loads(AuditEvent.objects.get(act="export.made").details)
    assert told["sha256"] == hashlib.sha256(got.content).hexdigest()
    assert "NIK lengkap" in Look.objects.get().shown
    assert check().fault == ""


def test_others_read_who_can(programme: Programme, signed: Callable[[str], Client]) -> None:
    client = signed("operator")
    page = client.get(reverse("absent", args=[programme.code])).content.decode()
    assert "Yang dapat mengunduh buku kerjanya: Pengekspor." in page
    assert client.post(reverse("absent-file", args=[programme.code])).status_code == 403
    assert not AuditEvent.objects.filter(act="export.made").exists()
