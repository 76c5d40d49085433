"""The chain: what is altered is found and named, the database refuses, two writers keep one chain."""

import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.office.audit import actions, rules
from naung.office.audit.models import AuditEvent
from naung.office.audit.words import ACTS
from naung.office.looks.models import Look
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office

ROOT = Path(__file__).parents[2]


def chain(count: int) -> list[rules.Event]:
    events: list[rules.Event] = []
    for seq in range(1, count + 1):
        previous = events[-1].digest if events else rules.START
        bare = rules.Event(seq, rules.stamp(AT), "person", 7, 3, "role.given", "account:3", '{"a":1}', previous)
        events.append(replace(bare, digest=rules.digest_of(bare)))
    return events


def test_a_chain_as_written_is_whole() -> None:
    events = chain(5)
    checked = rules.check_chain(events)
    assert (checked.entries, checked.fault, checked.head.digest) == (5, "", events[-1].digest)


@pytest.mark.parametrize("field", ["at", "kind", "human", "account", "act", "subject", "details"])
def test_the_first_altered_entry_is_named(field: str) -> None:
    events = chain(5)
    events[2] = replace(events[2], **{field: 99 if field in ("human", "account") else "lain"})
    checked = rules.check_chain(events)
    assert checked.at == 3
    assert "Isi peristiwa 3 berubah" in checked.fault


def test_an_entry_altered_with_its_digest_is_found_at_the_next() -> None:
    events = chain(5)
    forged = replace(events[2], act="job.done")
    events[2] = replace(forged, digest=rules.digest_of(forged))
    assert rules.check_chain(events).at == 4


def test_a_missing_entry_is_found() -> None:
    events = chain(5)
    del events[1]
    assert rules.check_chain(events).at == 3


def test_a_chain_written_anew_or_cut_does_not_fit_its_anchor() -> None:
    events = chain(5)
    anchors = {5: events[4].digest}
    assert rules.check_chain(events, anchors).fault == ""
    assert "tidak ada lagi" in rules.check_chain(events[:3], anchors).fault
    assert "ditulis ulang" in rules.check_chain(events, {3: "f" * 64}).fault


def test_anchors_are_read_as_written() -> None:
    line = rules.Head(12, "a" * 64).line(AT)
    assert rules.read_anchors(line + "\n\n") == {12: "a" * 64}
    with pytest.raises(Refusal, match="Baris 1"):
        rules.read_anchors("bukan jangkar")


def test_the_stored_chain_checks_and_names_what_raw_sql_altered(office: Office) -> None:
    for _ in range(3):
        office.account("operator")
    assert actions.check().fault == ""
    whole = actions.head().seq
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("DROP TRIGGER office_auditevent_no_UPDATE")
        else:
            cursor.execute("ALTER TABLE office_auditevent DISABLE TRIGGER office_auditevent_no_change")
        cursor.execute("UPDATE office_auditevent SET subject = 'account:99' WHERE seq = %s", [whole - 2])
    assert actions.check().at == whole - 2


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE office_auditevent SET act = 'x' WHERE seq = 1",
        "DELETE FROM office_auditevent WHERE seq = 1",
        "UPDATE office_look SET reason = 'x'",
        "DELETE FROM office_look",
        "INSERT INTO office_auditevent (seq, at, kind, act, subject, details, previous, digest)"
        " VALUES (999, '', 'system', 'x', 'x', '{}', 'x', 'x')",
    ],
)
def test_raw_sql_cannot_alter_what_is_written(statement: str, office: Office) -> None:
    account = office.account("operator")
    Look.objects.create(at=AT, human=account.human_id, account=account.pk, subject="x", shown="x", network="x")
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert actions.check().fault == ""


def test_the_whole_table_cannot_be_emptied(office: Office) -> None:
    office.account("operator")
    statement = "TRUNCATE office_auditevent" if connection.vendor == "postgresql" else "DELETE FROM office_auditevent"
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_an_entry_stands_in_the_transaction_of_what_it_tells_of(office: Office) -> None:
    before = actions.head()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        actions.append("job.done", "job:1", AT)
        raise ZeroDivisionError
    assert actions.head() == before


def test_every_act_written_anywhere_has_words() -> None:
    source = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src/naung/office").rglob("*.py"))
    named = set(re.findall(r'append\(\s*(?:\*\()?"([a-z_.]+)"', source))
    named |= {"job.done", "job.failed", "reset.granted", "reset.refused"}
    named |= {"role.asked", "role.given", "account.confirmed", "password.renewed"}
    assert named <= set(ACTS)
    assert len(named) > 15


def test_no_nik_stands_in_the_chain(office: Office) -> None:
    office.account("admin", nik="3275014101987654")
    assert not AuditEvent.objects.filter(details__contains="3275014101987654").exists()


def test_the_head_is_taken_and_that_it_was_stands_after_it(signed: Callable[[str], Client]) -> None:
    client = signed("inspector")
    before = actions.head()
    text = client.post(reverse("audit-head")).content.decode()
    assert rules.read_anchors(text) == {before.seq: before.digest}
    taken = AuditEvent.objects.get(act="head.taken")
    assert (taken.seq, taken.previous) == (before.seq + 1, before.digest)
    assert "sudah diambil hari ini" in client.get(reverse("audit")).content.decode()


def test_the_inspector_is_told_when_the_head_was_not_taken_for_a_week(office: Office) -> None:
    client = office.client(office.account("inspector"))
    words = "Simpan kepala jejak di luar"
    assert words in client.get(reverse("home")).content.decode()
    for days, told in ((7, False), (8, True)):
        actions.take_head(timezone.now() - timedelta(days=days))
        assert (words in client.get(reverse("home")).content.decode()) is told
        actions.take_head(timezone.now())
    assert words not in client.get(reverse("home")).content.decode()
    assert words not in office.client(office.account("operator")).get(reverse("home")).content.decode()


def test_heads_kept_outside_are_compared_on_the_page(office: Office) -> None:
    client = office.client(office.account("inspector"))
    kept = [actions.take_head(AT) for _ in range(3)]
    good = client.post(reverse("audit-anchor"), {"heads": "\n".join(kept)})
    assert "3 kepala jejak cocok" in good.content.decode()
    forged = kept[1][:-1] + ("0" if kept[1][-1] != "0" else "1")
    for heads, words in (
        (forged, "ditulis ulang"),
        (kept[0].replace(f" {kept[0].split()[1]} ", " 9999 "), "tidak ada lagi"),
        ("omong kosong", "bukan: waktu"),
        ("x 1 " + "٣" * 64, "ditulis ulang"),
        ("x ² " + "a" * 64, "bukan: waktu"),
        ("x " + "9" * 30 + " " + "a" * 64, "bukan: waktu"),
        ("", "paling sedikit satu baris"),
    ):
        got = client.post(reverse("audit-anchor"), {"heads": heads})
        assert (got.status_code, words in got.content.decode()) == (422, True), heads


WRITER = """
import sys, django
django.setup()
from datetime import datetime, UTC
from django.db import transaction
from naung.office.audit.actions import append
for turn in range(int(sys.argv[1])):
    with transaction.atomic():
        append("job.done", f"job:{turn}", datetime(2026, 5, 12, tzinfo=UTC), who=sys.argv[2])
"""


def test_many_writers_keep_one_chain(other_office: dict[str, str]) -> None:
    """Four processes, fifty entries each, on a database of their own."""
    run = [sys.executable, "-c", WRITER, "50"]
    writers = [subprocess.Popen([*run, str(n)], env=other_office, cwd=ROOT) for n in range(4)]
    assert [writer.wait(timeout=120) for writer in writers] == [0, 0, 0, 0]
    check = "import django; django.setup(); from naung.office.audit.actions import check; print(check())"
    done = subprocess.run([sys.executable, "-c", check], env=other_office, cwd=ROOT, capture_output=True, text=True)
    assert "entries=200" in done.stdout, done.stderr
    assert "fault=''" in done.stdout


def test_time_is_written_in_utc_to_the_microsecond() -> None:
    assert rules.stamp(datetime(2026, 5, 12, 2, 14, 0, 7, UTC)) == "2026-05-12T02:14:00.000007Z"
