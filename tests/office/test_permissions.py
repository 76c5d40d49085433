"""Every address × every role × own and other area × nobody: the table is what the pages do."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from http.cookies import SimpleCookie
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from naung.decisions.models import Run
from naung.office.audit.models import AuditEvent
from naung.office.entrance.models import FactorReset
from naung.office.jobs.models import Job
from naung.office.looks.models import Alarm
from naung.office.people.models import Account, Grant
from naung.office.permissions.rules import CITY, NO, OWN, ROLES, Route, load_routes
from naung.office.road.models import Programme, ProgrammeText
from naung.office.second.models import Wish
from naung.proposals.incoming.models import Upload
from tests.office.conftest import AT, HERE, THERE, Office
from tests.office.databases import ROOT

ROUTES = load_routes()
WRITES_AT_ONCE = (
    *("alarm-seen", "audit-check", "audit-head", "reset-one", "myself-sessions"),
    *("staff-ungrant", "staff-password", "staff-close", "staff-leave"),
)
"""Their forms are one button."""
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


def address(name: str, subject: Account, office: Office) -> str:
    """The route's address, about `subject`: somebody of another kelurahan than the one who asks."""
    asker = office.account("admin") if name in ("reset-one", "wish-one") else subject
    arguments = {
        "staff-one": [subject.human_id],
        "staff-nik": [subject.human_id],
        "staff-grant": [subject.pk],
        "reset-ask": [subject.pk],
        "staff-password": [subject.pk],
        "staff-close": [subject.pk],
        "staff-open": [subject.pk],
        "staff-leave": [subject.human_id],
        "programme": ["contoh"],
        "persons": ["contoh"],
        "persons-one": ["contoh", 1, 1],
        "persons-nik": ["contoh", 1, 1],
        "rows": ["contoh", 1],
        "rows-export": ["contoh", 1],
        "matches": ["contoh"],
        "matches-one": ["contoh", "0123456789abcdef"],
        "matches-shared": ["contoh"],
        "matches-shared-one": ["contoh", "0123456789abcdef"],
        "absent": ["contoh"],
        "absent-file": ["contoh"],
        **{key: ["contoh"] for key in ("rules", "rules-check", "runs", "runs-new", "runs-compare")},
        "rules-part": ["contoh", "urutan"],
        **{key: ["contoh", 1] for key in ("runs-one", "runs-choose")},
    }
    if arguments.get(name, [""])[0] == "contoh":
        programme = Programme.objects.create(code="contoh", title="Contoh", since=AT)
        Run.objects.create(programme=programme, number=1, title="x", why="x", text="", sha256="", seed="", at=AT)
    if name.startswith("incoming"):
        arguments[name] = incoming(name, asker)
    elif name == "staff-ungrant":
        arguments[name] = [Grant.objects.get(account=subject).pk]
    elif name == "reset-one":
        reset = FactorReset.objects.create(account=subject, reason="x", asked_by=asker.human, asked_at=AT)
        arguments[name] = [reset.pk]
    elif name == "wish-one":
        wish = Wish.objects.create(kind="password", account=subject, asked_by=asker.human, asked_at=AT)
        arguments[name] = [wish.pk]
    elif name == "alarm-seen":
        arguments[name] = [Alarm.objects.create(at=AT, human=subject.human, limit=0, words="x").pk]
    elif name == "job":
        arguments[name] = [Job.objects.create(kind="x", title="x", asked_at=AT, asked_by=subject.human).pk]
    return reverse(name, args=arguments.get(name, []))


class Undone(Exception):
    """Takes back what one visit did."""


def visits(office: Office, asker: Account | None, verified: bool = True) -> Iterator[tuple[Route, str, Client]]:
    """Every address in turn with a browser of `asker` (None: nobody), each undone before the next."""
    client = office.client(asker, verified) if asker else Client()
    kept = client.cookies.output(header="", sep="; ")
    subject = office.account("verifier", THERE, name="Sasaran")
    for name in sorted(ROUTES):
        client.cookies = SimpleCookie(kept)
        with suppress(Undone), transaction.atomic():
            yield ROUTES[name], address(name, subject, office), client
            raise Undone


def ask(client: Client, method: str, where: str) -> Any:
    return client.generic(method, where, data="x=1", content_type="application/x-www-form-urlencoded")


def incoming(name: str, by: Account) -> list[object]:
    """A programme with a text, and an upload that was put aside."""
    programme = Programme.objects.create(code="contoh", title="Contoh", since=AT)
    text = (ROOT / "programs" / "sigap-2026" / "program.yaml").read_text(encoding="utf-8")
    ProgrammeText.objects.create(programme=programme, number=1, text=text, sha256="0" * 64, words="x", at=AT)
    if name in ("incoming", "incoming-new"):
        return ["contoh"]
    said = {"name": "ojol", "kind": "proposal", "office": "Dishub", "file_name": "a.csv", "stored": "a.csv", "size": 1}
    upload = Upload.objects.create(programme=programme, **said, sha256="0" * 64, at=AT, by=by.human, state="rejected")
    return ["contoh", upload.pk]


@pytest.mark.parametrize("role", ASKERS)
def test_the_table_is_what_the_pages_do(role: str, office: Office) -> None:
    """Every address, one role; what does not fit is told at the end, all of it."""
    area = HERE if role in ("verifier", "operator") else ""
    asker = office.account("" if role == "no role" else role, area) if role else None
    wrong: list[str] = []
    for route, where, client in visits(office, asker):
        before = AuditEvent.objects.count()
        for method in ("GET", "POST"):
            got = ask(client, method, where)
            fine = expected(route.name, role) if method in route.methods else {302, 403, 405}
            if got.status_code not in fine:
                wrong.append(f"{method} {route.name}: {got.status_code} {got.get('Location', '')}, not in {fine}")
            if route.name == "sign-out":
                break
        if route.name not in WRITES_AT_ONCE and AuditEvent.objects.count() != before:
            wrong.append(f"{route.name}: a form that says nothing changed something")
    assert wrong == []


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
        return fine if route.signed else {403}
    if name == "job" and role not in ("admin", "inspector"):
        return {404}
    if name.startswith(("persons-", "rows")):
        return {404}  # the programme has no run
    if cell == OWN and name == "staff-one" and role in ("operator", "verifier"):
        return {404}
    assert cell in (CITY, OWN)
    return fine


def test_nobody_is_led_to_the_sign_in(office: Office) -> None:
    assert led(office, None, lambda route: route.anonymous) == {reverse("sign-in")}


@pytest.mark.parametrize("role", ["approver", "exporter", "admin"])
def test_without_the_second_factor_nothing_opens(role: str, office: Office) -> None:
    asker = office.account(role)
    assert led(office, asker, lambda route: route.half or route.anonymous) == {reverse("factor")}


def led(office: Office, asker: Account | None, left_out: Callable[[Route], bool]) -> set[str]:
    """Where every address leads that asker without a second factor; an address that opens is told by its name."""
    found = set()
    for route, where, client in visits(office, asker, verified=False):
        if not left_out(route):
            got = ask(client, min(route.methods), where)
            found.add(got.get("Location", f"{route.name}: {got.status_code}").partition("?")[0])
    return found


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
