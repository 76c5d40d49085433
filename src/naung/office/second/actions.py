"""Every write of what needs a second pair of eyes, and admins recovered at the terminal. Not here: pages.

One admin alone never knows a whole one-time password: the one who asks is shown its first half, the one who agrees its
second, and the owner gets both.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from naung.office.audit.actions import append
from naung.office.entrance.models import FactorDevice, RecoveryCode
from naung.office.looks.actions import raise_alarm
from naung.office.looks.rules import RECOVERED, check_reason
from naung.office.people import actions as people
from naung.office.people.models import Account, Grant, Human
from naung.office.people.reading import held_of, in_force, staff_roles
from naung.office.people.rules import check_grant, check_renewal
from naung.office.permissions.rules import WHOLE_CITY, Actor, Held
from naung.office.second import rules
from naung.office.second.models import Wish
from naung.office.vault.actions import seal, unseal
from naung.values.errors import Refusal


@dataclass(frozen=True)
class Asked:
    """`half`: of the one-time password, for the one who asked. `known`: the human was on the staff already."""

    wish: Wish
    half: str
    known: bool = False


@transaction.atomic
def ask_account(*, name: str, unit: str, nik: str, nip: str, username: str, at: datetime, by: Actor) -> Asked:
    """A new human with an account, or a further account of a known one."""
    added = people.add_account(name=name, unit=unit, nik=nik, nip=nip, username=username, at=at, by=by)
    wish, half = _wish(rules.ACCOUNT, added.account, at, by)
    return Asked(wish, half, added.known)


@transaction.atomic
def ask_reopening(account: Account, at: datetime, by: Actor) -> Asked:
    """A closed account counts again as if it were made anew: no role, a new one-time password."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    if account.is_active:
        raise Refusal("Akun ini tidak tertutup.")
    _check_none_open(account, rules.ACCOUNT)
    account.made_by_id, account.confirmed_by_id = by.human_id, None
    account.save(update_fields=["made_by", "confirmed_by"])
    append("account.reopening", f"account:{account.pk}", at, by)
    wish, half = _wish(rules.ACCOUNT, account, at, by)
    return Asked(wish, half, known=True)


@transaction.atomic
def ask_role(account: Account, held: Held, at: datetime, on: date, by: Actor) -> Grant:
    """Given at once, or asked where the role wants a second admin."""
    given = people.grant(account, held, at, on, by)
    if given.asked:
        Wish.objects.create(kind=rules.ROLE, account=account, grant=given, asked_by_id=by.human_id, asked_at=at)
    return given


@transaction.atomic
def ask_password(account: Account, at: datetime, by: Actor) -> Asked:
    """For somebody who forgot hers; until another admin agrees, the one she has goes on counting."""
    check_renewal(by.human_id, account.human_id)
    if not account.is_active:
        raise Refusal("Akun ini tertutup. Buka lagi akunnya; kata sandi baru diberikan bersamanya.")
    _check_none_open(account, rules.PASSWORD)
    append("password.asked", f"account:{account.pk}", at, by)
    wish, half = _wish(rules.PASSWORD, account, at, by)
    return Asked(wish, half)


@transaction.atomic
def decide(wish: Wish, granted: bool, at: datetime, on: date, by: Actor) -> str:
    """Agree or refuse. The answer is the second half of the one-time password, empty where there is none."""
    wish = Wish.objects.select_for_update(of=("self",)).select_related("grant").get(pk=wish.pk)
    if words := rules.why_not_decide(as_rule(wish), by.human_id, "admin" in by.roles):
        raise Refusal(words)
    half = ""
    if granted:
        rules.check_asker("admin" in staff_roles(on).get(wish.asked_by_id, frozenset()))
        half = _give_role(wish, at, on, by) if wish.kind == rules.ROLE else _give_password(wish, at, by)
    else:
        _refuse(wish, on)
        append("wish.refused", f"account:{wish.account_id}", at, by, wish=wish.pk)
    _decided(wish, granted, at, by.human_id)
    return half


@transaction.atomic
def withdraw(wish: Wish, at: datetime, on: date, by: Actor) -> None:
    """By the one who asked."""
    wish = Wish.objects.select_for_update(of=("self",)).select_related("grant").get(pk=wish.pk)
    if wish.decided_at is not None:
        raise Refusal("Permintaan ini sudah diputuskan.")
    if wish.asked_by_id != by.human_id:
        raise Refusal("Yang dapat menarik permintaan ini: yang memintanya.")
    _refuse(wish, on)
    append("wish.withdrawn", f"account:{wish.account_id}", at, by, wish=wish.pk)
    _decided(wish, False, at, None)


@transaction.atomic
def close_account(account: Account, at: datetime, on: date, by: Actor) -> None:
    """With everything that was still asked for it."""
    people.close_account(account, at, on, by)
    _drop_wishes(account, at)


@transaction.atomic
def leave(human: Human, at: datetime, on: date, by: Actor) -> None:
    people.leave(human, at, on, by)
    for account in human.accounts.all():
        _drop_wishes(account, at)


@transaction.atomic
def recover_admin(
    username: str, reason: str, at: datetime, on: date, *, name: str = "", unit: str = "", nik: str = ""
) -> people.NewAccount:
    """At the server's terminal, when no admin can sign in any more: an admin's password and phone anew, or a new admin.

    Stands in the chain as done by the system; an alarm waits for the inspector until she has looked into it.
    """
    check_reason(reason)
    account = Account.objects.select_for_update().filter(username=username).first()
    if account is None:
        added = people.add_account(name=name, unit=unit, nik=nik, nip="", username=username, at=at, by=None)
        people.grant(added.account, Held("admin", WHOLE_CITY, on), at, on, None)
    else:
        added = _recovered(account, on)
    append("admin.recovered", f"account:{added.account.pk}", at, username=username)
    words = f"Akun admin {username} dipulihkan di terminal server. Alasan yang ditulis: {reason.strip()}"
    raise_alarm(added.account.human_id, RECOVERED, words, at)
    return added


def as_rule(wish: Wish) -> rules.Wished:
    return rules.Wished(wish.kind, wish.account.human_id, wish.asked_by_id, wish.decided_at is not None)


def place(account_id: int) -> str:
    """Whose half of a password is sealed."""
    return f"account:{account_id}:first"


def _wish(kind: str, account: Account, at: datetime, by: Actor) -> tuple[Wish, str]:
    half = people.half_a_password()
    sealed = seal(half, place(account.pk))
    wish = Wish.objects.create(kind=kind, account=account, first_sealed=sealed, asked_by_id=by.human_id, asked_at=at)
    return wish, half


def _check_none_open(account: Account, kind: str) -> None:
    if Wish.objects.filter(account=account, kind=kind, decided_at=None).exists():
        raise Refusal(f"Permintaan {rules.KINDS[kind]} untuk akun ini sudah ada dan menunggu admin lain.")


def _give_password(wish: Wish, at: datetime, by: Actor) -> str:
    """The account counts, with a password whose second half only the one who agrees is shown."""
    account = Account.objects.select_for_update().get(pk=wish.account_id)
    if wish.kind == rules.PASSWORD and not account.is_active:
        raise Refusal("Akun ini sudah tertutup.")
    half = people.half_a_password()
    account.set_password(f"{unseal(wish.first_sealed, place(account.pk))}-{half}")
    account.new_password = True
    if wish.kind == rules.ACCOUNT:
        account.is_active, account.confirmed_by_id = True, by.human_id
    account.save()
    people.end_sessions(account)
    act = "account.confirmed" if wish.kind == rules.ACCOUNT else "password.renewed"
    append(act, f"account:{account.pk}", at, by, wish=wish.pk)
    return half


def _give_role(wish: Wish, at: datetime, on: date, by: Actor) -> str:
    given = wish.grant
    assert given is not None
    held = held_of(given)
    check_grant(held, given.given_by_id, wish.account.human_id, on)
    given.asked, given.confirmed_by_id = False, by.human_id
    given.save(update_fields=["asked", "confirmed_by"])
    people.end_sessions(wish.account)
    append("role.given", f"account:{wish.account_id}", at, by, grant=given.pk, role=held.role, wish=wish.pk)
    return ""


def _refuse(wish: Wish, on: date) -> None:
    """A refused role ends before it began."""
    if wish.grant is not None:
        wish.grant.valid_until = max(wish.grant.valid_from, on)
        wish.grant.save(update_fields=["valid_until"])


def _decided(wish: Wish, granted: bool, at: datetime, by: int | None) -> None:
    wish.decided_by_id, wish.decided_at, wish.granted, wish.first_sealed = by, at, granted, ""
    wish.save()


def _drop_wishes(account: Account, at: datetime) -> None:
    for wish in Wish.objects.filter(account=account, decided_at=None):
        _decided(wish, False, at, None)


def _recovered(account: Account, on: date) -> people.NewAccount:
    if not account.is_active or not account.grants.filter(in_force(on), role="admin").exists():
        raise Refusal(
            "Akun ini bukan akun admin. Untuk admin baru, pakai nama akun lain dan sebut --name, --unit, --nik."
        )
    password = people.one_time_password()
    account.set_password(password)
    account.new_password = True
    account.save(update_fields=["password", "new_password"])
    FactorDevice.objects.filter(user=account).delete()
    RecoveryCode.objects.filter(account=account).delete()
    people.end_sessions(account)
    return people.NewAccount(account, True, password)
