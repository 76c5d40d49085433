"""Promises about people and permissions that no other file of tests holds: maker and approver, scope, the real hash."""

from datetime import date

import pytest
from django.contrib.auth.hashers import get_hashers_by_algorithm
from django.urls import reverse
from django.utils.module_loading import import_string

from naung.office.looks.models import Look
from naung.office.people.actions import end_grant
from naung.office.people.models import Grant, Kelurahan
from naung.office.permissions.rules import Actor
from naung.office.road import actions, conditions
from naung.office.road.models import Programme, StepTaken
from naung.office.road.rules import CONDITIONS
from naung.office.second import actions as second
from naung.site import settings
from naung.values.errors import Refusal
from tests.office.conftest import AT, HERE, THERE, TODAY, Office

NIK = "3275014101900012"


@pytest.fixture
def objections(monkeypatch: pytest.MonkeyPatch, db: None) -> Programme:
    """A programme that may be frozen, with every condition answered."""
    monkeypatch.setattr(conditions, "KNOWN", {name: lambda _: True for name in CONDITIONS})
    return Programme.objects.create(code="p", title="P", since=AT, state="objections")


def refused(programme: Programme, by: Actor) -> bool:
    with pytest.raises(Refusal, match="Harus orang lain"):
        actions.take_step(programme, "approve", AT, by)
    programme.refresh_from_db()
    return programme.state == "freeze"


def test_the_maker_does_not_approve_through_a_second_account(objections: Programme, office: Office) -> None:
    maker, twin = office.account("operator", nik=NIK), office.account("approver", nik=NIK)
    actions.take_step(objections, "freeze", AT, office.actor(maker))
    assert refused(objections, office.actor(twin))


def test_the_maker_does_not_approve_after_a_change_of_role(objections: Programme, office: Office) -> None:
    """Not with the operator's role gone, not with the account in which she made it closed."""
    maker, admin = office.account("operator", nik=NIK), office.account("admin")
    actions.take_step(objections, "freeze", AT, office.actor(maker))
    end_grant(Grant.objects.get(account=maker), AT, TODAY, office.actor(admin))
    office.give(maker, "approver")
    assert refused(objections, office.actor(maker))
    second.close_account(maker, AT, TODAY, office.actor(admin))
    assert refused(objections, office.actor(office.account("approver", nik=NIK)))


def test_a_step_sent_again_is_taken_once(objections: Programme, office: Office) -> None:
    """Replay: the same form, by the maker and by the approver."""
    maker, approver = office.client(office.account("operator")), office.client(office.account("approver"))
    where = reverse("programme", args=["p"])
    answers = [one.post(where, {"step": act}).status_code for one, act in (
        *((maker, "freeze"), (maker, "freeze"), (maker, "approve")),
        *((approver, "approve"), (approver, "approve")),
    )]  # fmt: skip
    assert answers == [302, 422, 422, 302, 422]
    assert list(StepTaken.objects.order_by("pk").values_list("act", flat=True)) == ["freeze", "approve"]


def test_a_role_here_that_ended_shows_nobody_who_works_elsewhere_now(office: Office) -> None:
    mine, other = office.account("verifier", HERE), office.account("verifier", THERE, name="Pindah")
    ended = Grant.objects.create(
        account=other, role="verifier", valid_from=date(2026, 1, 1), valid_until=date(2026, 2, 1), given_at=AT
    )
    ended.areas.create(kelurahan=Kelurahan.objects.get(code=HERE))
    client = office.client(mine)
    for query in ({}, {"q": "Pindah"}, {"role": "verifier"}):
        assert f'href="/petugas/{other.human_id}/"' not in client.get(reverse("staff"), query).content.decode()
    assert client.get(reverse("staff-one", args=[other.human_id])).status_code == 404
    assert not Look.objects.filter(subject=f"human:{other.human_id}").exists()


def test_every_page_that_shows_a_nik_writes_the_read_down(office: Office) -> None:
    subject, admin, other = office.account("operator", nik=NIK), office.account("admin"), office.account("admin")
    wish = second.ask_password(subject, AT, office.actor(other)).wish
    client = office.client(admin)
    for number, where in enumerate(
        (reverse("staff-one", args=[subject.human_id]), reverse("wish-one", args=[wish.pk]))
    ):
        page = client.get(where).content.decode()
        assert "3275••••••••0012" in page
        assert NIK not in page
        assert Look.objects.filter(subject=f"human:{subject.human_id}").count() == number + 1


def test_passwords_are_kept_by_argon2_in_the_real_settings() -> None:
    """The tests' own hasher is a cheap one; what is installed is not."""
    assert len(settings.PASSWORD_HASHERS) == 1
    hasher = import_string(settings.PASSWORD_HASHERS[0])()
    assert hasher.encode("payung sebelum hujan", "garam-garam-garam").startswith("argon2$argon2id$")
    assert (hasher.memory_cost, hasher.time_cost) >= (19_456, 2)
    assert set(get_hashers_by_algorithm()) == {"argon2"}


def test_whoever_can_decide_or_send_out_needs_a_second_factor() -> None:
    from naung.office.permissions.rules import NEEDS_SECOND_FACTOR

    assert {"approver", "exporter", "admin"} <= NEEDS_SECOND_FACTOR
