"""Every address × every role × own and other area × nobody: the table is what the pages do."""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from naung.decisions.models import Run
from naung.office.audit.models import AuditEvent
from naung.office.entrance.models import FactorReset
from naung.office.jobs.models import Job
from naung.office.looks.models import Alarm
from naung.office.people.models import Account, Grant
from naung.office.permissions.rules import CITY, NO, OWN, ROLES, load_routes
from naung.office.road.models import Programme
from tests.office.conftest import AT, HERE, THERE, Office

ROUTES = load_routes()
HALF_AWAY = {"factor": {200, 302}, "factor-setup": {200, 302}, "new-password": {200}, "sign-out": {302}}
ASKERS = ["", "no role", *ROLES]


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from names(one.url_patterns)
        else:
            assert one.name, one
            yield one.name


def test_every_address_is_declared_and_every_row_has_an_address() -> None:
    assert set(names(get_resolver().url_patterns)) == set(ROUTES)


@pytest.fixture
def subject(office: Office) -> Account:
    """Whom the addresses are about: somebody of another kelurahan than the one who asks."""
    return office.account("verifier", THERE, name="Sasaran")


def address(name: str, subject: Account, office: Office) -> str:
    """The route's address, about `subject`."""
    asker = office.account("admin")
    arguments = {
        "staff-one": [subject.human_id],
        "staff-nik": [subject.human_id],
        "staff-grant": [subject.pk],
        "reset-ask": [subject.pk],
        "staff-password": [subject.pk],
        "programme": ["contoh"],
        **{key: ["contoh"] for key in ("rules", "rules-check", "runs", "runs-new", "runs-compare")},
        "rules-part": ["contoh", "urutan"],
        **{key: ["contoh", 1] for key in ("runs-one", "runs-choose")},
    }
    if arguments.get(name, [""])[0] == "contoh":
        programme = Programme.objects.create(code="contoh", title="Contoh", since=AT)
        Run.objects.create(programme=programme, number=1, title="x", why="x", text="", sha256="", seed="", at=AT)
    if name == "staff-ungrant":
        arguments[name] = [Grant.objects.get(account=subject).pk]
    elif name == "reset-one":
        reset = FactorReset.objects.create(account=subject, reason="x", asked_by=asker.human, asked_at=AT)
        arguments[name] = [reset.pk]
    elif name == "alarm-seen":
        arguments[name] = [Alarm.objects.create(at=AT, human=subject.human, limit=0, words="x").pk]
    elif name == "job":
        arguments[name] = [Job.objects.create(kind="x", title="x", asked_at=AT, asked_by=subject.human).pk]
    return reverse(name, args=arguments.get(name, []))


@pytest.mark.parametrize("role", ASKERS)
@pytest.mark.parametrize("name", sorted(ROUTES))
def test_the_table_is_what_the_pages_do(name: str, role: str, office: Office, subject: Account) -> None:
    route = ROUTES[name]
    where = address(name, subject, office)
    if role:
        asker = office.account("" if role == "no role" else role, HERE if role in ("verifier", "operator") else "")
        client = office.client(asker)
    else:
        client = Client()
    before = AuditEvent.objects.count()
    for method in ("GET", "POST"):
        got = client.generic(method, where, data="x=1", content_type="application/x-www-form-urlencoded")
        if method not in route.methods:
            assert got.status_code in (302, 403, 405), (method, got.status_code)
            continue
        assert got.status_code in expected(name, role), (method, role, got.status_code, got.get("Location"))
        if name == "sign-out":
            break
    if name not in ("alarm-seen", "audit-check", "reset-one", "staff-ungrant", "staff-password"):
        assert AuditEvent.objects.count() == before, "a form that says nothing changed something"


def expected(name: str, role: str) -> set[int]:
    """The status codes that the row allows, with `subject` in another area than the asker's."""
    route = ROUTES[name]
    fine = {200, 302, 422}
    if route.anonymous:
        return fine
    if not role:
        return {302}
    if route.half:
        return fine
    cell = route.cells.get(role, NO)
    if cell == NO:
        return {200} if route.signed else {403}
    if name == "job" and role not in ("admin", "inspector"):
        return {404}
    if cell == OWN and name == "staff-one" and role in ("operator", "verifier"):
        return {404}
    assert cell in (CITY, OWN)
    return fine


@pytest.mark.parametrize("name", sorted(name for name, route in ROUTES.items() if not route.anonymous))
def test_nobody_is_led_to_the_sign_in(name: str, office: Office, subject: Account) -> None:
    got = Client().generic(next(iter(ROUTES[name].methods)), address(name, subject, office))
    assert got.status_code == 302
    assert got.headers["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize("role", ["approver", "exporter", "admin"])
@pytest.mark.parametrize(
    "name", sorted(name for name, route in ROUTES.items() if not route.half and not route.anonymous)
)
def test_without_the_second_factor_nothing_opens(name: str, role: str, office: Office, subject: Account) -> None:
    client = office.client(office.account(role), verified=False)
    got = client.generic(next(iter(ROUTES[name].methods)), address(name, subject, office))
    assert got.status_code == 302
    assert got.headers["Location"].startswith(reverse("factor"))


def test_a_password_given_by_another_opens_nothing_until_replaced(office: Office) -> None:
    account = office.account("operator")
    account.new_password = True
    account.save()
    got = office.client(account).get(reverse("staff"))
    assert got.headers["Location"].startswith(reverse("new-password"))


def test_own_area_is_seen_and_the_other_is_as_if_it_were_not(office: Office) -> None:
    mine, other = office.account("verifier", HERE, name="Sini"), office.account("verifier", THERE, name="Sana")
    third = office.account("verifier", HERE, name="Tetangga")
    client = office.client(mine)
    page = client.get(reverse("staff")).content.decode()
    assert "Tetangga" in page
    assert "Sana" not in page
    assert "Sana" not in client.get(reverse("staff"), {"q": "Sana"}).content.decode().split("Nama, unit")[1][200:]
    assert client.get(reverse("staff-one", args=[third.human_id])).status_code == 200
    missing = client.get(reverse("staff-one", args=[other.human_id]))
    nobody = client.get(reverse("staff-one", args=[999_999]))
    assert missing.status_code == nobody.status_code == 404
    assert missing.content.decode().replace(str(other.human_id), "") == nobody.content.decode().replace(
        "999999", ""
    ) or (len(missing.content) == len(nobody.content))


def test_a_role_that_ended_today_is_gone_today(office: Office) -> None:
    account = office.account("operator")
    Grant.objects.filter(account=account).update(valid_until="2026-05-01")
    assert office.client(account).get(reverse("staff")).status_code == 403


def test_the_refusal_names_who_can(office: Office) -> None:
    got = office.client(office.account("operator")).get(reverse("audit"))
    assert got.status_code == 403
    assert "Yang dapat: Inspektorat." in got.content.decode()
