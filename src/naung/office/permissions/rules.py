"""Who may open what, from one table: routes.csv. Plain values in, a verdict and words out."""

import csv
import enum
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files

from naung.values.words import joined

ROLES = {
    "operator": "Operator",
    "verifier": "Verifikator kelurahan",
    "approver": "Penyetuju",
    "exporter": "Pengekspor",
    "inspector": "Inspektorat",
    "admin": "Admin",
}
NEEDS_SECOND_FACTOR = frozenset({"approver", "exporter", "admin"})
CITY_ONLY = frozenset({"approver", "exporter", "inspector", "admin"})
SENSITIVE = frozenset({"approver", "exporter", "inspector", "admin"})
"""Roles that count only after a second admin has agreed."""
CITY, OWN, NO, YES = "kota", "wilayah", "-", "ya"


@dataclass(frozen=True)
class Areas:
    """Kelurahan by code, or the whole city."""

    whole: bool = False
    codes: frozenset[str] = frozenset()

    def __or__(self, other: "Areas") -> "Areas":
        return Areas(self.whole or other.whole, self.codes | other.codes)

    def covers(self, code: str) -> bool:
        return self.whole or code in self.codes


NOWHERE = Areas()
WHOLE_CITY = Areas(whole=True)


@dataclass(frozen=True)
class Held:
    """A role as given: in which areas, from which day, until before which day."""

    role: str
    areas: Areas
    since: date
    until: date | None = None

    def holds(self, on: date) -> bool:
        return self.since <= on and (self.until is None or on < self.until)


@dataclass(frozen=True)
class Actor:
    """Who asks. Four eyes compare `human_id`, never `account_id`.

    Attributes:
        held: the roles in force today.
        verified: the second factor was shown in this session.
        enrolled: the account has a second factor.
        new_password: the password was given by another person and must be replaced first.
    """

    account_id: int
    human_id: int
    name: str
    username: str
    held: tuple[Held, ...] = ()
    verified: bool = False
    enrolled: bool = False
    new_password: bool = False

    @property
    def roles(self) -> frozenset[str]:
        return frozenset(one.role for one in self.held)

    @property
    def needs_factor(self) -> bool:
        return self.enrolled or bool(self.roles & NEEDS_SECOND_FACTOR)

    @property
    def areas(self) -> Areas:
        whole = NOWHERE
        for one in self.held:
            whole |= one.areas
        return whole

    @property
    def role_words(self) -> str:
        return joined([ROLES[role].lower() for role in ROLES if role in self.roles]) or "belum punya peran"


@dataclass(frozen=True)
class Route:
    """A row of routes.csv. `half`: open before the second factor or the new password; `signed`: for any signed-in."""

    name: str
    methods: frozenset[str]
    anonymous: bool
    half: bool
    signed: bool
    cells: dict[str, str]
    words: str

    @property
    def roles(self) -> tuple[str, ...]:
        return tuple(role for role, cell in self.cells.items() if cell != NO)


class Verdict(enum.Enum):
    ALLOWED = "allowed"
    SIGN_IN = "sign in"
    SECOND_FACTOR = "second factor"
    NEW_PASSWORD = "new password"
    REFUSED = "refused"


@dataclass(frozen=True)
class Answer:
    """`areas`: what of the city this address may show this actor."""

    verdict: Verdict
    areas: Areas = field(default=NOWHERE)
    words: str = ""


def read_routes(text: str) -> dict[str, Route]:
    """The table by route name; a cell that is none of kota, wilayah, - is a fault of ours."""
    routes = {}
    for row in csv.DictReader(io.StringIO(text)):
        cells = {role: row[role] for role in ROLES}
        if set(cells.values()) - {CITY, OWN, NO} or {row["anonymous"], row["half"], row["signed"]} - {YES, NO}:
            raise ValueError(f"routes.csv: {row['route']}: {row}")
        routes[row["route"]] = Route(
            row["route"],
            frozenset(row["methods"].split()),
            row["anonymous"] == YES,
            row["half"] == YES,
            row["signed"] == YES,
            cells,
            row["words"],
        )
    return routes


def load_routes() -> dict[str, Route]:
    return read_routes(files("naung.office.permissions").joinpath("routes.csv").read_text(encoding="utf-8"))


def decide(route: Route, actor: Actor | None) -> Answer:
    """May `actor` (None: nobody signed in) open `route`, and for which areas?"""
    if route.anonymous:
        return Answer(Verdict.ALLOWED)
    if actor is None:
        return Answer(Verdict.SIGN_IN)
    if route.half:
        return Answer(Verdict.ALLOWED)
    if actor.needs_factor and not actor.verified:
        return Answer(Verdict.SECOND_FACTOR)
    if actor.new_password:
        return Answer(Verdict.NEW_PASSWORD)
    areas = _areas(route, actor.held)
    if areas == NOWHERE and not (route.signed or set(route.roles) & actor.roles):
        return Answer(Verdict.REFUSED, words=why_not(route))
    return Answer(Verdict.ALLOWED, areas)


def why_not(route: Route) -> str:
    """The refusal, and who can."""
    who = joined([ROLES[role] for role in route.roles])
    return f"Anda tidak dapat membuka halaman ini. Yang dapat: {who}." if who else "Halaman ini bukan untuk Anda."


def same_person(one: int, other: int) -> bool:
    """Four eyes: two accounts of one human are one pair of eyes. Both are humans' ids."""
    return one == other


def _areas(route: Route, held: Iterable[Held]) -> Areas:
    whole = NOWHERE
    for one in held:
        cell = route.cells[one.role]
        if cell == CITY:
            whole |= WHOLE_CITY
        elif cell == OWN:
            whole |= one.areas
    return whole
