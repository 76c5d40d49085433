"""Every read of a person is written down; full looks want a reason; many raise one alarm that another closes."""

from datetime import timedelta

import pytest
from django.urls import reverse

from naung.office.audit.models import AuditEvent
from naung.office.looks import rules
from naung.office.looks.actions import close_alarm, look
from naung.office.looks.models import Alarm, Look
from naung.values.errors import Refusal
from tests.office.conftest import AT, Office

NIK = "3275014101900012"
REASON = "mencocokkan dengan KTP asli"


def test_each_read_of_a_person_is_written(office: Office) -> None:
    subject, admin = office.account("operator", nik=NIK), office.account("admin")
    client = office.client(admin)
    page = client.get(reverse("staff-one", args=[subject.human_id])).content.decode()
    assert "3275••••••••0012" in page
    assert NIK not in page
    row = Look.objects.get()
    assert (row.human, row.subject, row.full) == (admin.human_id, f"human:{subject.human_id}", False)


def test_a_full_look_wants_a_reason_and_stands_in_the_chain(office: Office) -> None:
    subject, admin = office.account("operator", nik=NIK), office.account("admin")
    client, address = office.client(admin), reverse("staff-nik", args=[subject.human_id])
    refused = client.post(address, {"reason": "  mau  "})
    assert refused.status_code == 422
    assert "3275 0141 0190 0012" not in refused.content.decode()
    assert Look.objects.count() == 0
    shown = client.post(address, {"reason": REASON})
    assert "3275 0141 0190 0012" in shown.content.decode()
    assert Look.objects.get(full=True).reason == REASON
    assert AuditEvent.objects.filter(act="look.full", human=admin.human_id).count() == 1
    assert not AuditEvent.objects.filter(details__contains=REASON).exists()


def test_others_than_admin_and_inspector_see_no_nik_at_all(office: Office) -> None:
    subject = office.account("operator", nik=NIK)
    page = office.client(office.account("approver")).get(reverse("staff-one", args=[subject.human_id]))
    assert "0012" not in page.content.decode()


def test_many_full_looks_raise_one_alarm_over_all_accounts(office: Office) -> None:
    nik = "3275014101955555"
    one, other = office.actor(office.account("admin", nik=nik)), office.actor(office.account("admin", nik=nik))
    for turn in range(rules.LIMITS[0].most):
        look(one if turn % 2 else other, "human:1", "NIK lengkap", AT, "x", REASON)
    assert not Alarm.objects.exists()
    for _ in range(3):
        look(one, "human:1", "NIK lengkap", AT, "x", REASON)
    alarm = Alarm.objects.get()
    assert alarm.words == "NIK lengkap dilihat 11 kali dalam satu jam."
    with pytest.raises(Refusal, match="Inspektorat lain"):
        close_alarm(alarm, "tidak ada apa-apa", AT, one)
    inspector = office.actor(office.account("inspector"))
    close_alarm(alarm, "sesuai surat tugas", AT, inspector)
    with pytest.raises(Refusal, match="sudah ditindaklanjuti"):
        close_alarm(alarm, "sesuai surat tugas", AT, inspector)


def test_looks_of_long_ago_alarm_nobody(office: Office) -> None:
    actor = office.actor(office.account("admin"))
    for turn in range(12):
        look(actor, "human:1", "NIK lengkap", AT + timedelta(minutes=30 * turn), "x", REASON)
    assert not Alarm.objects.exists()


def test_the_inspector_sees_alarm_and_reason(office: Office) -> None:
    admin = office.account("admin", name="Sering Lihat")
    for _ in range(11):
        look(office.actor(admin), f"human:{admin.human_id}", "NIK lengkap", AT, "10.1.2.0", REASON)
    inspector = office.client(office.account("inspector"))
    page = inspector.get(reverse("looks")).content.decode()
    assert "1 peringatan menunggu Inspektorat" in page
    assert REASON in page
    home = inspector.get(reverse("home")).content.decode()
    assert "Periksa mengapa Sering Lihat melihat banyak data" in home
