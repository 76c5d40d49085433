"""Signing in: password, second factor, recovery codes, waiting, reset by two, and nothing that leads outside."""

import re
from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from naung.office.entrance import actions, rules
from naung.office.entrance.models import FactorDevice, FactorReset, RecoveryCode
from naung.office.people.models import Account
from naung.values.errors import Refusal
from tests.office.conftest import AT, PASSWORD, Office

SECRET = b"12345678901234567890"


@pytest.mark.parametrize(("seconds", "code"), [(59, "287082"), (1111111109, "081804"), (20000000000, "353130")])
def test_codes_are_those_of_rfc_6238(seconds: int, code: str) -> None:
    """Appendix B, the last six of eight digits."""
    assert rules.code_at(SECRET, seconds // 30) == code


def test_a_code_counts_once_and_half_a_minute_to_either_side() -> None:
    step = rules.step_of(AT)
    code = rules.code_at(SECRET, step)
    assert rules.accepted_step(SECRET, code, AT, 0) == step
    assert rules.accepted_step(SECRET, code, AT, step) is None
    assert rules.accepted_step(SECRET, code, AT + timedelta(seconds=30), 0) == step
    assert rules.accepted_step(SECRET, code, AT + timedelta(seconds=90), 0) is None


def test_waiting_grows_and_ends() -> None:
    waits = [rules.wait_seconds(failures) for failures in range(12)]
    assert waits[:5] == [0, 0, 0, 4, 8]
    assert max(waits) == rules.LONGEST_WAIT_SECONDS


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("10.1.2.3", "10.1.2.0"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::"),
        ("::ffff:10.1.2.3", "10.1.2.0"),
        ("x", "0.0.0.0"),
    ],
)
def test_guesses_are_counted_by_network(address: str, network: str) -> None:
    assert rules.network_of(address) == network


def sign_in(account: Account, password: str = PASSWORD, **more: str) -> tuple[Client, int]:
    client = Client()
    got = client.post(reverse("sign-in"), {"username": account.username, "password": password}, **more)
    return client, got.status_code


def test_an_operator_signs_in_with_a_password(office: Office) -> None:
    client, status = sign_in(office.account("operator"))
    assert status == 302
    assert client.get(reverse("home")).status_code == 200


def test_the_session_is_a_new_one_after_each_step(office: Office) -> None:
    account = office.account("admin")
    client = Client()
    client.get(reverse("sign-in"))
    client.post(reverse("sign-in"), {"username": account.username, "password": PASSWORD})
    first = client.session.session_key
    client.get(reverse("factor-setup"))
    device = FactorDevice.objects.get(user=account)
    secret = FactorDevice.secret_of(actions.secret_of(device))
    code = rules.code_at(secret, rules.step_of(timezone.now()))
    got = client.post(reverse("factor-setup"), {"code": code})
    assert got.status_code == 200
    assert client.session.session_key != first
    assert client.get(reverse("home")).status_code == 200


def test_an_unknown_name_and_a_wrong_password_look_the_same(office: Office) -> None:
    account = office.account("operator")
    pages = [
        Client().post(reverse("sign-in"), {"username": name, "password": "salah"}).content.decode()
        for name in (account.username, "tidak.ada")
    ]
    blank = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert blank[0] == blank[1]


def test_after_five_guesses_one_waits_here_and_nowhere_else(office: Office) -> None:
    account = office.account("operator")
    for _ in range(5):
        sign_in(account, "salah")
    client, status = sign_in(account)
    assert status == 429
    got = client.post(reverse("sign-in"), {"username": account.username, "password": PASSWORD})
    assert "Tunggu 1 menit" in got.content.decode()
    assert sign_in(account, REMOTE_ADDR="198.51.100.7")[1] == 302
    assert sign_in(office.account("operator"))[1] == 302


def test_one_is_led_back_to_here_only(office: Office) -> None:
    account = office.account("operator")
    for wanted, led in (("/petugas/", "/petugas/"), ("https://jahat.example/", "/"), ("//jahat.example", "/")):
        got = Client().post(f"/masuk/?next={wanted}", {"username": account.username, "password": PASSWORD})
        assert got.headers["Location"] == led


def enrolled(office: Office, role: str = "admin") -> tuple[Account, bytes, list[str]]:
    account = office.account(role)
    device = actions.begin_factor(account, AT)
    secret = FactorDevice.secret_of(actions.secret_of(device))
    code = rules.code_at(secret, rules.step_of(AT))
    return account, secret, actions.confirm_factor(account, code, AT, office.actor(account))


def test_a_code_from_the_phone_counts_once(office: Office) -> None:
    account, secret, _ = enrolled(office)
    later = AT + timedelta(seconds=60)
    code = rules.code_at(secret, rules.step_of(later))
    assert actions.show_code(account, code, later, office.actor(account)).device is not None
    assert actions.show_code(account, code, later, office.actor(account)).device is None


def test_a_recovery_code_counts_once_in_any_spelling(office: Office) -> None:
    account, _, codes = enrolled(office)
    typed = codes[0].lower().replace("-", " ").replace("0", "o")
    shown = actions.show_code(account, typed, AT, office.actor(account))
    assert (shown.words, shown.left) == ("", 9)
    assert actions.show_code(account, codes[0], AT, office.actor(account)).words == actions.WRONG


def test_neither_secret_nor_recovery_codes_lie_readable(office: Office) -> None:
    _, secret, codes = enrolled(office)
    stored = str(list(RecoveryCode.objects.values())) + str(list(FactorDevice.objects.values()))
    assert FactorDevice.text_of(secret) not in stored
    assert not any(code in stored or code.replace("-", "") in stored for code in codes)


def test_wrong_codes_slow_down_but_never_lock(office: Office) -> None:
    account, secret, _ = enrolled(office)
    actor, at = office.actor(account), AT + timedelta(minutes=5)
    for _ in range(3):
        assert actions.show_code(account, "000000", at, actor).words == actions.WRONG
    assert "Tunggu 4 detik" in actions.show_code(account, "000000", at, actor).words
    later = at + timedelta(seconds=rules.LONGEST_WAIT_SECONDS)
    right = rules.code_at(secret, rules.step_of(later))
    assert actions.show_code(account, right, later, actor).device is not None


def test_a_reset_needs_a_second_human(office: Office) -> None:
    subject, _, _ = enrolled(office, "approver")
    nik = "3275014101955555"
    asker, other = office.account("admin", nik=nik), office.account("admin")
    twin = office.account("admin", nik=nik)
    reset = actions.ask_reset(subject, "ponsel hilang di pasar", AT, office.actor(asker))
    for who in (asker, twin):
        with pytest.raises(Refusal, match="Anda yang memintanya"):
            actions.decide_reset(reset, True, AT, office.actor(who))
    actions.decide_reset(reset, True, AT, office.actor(other))
    assert not FactorDevice.objects.filter(user=subject).exists()
    assert not RecoveryCode.objects.filter(account=subject).exists()
    with pytest.raises(Refusal, match="sudah diputuskan"):
        actions.decide_reset(reset, True, AT, office.actor(other))


def test_nobody_asks_or_decides_for_herself(office: Office) -> None:
    admin, _, _ = enrolled(office)
    other = office.account("admin")
    with pytest.raises(Refusal, match="diri sendiri"):
        actions.ask_reset(admin, "ponsel hilang di pasar", AT, office.actor(admin))
    reset = actions.ask_reset(admin, "ponsel hilang di pasar", AT, office.actor(other))
    with pytest.raises(Refusal, match="diri sendiri"):
        actions.decide_reset(reset, True, AT, office.actor(admin))


def test_the_database_too_refuses_one_pair_of_eyes(office: Office) -> None:
    subject, admin = office.account("approver"), office.account("admin")
    reset = actions.ask_reset(subject, "ponsel hilang di pasar", AT, office.actor(admin))
    with pytest.raises(IntegrityError), transaction.atomic():
        FactorReset.objects.filter(pk=reset.pk).update(decided_by=admin.human_id)


def test_one_chooses_an_own_password(office: Office) -> None:
    account = office.account("operator")
    client = office.client(account)
    fields = {"old": PASSWORD, "new": "hujan turun di sore hari", "again": "hujan turun di sore hari"}
    for change, words in (
        ({"old": "salah"}, "lama tidak cocok"),
        ({"new": "pendek", "again": "pendek"}, "12"),
        ({"again": "lain sekali ini"}, "tidak sama"),
    ):
        got = client.post(reverse("new-password"), fields | change)
        assert got.status_code == 422
        assert words in got.content.decode()
    assert client.post(reverse("new-password"), fields).status_code == 302
    assert client.get(reverse("home")).status_code == 200
