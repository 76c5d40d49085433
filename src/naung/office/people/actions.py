"""Every write about staff: load, ask the rule, save, append to the chain. Not here: pages."""

import csv
import io
import secrets
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F, Q

from naung.office.audit.actions import append, head
from naung.office.people import rules
from naung.office.people.models import Account, Grant, GrantArea, Human, Kelurahan
from naung.office.permissions.rules import SENSITIVE, WHOLE_CITY, Actor, Held
from naung.office.vault.actions import blind_index, blind_indexes, seal, unseal
from naung.office.wrong import Wrong
from naung.values.errors import Refusal
from naung.values.words import masked_nik

FIRST_ADMINS = 2
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class NewAccount:
    """`known`: the human was on the staff already. `password`: handed over once; empty while the account is asked."""

    account: Account
    known: bool
    password: str


def one_time_password() -> str:
    """Four groups of four, easily typed: 79 bits."""
    return f"{half_a_password()}-{half_a_password()}"


def half_a_password() -> str:
    """Two groups of four: what one of two admins knows of a one-time password, 39 bits."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(2))


@transaction.atomic
def add_account(
    *, name: str, unit: str, nik: str, nip: str, username: str, at: datetime, by: Actor | None, password: str = ""
) -> NewAccount:
    """A further account of a known human, or a new human with a first account.

    Made at the server's terminal it counts at once; made by an admin it is asked only, without a password, and opens
    when another human agrees (second.actions).
    """
    nik, nip = nik.replace(" ", ""), nip.replace(" ", "")
    rules.check_nik(nik)
    rules.check_nip(nip)
    rules.check_username(username)
    if not name.strip():
        raise Wrong("name", "Tulis nama lengkap petugas.")
    if Account.objects.filter(username=username).exists():
        raise Wrong("username", f"Nama akun {username} sudah dipakai. Pilih nama lain.")
    human = _find_human(nik, nip)
    known = human is not None
    if human is None:
        human = Human(name=name.strip(), unit=unit.strip(), nik_index=blind_index(nik, "nik"), since=at)
        human.nik_sealed = seal(nik, human.place("nik"))
        _add_nip(human, nip)
        human.save()
        append("human.added", f"human:{human.pk}", at, by)
    elif nip and human.nip_index is None:
        _add_nip(human, nip)
        human.save()
        append("human.nip_added", f"human:{human.pk}", at, by)
    account = Account(human=human, username=username, since=at, made_by_id=by.human_id if by else None)
    account.is_active = by is None
    given = "" if by else password or one_time_password()
    account.set_password(given or None)
    account.new_password = not password
    account.save()
    append("account.added", f"account:{account.pk}", at, by, of=f"human:{human.pk}", username=username)
    return NewAccount(account, known, given)


@transaction.atomic
def grant(account: Account, held: Held, at: datetime, on: date, by: Actor | None) -> Grant:
    """Give a role; every session of the account ends. One that an admin gives and that wants a second is asked only."""
    rules.check_grant(held, by.human_id if by else None, account.human_id, on)
    known = set(Kelurahan.objects.filter(code__in=held.areas.codes).values_list("code", flat=True))
    if unknown := held.areas.codes - known:
        raise Wrong("areas", f"Kelurahan tidak dikenal: {', '.join(sorted(unknown))}.")
    given = Grant.objects.create(
        account=account,
        role=held.role,
        whole_city=held.areas.whole,
        valid_from=held.since,
        valid_until=held.until,
        given_by_id=by.human_id if by else None,
        given_at=at,
        asked=by is not None and held.role in SENSITIVE,
    )
    GrantArea.objects.bulk_create(GrantArea(grant=given, kelurahan_id=code) for code in sorted(known))
    areas = "kota" if held.areas.whole else sorted(held.areas.codes)
    until = held.until.isoformat() if held.until else None
    if not given.asked:
        end_sessions(account)
    append(
        *("role.asked" if given.asked else "role.given", f"account:{account.pk}", at, by),
        grant=given.pk, role=held.role, areas=areas, since=held.since.isoformat(), until=until,
    )  # fmt: skip
    return given


@transaction.atomic
def end_grant(given: Grant, at: datetime, on: date, by: Actor) -> None:
    """The role is gone from now on; every session of the account ends."""
    given = Grant.objects.select_for_update().get(pk=given.pk)
    rules.check_end(by.human_id, given.account.human_id)
    if given.valid_until is not None and given.valid_until <= on:
        raise Refusal("Peran ini sudah berakhir.")
    given.valid_until = max(given.valid_from, on)
    given.save(update_fields=["valid_until"])
    end_sessions(given.account)
    append("role.ended", f"account:{given.account_id}", at, by, grant=given.pk, role=given.role)


@transaction.atomic
def close_account(account: Account, at: datetime, on: date, by: Actor) -> None:
    """Nobody signs in with it any more: its roles end today, its sessions now. What was done with it stays."""
    account = Account.objects.select_for_update().get(pk=account.pk)
    rules.check_close(by.human_id, account.human_id)
    if not account.is_active:
        raise Refusal("Akun ini sudah tertutup.")
    for given in account.grants.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=on)):
        end_grant(given, at, on, by)
    account.is_active = False
    account.save(update_fields=["is_active"])
    end_sessions(account)
    append("account.closed", f"account:{account.pk}", at, by)


@transaction.atomic
def leave(human: Human, at: datetime, on: date, by: Actor) -> None:
    """A human leaves the staff: every account is closed. She is never deleted; the trail speaks of her."""
    rules.check_close(by.human_id, human.pk)
    accounts = list(human.accounts.filter(is_active=True))
    if not accounts:
        raise Refusal("Semua akun orang ini sudah tertutup.")
    for account in accounts:
        close_account(account, at, on, by)
    append("human.left", f"human:{human.pk}", at, by)


@transaction.atomic
def change_password(account: Account, old: str, new: str, again: str, at: datetime, by: Actor) -> None:
    """One's own; other sessions end."""
    if not account.check_password(old):
        raise Wrong("old", "Kata sandi lama tidak cocok.")
    if new != again:
        raise Wrong("again", "Kedua kata sandi baru tidak sama.")
    if old == new:
        raise Wrong("new", "Kata sandi baru harus lain dari yang lama.")
    try:
        validate_password(new, account)
    except ValidationError as error:
        raise Wrong("new", " ".join(error.messages)) from error
    account.set_password(new)
    account.new_password = False
    account.save(update_fields=["password", "new_password"])
    append("password.changed", f"account:{account.pk}", at, by)


@transaction.atomic
def begin_office(at: datetime) -> None:
    """The chain's first entry, once."""
    if head().seq == 0:
        append("office.begun", "office", at)


@transaction.atomic
def add_first_admin(username: str, name: str, unit: str, nik: str, at: datetime, on: date) -> NewAccount:
    """At the server's terminal, until two humans have been admins; from then on one asks and another agrees.

    Have been, not are: an admin who ends the other's role must not open this way again.
    """
    admins = set(Grant.objects.filter(role="admin", asked=False).values_list("account__human_id", flat=True))
    if len(admins) >= FIRST_ADMINS:
        raise Refusal(
            "Sudah pernah ada dua admin. Admin berikutnya ditambah lewat halaman Petugas. Bila tidak ada admin yang"
            " dapat masuk lagi: naung office admin AKUN --recover"
        )
    added = add_account(name=name, unit=unit, nik=nik, nip="", username=username, at=at, by=None)
    if added.known and added.account.human_id in admins:
        raise Refusal("Orang ini sudah admin. Admin kedua harus orang lain.")
    grant(added.account, Held("admin", WHOLE_CITY, on), at, on, None)
    return added


def end_sessions(account: Account) -> None:
    Account.objects.filter(pk=account.pk).update(session_epoch=F("session_epoch") + 1)


def nik_of(human: Human) -> str:
    return unseal(human.nik_sealed, human.place("nik"))


def masked(human: Human) -> str:
    return masked_nik(nik_of(human))


def add_kelurahan(rows: list[tuple[str, str, str]]) -> None:
    """Code, name, kecamatan."""
    Kelurahan.objects.bulk_create(
        [Kelurahan(code=code, name=name, kecamatan=within) for code, name, within in rows], ignore_conflicts=True
    )


def read_kelurahan(text: str) -> list[tuple[str, str, str]]:
    """A CSV with the columns kode, nama, kecamatan; further columns are left alone."""
    rows = list(csv.DictReader(io.StringIO(text)))
    if not rows or {"kode", "nama", "kecamatan"} - set(rows[0]):
        raise Refusal("Daftar kelurahan harus CSV dengan kolom kode, nama, kecamatan.")
    return [(row["kode"], row["nama"], row["kecamatan"]) for row in rows]


def _find_human(nik: str, nip: str) -> Human | None:
    """By every key of the index, so that a human is found while a key changes."""
    niks = blind_indexes(nik, "nik")
    by_nik = Human.objects.filter(nik_index__in=niks).values_list("pk", flat=True).first()
    found_by = blind_indexes(nip, "nip") if nip else []
    by_nip = Human.objects.filter(nip_index__in=found_by).values_list("pk", flat=True).first()
    found = rules.check_same_human(by_nik, by_nip)
    if found is None:
        return None
    human = Human.objects.get(pk=found)
    if human.nik_index not in niks:
        raise Wrong("nip", "NIP ini milik petugas dengan NIK lain. Periksa lagi keduanya.")
    return human


def _add_nip(human: Human, nip: str) -> None:
    if nip:
        human.nip_index = blind_index(nip, "nip")
        human.nip_sealed = seal(nip, human.place("nip"))
