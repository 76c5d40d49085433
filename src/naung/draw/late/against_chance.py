"""The tickets of late changes against chance: were people with good tickets favoured? Exact, for an inspector.

Nobody's ticket can be chosen, but who is upheld, corrected or struck off can. Without favour each of them has a ticket
anywhere between the smallest and the greatest. Not here: the page (report/late).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import comb

from naung.draw.late.book import Page
from naung.draw.late.state import Told
from naung.engine.duck import Duck
from naung.engine.steps import step

ROOM = "naung.draw"
BEST = 10
"""One in so many tickets counts as a good one."""
RARE = Fraction(1, 100)
KINDS = ("dikabulkan", "nik", "berhenti")
"""Those about which somebody decides; who follows, and who is passed over on the way, comes from the order."""


@dataclass(frozen=True)
class Late:
    """One such change; `share` is the place of its ticket between the smallest (0) and the greatest (1)."""

    at: str
    told: Told
    share: Fraction


@dataclass(frozen=True)
class Verdict:
    """Of `people`, how many have a ticket among the best tenth, and how often chance alone gives as many or more."""

    kind: str
    people: int
    good: int

    @property
    def chance(self) -> Fraction:
        ways = sum(
            comb(self.people, good) * (BEST - 1) ** (self.people - good) for good in range(self.good, self.people + 1)
        )
        return Fraction(ways, BEST**self.people)

    @property
    def rare(self) -> bool:
        return self.chance < RARE


def late_tickets(pages: Sequence[Page], duck: Duck) -> list[Late]:
    """Every change about which somebody decided, with its ticket's share; needs `line_rows` of the result.

    The ticket of a leaver who held a place is held against those of equal status: holders have small tickets.
    """
    changes = [(page.at, told) for page in pages for told in page.changes if told["kind"] in KINDS]
    asked = [(told["pseudonym"],) for _, told in changes if told["kind"] == "berhenti"]
    duck.add("asked", {"pseudonym": "VARCHAR"}, asked)
    rows = duck.rows(step(ROOM, "share_among_equals"))
    among = {pseudonym: Fraction(2 * before + 1, 2 * people) for pseudonym, before, people in rows}
    return [Late(at, told, _share(told, among)) for at, told in changes]


def _share(told: Told, among: dict[str, Fraction]) -> Fraction:
    """Of who left, among equals; of others, and of who came into the line late, the ticket's own."""
    own = Fraction(int(told["ticket"], 16), 16 ** len(told["ticket"]))
    return among.get(told["pseudonym"], own) if told["kind"] == "berhenti" else own


def verdicts(late: Sequence[Late]) -> list[Verdict]:
    """One for each kind that occurs."""
    told = []
    for kind in KINDS:
        shares = [one.share for one in late if one.told["kind"] == kind]
        if shares:
            told.append(Verdict(kind, len(shares), sum(share * BEST < 1 for share in shares)))
    return told
