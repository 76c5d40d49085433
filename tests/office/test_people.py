"""Staff: one human behind accounts, who may give roles, sessions that end, the smallest cast."""

from datetime import date

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from naung.office.people import rules
from naung.office.people.actions import add_account, end_grant, grant
from naung.office.people.models import Account, Grant, Human
from naung.office.people.rules import Act
from naung.office.permissions.rules import ROLES, WHOLE_CITY, Areas, Held, same_person
from naung.values.errors import Refusal
from tests.office.conftest import AT, HERE, PASSWORD, TODAY, Office

NIK, NIP = "3275014101900012", "199001012015031001"


def test_a_second_account_of_the_same_nik_is_the_same_human(office: Office) -> None:
    one = office.account("operator", nik=NIK)
    other = office.account("approver", nik=NIK)
    assert one.human_id == other.human_id
    assert Human.objects.count() == 1
    assert same_person(office.actor(one).human_id, office.actor(other).human_id)


def test_the_same_nip_with_another_nik_is_refused(office: Office) -> None:
    first = {"unit": "x", "at": AT, "by": None, "password": PASSWORD}
    add_account(name="A", nik=NIK, nip=NIP, username="akun.a", **first)
    with pytest.raises(Refusal, match="petugas dengan NIK lain"):
        add_account(name="B", nik="3275014101900099", nip=NIP, username="akun.b", **first)


@pytest.mark.parametrize("nik", ["", "123", "0275014101900012", "327501410190001X", "32750141019000123"])
def test_what_is_no_nik_is_refused(nik: str, office: Office) -> None:
    with pytest.raises(Refusal, match="16 angka"):
        add_account(name="A", unit="x", nik=nik, nip="", username="akun.a", at=AT, by=None)


GRANTS = [
    ("operator", WHOLE_CITY, None, ""),
    ("operator", Areas(codes=frozenset({HERE})), None, ""),
    ("verifier", Areas(codes=frozenset({HERE})), date(2026, 12, 31), ""),
    ("verifier", WHOLE_CITY, None, "kelurahannya"),
    ("operator", Areas(), None, "satu kelurahan"),
    ("approver", Areas(codes=frozenset({HERE})), None, "seluruh kota"),
    ("raja", WHOLE_CITY, None, "salah satu peran"),
    ("operator", WHOLE_CITY, date(2026, 5, 12), "Hari terakhir"),
    ("operator", WHOLE_CITY, date(2026, 5, 1), "Hari terakhir"),
]


@pytest.mark.parametrize(("role", "areas", "until", "words"), GRANTS)
def test_which_grants_may_be_given(role: str, areas: Areas, until: date | None, words: str) -> None:
    held = Held(role, areas, TODAY, until)
    if words:
        with pytest.raises(Refusal, match=words):
            rules.check_grant(held, 1, 2, TODAY)
    else:
        rules.check_grant(held, 1, 2, TODAY)


def test_nobody_gives_or_ends_a_role_of_her_own_through_any_account(office: Office) -> None:
    admin = office.account("admin", nik=NIK)
    second = office.account("operator", nik=NIK)
    with pytest.raises(Refusal, match="diri sendiri"):
        grant(second, Held("approver", WHOLE_CITY, TODAY), AT, TODAY, office.actor(admin))
    with pytest.raises(Refusal, match="peran sendiri"):
        end_grant(Grant.objects.get(account=second), AT, TODAY, office.actor(admin))


def test_sessions_end_when_a_role_changes(office: Office) -> None:
    account, admin = office.account("operator"), office.account("admin")
    client = office.client(account)
    assert client.get(reverse("home")).status_code == 200
    grant(account, Held("verifier", Areas(codes=frozenset({HERE})), TODAY), AT, TODAY, office.actor(admin))
    assert client.get(reverse("home")).status_code == 302
    client = office.client(Account.objects.get(pk=account.pk))
    assert client.get(reverse("home")).status_code == 200
    end_grant(Grant.objects.get(account=account, role="verifier"), AT, TODAY, office.actor(admin))
    assert client.get(reverse("home")).status_code == 302


def test_a_role_is_held_from_its_first_day_until_before_its_last() -> None:
    held = Held("operator", WHOLE_CITY, date(2026, 5, 1), date(2026, 6, 1))
    days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 31), date(2026, 6, 1)]
    assert [held.holds(day) for day in days] == [False, True, True, False]


# The smallest cast


def test_the_smallest_cast_of_the_table() -> None:
    """Preparing, approving and inspecting are three people; the admin's reset needs two of them or others."""
    cast = rules.smallest_cast(rules.load_acts())
    assert cast.humans == 3
    assert "Inspektorat" in cast.words


@pytest.mark.parametrize("count", [1, 2, 3])
def test_the_smallest_cast_fills_every_act_and_one_fewer_does_not(count: int) -> None:
    acts = rules.load_acts()
    groups = rules.smallest_cast(acts).groups
    staff = {n: frozenset(act.role for act in group) for n, group in enumerate(groups[:count])}
    assert rules.fill(acts, staff).ok is (count == len(groups))


def test_one_person_with_every_role_is_not_enough() -> None:
    filled = rules.fill(rules.load_acts(), {1: frozenset(ROLES)})
    assert "orang berbeda" in filled.missing[0]
    with pytest.raises(Refusal, match="Program belum dapat dimulai"):
        rules.check_cast(rules.load_acts(), {1: frozenset(ROLES)})


def test_a_missing_role_is_named() -> None:
    assert any("Belum ada Penyetuju" in words for words in rules.fill(rules.load_acts(), {}).missing)


@given(st.lists(st.sets(st.integers(0, 5)), min_size=1, max_size=6))
def test_the_smallest_cast_is_the_least_over_all_groupings(apart: list[set[int]]) -> None:
    """Against trying every assignment of acts to numbers."""
    count = len(apart)
    pairs = {(a, b) for a in range(count) for b in apart[a] if b < count and b != a}
    acts = [
        Act(str(a), "operator", "", frozenset(str(b) for b in range(count) if (a, b) in pairs or (b, a) in pairs))
        for a in range(count)
    ]

    def possible(most: int, done: tuple[int, ...]) -> bool:
        place = len(done)
        if place == count:
            return True
        return any(
            possible(most, (*done, one))
            for one in range(most)
            if not any(done[other] == one and str(other) in acts[place].other_than for other in range(place))
        )

    least = next(most for most in range(1, count + 1) if possible(most, ()))
    assert rules.smallest_cast(acts).humans == least
