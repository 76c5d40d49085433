"""One admin alone never acts as another human: each way is tried, and shut."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naung.office.audit.models import AuditEvent
from naung.office.entrance.models import FactorDevice, RecoveryCode
from naung.office.looks.models import Alarm
from naung.office.people.actions import add_first_admin, end_grant, grant
from naung.office.people.models import Account, Grant
from naung.office.people.reading import staff_roles
from naung.office.permissions.rules import SENSITIVE, WHOLE_CITY, Areas, Held
from naung.office.second import actions, rules
from naung.office.second.models import Wish
from naung.values.errors import Refusal
from tests.office.conftest import AT, HERE, PASSWORD, TODAY, Office

NIK = "3275014101900012"


def ask_account(office: Office, by: Account, nik: str = NIK, username: str = "baru.sekali") -> actions.Asked:
    who = {"name": "Sri", "unit": "Disnaker", "nik": nik, "nip": ""}
    return actions.ask_account(**who, username=username, at=AT, by=office.actor(by))


def decide(office: Office, wish: Wish, by: Account, granted: bool = True) -> str:
    return actions.decide(wish, granted, AT, TODAY, office.actor(by))


def signs_in(account: Account, password: str) -> bool:
    got = Client().post(reverse("sign-in"), {"username": account.username, "password": password})
    return got.status_code == 302


# Ways of one admin, each shut


@pytest.mark.parametrize("role", sorted(SENSITIVE))
def test_a_sensitive_role_from_one_admin_counts_for_nothing(role: str, office: Office) -> None:
    account, admin = office.account("operator"), office.account("admin")
    browser = office.client(account)
    given = actions.ask_role(account, Held(role, WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    assert given.asked
    assert office.actor(account).roles == {"operator"}
    assert staff_roles(TODAY)[account.human_id] == {"operator"}
    assert browser.get(reverse("home")).status_code == 200
    decide(office, given.wish, office.account("admin"))
    assert office.actor(account).roles == {"operator", role}
    assert browser.get(reverse("home")).status_code == 302, "sessions end when the role begins to count"


def test_an_account_under_anothers_nik_opens_for_nobody_until_a_second_agrees(office: Office) -> None:
    sri, admin = office.account("approver", nik=NIK), office.account("admin")
    asked = ask_account(office, admin)
    account = asked.wish.account
    assert asked.known
    assert account.human_id == sri.human_id
    assert not any(signs_in(account, password) for password in (asked.half, PASSWORD, "", f"{asked.half}-"))
    assert office.client(account).get(reverse("staff")).status_code == 302
    actions.ask_role(account, Held("operator", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    assert staff_roles(TODAY)[sri.human_id] == {"approver"}


def test_a_made_up_human_opens_for_nobody_until_a_second_agrees(office: Office) -> None:
    asked = ask_account(office, office.account("admin"))
    assert not asked.known
    assert asked.wish.account.human_id not in staff_roles(TODAY)
    assert not signs_in(asked.wish.account, asked.half)


def test_no_admin_knows_a_whole_password(office: Office) -> None:
    """Neither the one who asks nor the one who agrees signs in as whom they made; the owner of both halves does."""
    asked = ask_account(office, office.account("admin"))
    half = decide(office, asked.wish, office.account("admin"))
    account = Account.objects.get(pk=asked.wish.account_id)
    assert not signs_in(account, asked.half)
    assert not signs_in(account, half)
    assert signs_in(account, f"{asked.half}-{half}")
    assert account.new_password
    assert Wish.objects.get(pk=asked.wish.pk).first_sealed == ""


def test_a_password_is_renewed_by_two_and_until_then_nothing_changes(office: Office) -> None:
    sri, admin, other = office.account("operator"), office.account("admin"), office.account("admin")
    asked = actions.ask_password(sri, AT, office.actor(admin))
    assert signs_in(sri, PASSWORD)
    assert asked.half not in str(list(Wish.objects.values())), "the half is sealed while it waits"
    browser = office.client(sri)
    half = decide(office, asked.wish, other)
    assert browser.get(reverse("home")).status_code == 302
    assert not signs_in(sri, PASSWORD)
    client = Client()
    client.post(reverse("sign-in"), {"username": sri.username, "password": f"{asked.half}-{half}"})
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("new-password"))


def test_a_second_account_of_the_same_admin_is_the_same_pair_of_eyes(office: Office) -> None:
    one, twin = office.account("admin", nik="3275014101955555"), office.account("admin", nik="3275014101955555")
    asked = ask_account(office, one)
    with pytest.raises(Refusal, match="Anda yang memintanya"):
        decide(office, asked.wish, twin)


def test_the_admin_who_was_made_alone_cannot_be_the_second(office: Office) -> None:
    """A puppet admin, asked by the same hand, is no admin."""
    admin = office.account("admin")
    puppet = ask_account(office, admin).wish.account
    actions.ask_role(puppet, Held("admin", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    assert "admin" not in office.actor(puppet).roles
    with pytest.raises(Refusal, match="admin lain"):
        decide(office, ask_account(office, admin, "3275014101900099", "lain.lagi").wish, puppet)


def test_ending_the_other_admin_does_not_open_the_terminals_way_again(office: Office) -> None:
    admin, other = office.account("admin"), office.account("admin")
    end_grant(Grant.objects.get(account=other), AT, TODAY, office.actor(admin))
    with pytest.raises(Refusal, match="pernah ada dua admin"):
        add_first_admin("boneka", "Boneka", "x", NIK, AT, TODAY)


def test_a_wish_of_somebody_who_is_no_admin_any_more_does_not_count(office: Office) -> None:
    admin, other = office.account("admin"), office.account("admin")
    asked = ask_account(office, admin)
    end_grant(Grant.objects.get(account=admin), AT, TODAY, office.actor(other))
    with pytest.raises(Refusal, match="sudah bukan admin"):
        decide(office, asked.wish, other)
    decide(office, asked.wish, other, granted=False)


def test_a_wish_is_decided_once(office: Office) -> None:
    """Also by sending the same form again."""
    account, admin, other = office.account("operator"), office.account("admin"), office.account("admin")
    given = actions.ask_role(account, Held("approver", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    client, where = office.client(other), reverse("wish-one", args=[given.wish.pk])
    assert client.post(where, {"answer": "refuse"}).status_code == 302
    again = client.post(where, {"answer": "grant"})
    assert again.status_code == 422
    assert "sudah diputuskan" in again.content.decode()
    assert office.actor(account).roles == {"operator"}


def test_reopening_wants_a_second_and_gives_no_role_back(office: Office) -> None:
    sri, admin, other = office.account("approver"), office.account("admin"), office.account("admin")
    actions.close_account(sri, AT, TODAY, office.actor(admin))
    asked = actions.ask_reopening(sri, AT, office.actor(admin))
    assert not signs_in(sri, PASSWORD)
    half = decide(office, asked.wish, other)
    assert not signs_in(sri, PASSWORD), "what she knew before does not count"
    assert signs_in(sri, f"{asked.half}-{half}")
    assert office.actor(sri).roles == frozenset()


# Who may agree


@given(st.sampled_from(list(rules.KINDS)), st.integers(1, 3), st.integers(1, 3), st.integers(1, 3), st.booleans())
def test_the_one_who_asked_never_decides(kind: str, subject: int, asker: int, decider: int, admin: bool) -> None:
    words = rules.why_not_decide(rules.Wished(kind, subject, asker), decider, admin)
    if asker == decider or not (admin or (kind == rules.ACCOUNT and subject == decider)):
        assert words
    if not words:
        assert kind != rules.PASSWORD or subject != decider


def test_the_one_whom_an_account_is_for_agrees_on_her_own_page(office: Office) -> None:
    sri, admin = office.account("operator", nik=NIK), office.account("admin")
    asked = ask_account(office, admin)
    client = office.client(sri)
    assert "diminta untuk Anda" in client.get(reverse("myself")).content.decode()
    assert "Putuskan akun" in client.get(reverse("home")).content.decode()
    stranger = office.client(office.account("operator"))
    assert stranger.post(reverse("myself-account"), {"wish": asked.wish.pk, "answer": "grant"}).status_code == 302
    assert not Account.objects.get(pk=asked.wish.account_id).is_active
    page = client.post(reverse("myself-account"), {"wish": asked.wish.pk, "answer": "grant"}).content.decode()
    half = re.findall(r'class="secret">([^<]+)<', page)[0]
    assert signs_in(asked.wish.account, f"{asked.half}-{half}")


@pytest.mark.parametrize("wish", ["", "x", "-1", "99999999999999999999", "²"])
def test_nonsense_for_an_own_account_changes_nothing(wish: str, office: Office) -> None:
    client = office.client(office.account("operator"))
    assert client.post(reverse("myself-account"), {"wish": wish, "answer": "grant"}).status_code == 302


def test_the_asker_withdraws_and_nobody_else(office: Office) -> None:
    account, admin, other = office.account("operator"), office.account("admin"), office.account("admin")
    given = actions.ask_role(account, Held("exporter", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    with pytest.raises(Refusal, match="yang memintanya"):
        actions.withdraw(given.wish, AT, TODAY, office.actor(other))
    actions.withdraw(given.wish, AT, TODAY, office.actor(admin))
    with pytest.raises(Refusal, match="sudah diputuskan"):
        decide(office, given.wish, other)
    assert office.actor(account).roles == {"operator"}


def test_what_waits_stands_on_the_first_page_and_leads_there(office: Office) -> None:
    account, admin, other = office.account("operator"), office.account("admin"), office.account("admin")
    given = actions.ask_role(account, Held("approver", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    where = reverse("wish-one", args=[given.wish.pk])
    assert where in office.client(other).get(reverse("home")).content.decode()
    page = office.client(other).get(where).content.decode()
    assert "Setujui" in page
    own = office.client(admin).get(where).content.decode()
    assert "Tarik permintaan ini" in own
    assert ">Setujui<" not in own


# The database itself


def test_the_database_too_refuses_one_pair_of_eyes(office: Office) -> None:
    account, admin = office.account("operator"), office.account("admin")
    given = actions.ask_role(account, Held("approver", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    asked = ask_account(office, admin)
    tries = [
        (Grant.objects.filter(pk=given.pk), {"asked": False}),
        (Grant.objects.filter(pk=given.pk), {"asked": False, "confirmed_by": admin.human}),
        (Account.objects.filter(pk=asked.wish.account_id), {"is_active": True}),
        (Account.objects.filter(pk=asked.wish.account_id), {"is_active": True, "confirmed_by": admin.human}),
        (Wish.objects.filter(pk=asked.wish.pk), {"decided_by": admin.human}),
        (Wish.objects.filter(pk=asked.wish.pk), {"granted": True}),
    ]
    for rows, change in tries:
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


# Leaving, closing


def test_who_leaves_loses_every_account_and_role_and_the_lack_is_said_before(office: Office) -> None:
    sri, admin = office.account("approver", nik=NIK), office.account("admin")
    second = office.account("operator", nik=NIK)
    office.account("inspector")
    browser, client = office.client(second), office.client(admin)
    where = reverse("staff-leave", args=[sri.human_id])
    asked = client.get(where).content.decode()
    assert "2 akun ditutup" in asked
    assert "Belum ada Penyetuju" in asked
    assert client.post(where).status_code == 302
    assert sri.human_id not in staff_roles(TODAY + timedelta(days=900))
    assert browser.get(reverse("home")).status_code == 302
    assert not signs_in(sri, PASSWORD)
    assert "sudah tertutup" in client.post(where).content.decode()


def test_nobody_closes_her_own_account(office: Office) -> None:
    admin = office.account("admin", nik=NIK)
    second = office.account("operator", nik=NIK)
    with pytest.raises(Refusal, match="admin lain"):
        actions.close_account(second, AT, TODAY, office.actor(admin))
    with pytest.raises(Refusal, match="admin lain"):
        actions.leave(admin.human, AT, TODAY, office.actor(admin))


def test_what_was_asked_for_a_closed_account_falls_away(office: Office) -> None:
    account, admin, other = office.account("operator"), office.account("admin"), office.account("admin")
    given = actions.ask_role(account, Held("exporter", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    asked = actions.ask_password(account, AT, office.actor(admin))
    actions.close_account(account, AT, TODAY, office.actor(other))
    for wish in (given.wish, asked.wish):
        with pytest.raises(Refusal, match="sudah diputuskan"):
            decide(office, wish, other)


# When no admin can sign in any more


def test_recovery_at_the_terminal_rings_an_alarm(office: Office) -> None:
    admin = office.account("admin")
    browser = office.client(admin)
    added = actions.recover_admin(admin.username, "kedua ponsel admin hilang", AT, TODAY)
    assert not FactorDevice.objects.filter(user=admin).exists()
    assert not RecoveryCode.objects.filter(account=admin).exists()
    assert browser.get(reverse("home")).status_code == 302
    assert signs_in(admin, added.password)
    event = AuditEvent.objects.get(act="admin.recovered")
    assert (event.kind, event.human) == ("system", None)
    assert "kedua ponsel admin hilang" in Alarm.objects.get(seen_at=None).words
    page = office.client(office.account("inspector")).get(reverse("home")).content.decode()
    assert "Periksa pemulihan akun admin" in page


def test_recovery_is_for_admins_and_wants_a_reason(office: Office) -> None:
    operator = office.account("operator")
    with pytest.raises(Refusal, match="bukan akun admin"):
        actions.recover_admin(operator.username, "kedua ponsel admin hilang", AT, TODAY)
    with pytest.raises(Refusal, match="alasan"):
        actions.recover_admin(operator.username, "x", AT, TODAY)
    made = actions.recover_admin("admin.baru", "kedua admin pindah", AT, TODAY, name="Baru", unit="x", nik=NIK)
    assert office.actor(made.account).roles == {"admin"}
    assert Alarm.objects.count() == 1


def test_a_plain_role_is_still_given_by_one(office: Office) -> None:
    """Operators and verifiers of known humans: no power that a second account or four eyes would not stop."""
    account, admin = office.account(), office.account("admin")
    grant(account, Held("verifier", Areas(codes=frozenset({HERE})), TODAY), AT, TODAY, office.actor(admin))
    assert office.actor(account).roles == {"verifier"}
