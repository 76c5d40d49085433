"""Who follows: free places go to the first of the line who is eligible on that day. Plain values, no files.

Not here: how eligibility is found out (upheld), what is written down (effect).
"""

from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from fractions import Fraction

from naung.draw.late.state import Place, Standing, Told
from naung.values.month import Month

Codes = str | None
"""What failed that day, joined by `;`: empty for the eligible, None where that day's registry has not the NIK."""
UNKNOWN = "tidak_di_registri"


@dataclass(frozen=True)
class Terms:
    """What bounds the filling.

    `price_idr`: the law's price of each covered month. `most` people at once, `budget_idr` over all months.
    `start`: the first month in which anybody can enter now. `cells`: seats, weight and candidates, as drawn.
    """

    price_idr: dict[Month, int]
    budget_idr: int
    most: int
    start: Month
    cells: dict[str, dict[str, int]]


def fill(now: Standing, terms: Terms, eligible: Callable[[str], Codes]) -> Iterator[Told]:
    """Each change as it takes effect; the state has taken it when the next is asked for.

    `eligible` is asked by pseudonym, and of each person once.
    """
    passed: set[str] = set()
    stuck: list[Place] = []
    while places := sorted(one for one in now.state.free if one not in stuck):
        place = places[0]
        month = max(place.month, terms.start)
        if month not in terms.price_idr or not _affordable(now, terms, month):
            stuck.append(place)
            continue
        found = yield from _first(now, place.cell, passed, eligible)
        if found is None:
            found = yield from _first_elsewhere(now, place, terms, passed, eligible)
        if found is None:
            stuck.append(place)
        else:
            yield _take(now, _enters(now, found, month, "tempat"))
    yield from _upheld_by_money(now, terms, passed, eligible)


def _first(
    now: Standing, cell: str, passed: set[str], eligible: Callable[[str], Codes]
) -> Generator[Told, None, str | None]:
    """The first of a cell who may enter; whoever is passed over on the way is told."""
    for who in list(now.waiting(cell)):
        if who in passed:
            continue
        codes = eligible(who)
        if codes == "":
            return who
        passed.add(who)
        yield _take(
            now,
            {
                "kind": "dilewati",
                "pseudonym": who,
                "nik": now.nik(who),
                "cell": cell,
                "rank": now.rank(who),
                "codes": UNKNOWN if codes is None else codes,
            },
        )
    return None


def _first_elsewhere(
    now: Standing, place: Place, terms: Terms, passed: set[str], eligible: Callable[[str], Codes]
) -> Generator[Told, None, str | None]:
    """The first of the next cell by Sainte-Laguë that has anybody; the seat goes there."""
    tried = {place.cell}
    while (cell := next_cell(now, terms, passed, tried)) is not None:
        found = yield from _first(now, cell, passed, eligible)
        if found is not None:
            yield _take(now, {"kind": "pindah", "from": place.cell, "to": cell})
            return found
        tried.add(cell)
    return None


def next_cell(now: Standing, terms: Terms, passed: set[str], tried: set[str]) -> str | None:
    """Which cell is given the next seat: the largest weight / (2·seats + 1) among those where somebody waits.

    As in the contract, section 5: once no cell of positive weight is left, the candidates are the weight.
    """
    for weight in ("weight", "candidates"):
        quotients = [
            (-Fraction(cell[weight], 2 * (cell["seats"] + now.state.moved[code]) + 1), code)
            for code, cell in terms.cells.items()
            if code not in tried and cell[weight] > 0 and any(who not in passed for who in now.waiting(code))
        ]
        if quotients:
            return min(quotients)[1]
    return None


def _upheld_by_money(now: Standing, terms: Terms, passed: set[str], eligible: Callable[[str], Codes]) -> Iterator[Told]:
    """Those upheld with a rank within the seats enter without a free place, as long as the money and `most` allow."""
    if terms.start not in terms.price_idr:
        return
    # Whose rank is smaller comes first, then whose ticket: not whom an office wrote down first.
    for who in sorted(now.state.upheld, key=lambda who: (now.rank(who), now.people[who].ticket)):
        person = now.people[who]
        if now.holds(who) or who in now.state.gone or who in passed:
            continue
        if now.rank(who) > terms.cells[person.cell]["seats"] or not _affordable(now, terms, terms.start):
            continue
        codes = eligible(who)
        if codes == "":
            yield _take(now, _enters(now, who, terms.start, "uang"))


def _affordable(now: Standing, terms: Terms, start: Month) -> bool:
    """Whether one person more can be paid from a month on."""
    cover = list(terms.price_idr)
    months = [now.months(who, cover) for who in now.ever()]
    spent = sum(terms.price_idr[month] for paid in months for month in paid)
    rest = [month for month in cover if month >= start]
    heads = max(sum(month in paid for paid in months) for month in rest)
    return spent + sum(terms.price_idr[month] for month in rest) <= terms.budget_idr and heads < terms.most


def _enters(now: Standing, who: str, month: Month, by: str) -> Told:
    told = {"kind": "masuk", "pseudonym": who, "nik": now.nik(who), "cell": now.people[who].cell}
    return {**told, "rank": now.rank(who), "month": str(month), "by": by}


def _take(now: Standing, told: Told) -> Told:
    now.state.take(told)
    return told
