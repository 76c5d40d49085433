"""A small office: three kelurahan, one human per role. Roles named as in the table; nobody here exists."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client
from django_otp import DEVICE_ID_SESSION_KEY

from naung.office.entrance.actions import begin_factor
from naung.office.entrance.models import FactorDevice
from naung.office.people.actions import add_account, add_kelurahan, grant
from naung.office.people.models import Account
from naung.office.people.reading import actor_of
from naung.office.permissions.rules import CITY_ONLY, Actor, Areas, Held
from tests.office.databases import new_office

AT = datetime(2026, 5, 12, 2, 14, tzinfo=UTC)
TODAY = date(2026, 5, 12)
HERE, THERE = "32.75.01.1001", "32.75.01.1002"
PASSWORD = "payung sebelum hujan"
AREAS = [(HERE, "Bekasijaya", "Bekasi Timur"), (THERE, "Margahayu", "Bekasi Timur")]


@dataclass
class Office:
    """Makes people as they are needed."""

    count: int = 0

    def account(self, role: str = "", area: str = "", *, nik: str = "", username: str = "", name: str = "") -> Account:
        self.count += 1
        account = add_account(
            name=name or f"Petugas {self.count}",
            unit="Dinas Tenaga Kerja",
            nik=nik or f"32750141019{self.count:05d}",
            nip="",
            username=username or f"petugas.{self.count}",
            at=AT,
            by=None,
            password=PASSWORD,
        ).account
        if role:
            self.give(account, role, area)
        account.refresh_from_db()
        return account

    def give(self, account: Account, role: str, area: str = "") -> None:
        whole = role in CITY_ONLY or not area
        areas = Areas(whole=True) if whole else Areas(codes=frozenset({area}))
        grant(account, Held(role, areas, date(2026, 1, 1)), AT, TODAY, None)
        account.refresh_from_db()

    def actor(self, account: Account) -> Actor:
        return actor_of(account, TODAY, verified=True)

    def client(self, account: Account, verified: bool = True) -> Client:
        """A browser in which this account has signed in, with the second factor shown where `verified`."""
        client = Client()
        client.force_login(account, "naung.office.entrance.backend.AccountBackend")
        if verified:
            device = FactorDevice.objects.filter(user=account, confirmed=True).first()
            if device is None and actor_of(account, TODAY, verified=False).needs_factor:
                device = begin_factor(account, AT)
                device.confirmed = True
                device.save()
            if device is not None:
                session = client.session
                session[DEVICE_ID_SESSION_KEY] = device.persistent_id
                session.save()
        return client


@pytest.fixture
def office(db: None) -> Office:
    add_kelurahan(AREAS)
    return Office()


@pytest.fixture
def signed(office: Office) -> Callable[[str], Client]:
    """A browser of somebody with this role."""
    return lambda role: office.client(office.account(role, HERE if role == "verifier" else ""))


@pytest.fixture
def other_office(tmp_path: Path) -> Iterator[dict[str, str]]:
    """The environment of an office outside the test's transaction, for what other processes must see."""
    with new_office(tmp_path) as env:
        yield env
