"""A demo office: one made person per role, with known passwords. Refuses wherever `demo = true` does not stand."""

import base64
import hashlib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from importlib.resources import files

from django.conf import settings
from django.db import transaction

from naung.office.audit.actions import append
from naung.office.audit.jobs import CHECK
from naung.office.entrance import actions as entrance
from naung.office.entrance import rules
from naung.office.entrance.models import FactorDevice
from naung.office.jobs.actions import ask
from naung.office.looks.actions import look
from naung.office.people.actions import add_account, add_kelurahan, grant, read_kelurahan
from naung.office.people.models import Account
from naung.office.people.reading import actor_of
from naung.office.permissions.rules import NEEDS_SECOND_FACTOR, WHOLE_CITY, Areas, Held
from naung.office.second import actions as second
from naung.office.vault.actions import seal
from naung.values.errors import Refusal

PASSWORD = "payung sebelum hujan"


@dataclass(frozen=True)
class Made:
    """A made person's account; several of one `nik` are one human."""

    username: str
    name: str
    unit: str
    nik: str
    role: str
    areas: tuple[str, ...] = ()
    days: int | None = None


PEOPLE = (
    Made("rina", "Rina Amalia", "Dinas Tenaga Kerja", "3275014509880101", "operator"),
    Made("dedi", "Dedi Kurnia", "Kelurahan Margahayu", "3275011203850102", "verifier", ("32.75.01.1002",)),
    Made("neneng", "Neneng Suryani", "Kelurahan Bekasijaya", "3275015806910103", "verifier", ("32.75.01.1001",)),
    Made("sri", "Sri Wahyuni", "Kepala Dinas Tenaga Kerja", "3275014107720104", "approver"),
    Made("agus", "Agus Pratama", "Dinas Tenaga Kerja", "3275012508900105", "exporter", days=12),
    Made("lestari", "Lestari Handayani", "Inspektorat Daerah", "3275016204790106", "inspector"),
    Made("bayu", "Bayu Nugroho", "Dinas Kominfo", "3275010911870107", "admin"),
    Made("maya", "Maya Puspita", "Dinas Tenaga Kerja", "3275015301930108", "admin"),
    Made("bayu.operator", "Bayu Nugroho", "Dinas Kominfo", "3275010911870107", "operator"),
)


def secret(username: str) -> bytes:
    """Known to everybody, so that a demo needs no phone."""
    return hashlib.sha1(f"naung-demo:{username}".encode(), usedforsecurity=False).digest()


def code(username: str, at: datetime) -> str:
    _check_demo()
    return rules.code_at(secret(username), rules.step_of(at))


def secret_words(username: str) -> str:
    return base64.b32encode(secret(username)).decode()


@transaction.atomic
def fill(at: datetime, today: date) -> None:
    """People, an open reset, looks with an alarm, a first job. Once only."""
    _check_demo()
    if Account.objects.exists():
        raise Refusal("Kantor contoh ini sudah terisi.")
    append("office.begun", "office", at - timedelta(days=3), demo=True)
    add_kelurahan(read_kelurahan(files("naung.city").joinpath("data", "kelurahan.csv").read_text(encoding="utf-8")))
    for made in PEOPLE:
        _add(made, at, today)
    rina, sri, maya = (Account.objects.get(username=name) for name in ("rina", "sri", "maya"))
    admin = actor_of(maya, today, verified=True)
    entrance.ask_reset(sri, "Ponsel jatuh ke air, datang sendiri dengan KTP.", at - timedelta(hours=5), admin)
    second.ask_account(
        name="Wahyu Hidayat", unit="Dinas Tenaga Kerja", nik="3275010602890109", nip="", username="wahyu",
        at=at - timedelta(hours=4), by=admin,
    )  # fmt: skip
    for turn in range(11):
        when = at - timedelta(minutes=50 - 4 * turn)
        look(admin, f"human:{rina.human_id}", "NIK lengkap", when, "10.20.3.0", "Mencocokkan daftar pegawai.")
    inspector = actor_of(Account.objects.get(username="lestari"), today, verified=True)
    ask(CHECK, "Memeriksa seluruh jejak", at, inspector)


def _add(made: Made, at: datetime, today: date) -> None:
    added = add_account(
        name=made.name,
        unit=made.unit,
        nik=made.nik,
        nip="",
        username=made.username,
        at=at - timedelta(days=3),
        by=None,
        password=PASSWORD,
    )
    areas = Areas(codes=frozenset(made.areas)) if made.areas else WHOLE_CITY
    until = today + timedelta(days=made.days) if made.days else None
    grant(added.account, Held(made.role, areas, today - timedelta(days=3), until), at - timedelta(days=3), today, None)
    if made.role in NEEDS_SECOND_FACTOR:
        text = FactorDevice.text_of(secret(made.username))
        sealed = seal(text, entrance.place(added.account))
        FactorDevice.objects.create(
            user=added.account, name="ponsel", confirmed=True, secret_sealed=sealed, made_at=at - timedelta(days=3)
        )
        entrance.renew_recovery_codes(added.account)


def _check_demo() -> None:
    if not settings.DEMO:
        raise Refusal("Ini bukan kantor contoh. Orang contoh dan kodenya hanya ada di kantor contoh (demo = true).")
