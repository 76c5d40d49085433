"""Is the membership long enough? The rules whose counting is open, each with the cautious answer as the default.

Not here: what is paid then. The known ways of counting are rows of jkm_months_readings; all of them must hold.
"""

from dataclasses import dataclass

from naung.law.dated import Row, Value, load
from naung.law.event import Event
from naung.law.membership import Standing
from naung.law.rows import get_row, whole, word


@dataclass(frozen=True)
class Choice:
    """Another reading than the cautious one.

    `counting` one way of counting alone; `kind_clock` months before a lapse too; `long_enough` as if long a member.
    """

    counting: str | None = None
    kind_clock: bool = False
    long_enough: bool = False


CAUTIOUS = Choice()


def is_full(event: Event, standing: Standing, choice: Choice = CAUTIOUS) -> bool:
    """Whether JKM is owed in full (Permenaker 1/2025 Pasal 97A ayat (2)); before that rule always."""
    if choice.long_enough or load("jkm_min_months").on(event.law_day).number == 0:
        return True
    rows = [row for row in _rows(event) if choice.counting in (None, row["code"])]
    if choice.kind_clock:
        # Months before a lapse can only count where months are counted at all.
        rows = [row for row in rows if row["code"] == "bulan_iuran"] or rows
    return all(_met(row, event, standing, choice.kind_clock) for row in rows)


def ways(event: Event) -> tuple[tuple[str, str], ...]:
    """The known ways of counting as code and words; none before the rule."""
    return tuple((word(row, "code"), word(row, "text")) for row in _rows(event))


def grounds(event: Event) -> tuple[Value, ...]:
    """The rule, and how its months are counted; only the older rule where there was nothing to count."""
    counting = load("jkm_months_readings").find_on(event.law_day)
    rule = load("jkm_min_months").on(event.law_day)
    return (rule,) if counting is None else (rule, counting)


def contribution_months(event: Event, standing: Standing, choice: Choice = CAUTIOUS) -> int | None:
    """The contribution period (masa iur) in months; None where nothing was told."""
    return standing.ever if choice.kind_clock or not _restarts(event, "masa_iur") else standing.counted


def _rows(event: Event) -> tuple[Row, ...]:
    value = load("jkm_months_readings").find_on(event.law_day)
    return () if value is None else value.rows


def _met(row: Row, event: Event, standing: Standing, kind_clock: bool) -> bool:
    """Whether one way of counting is satisfied; what was not told does not satisfy it."""
    count = whole(row, "count")
    paid = standing.ever if kind_clock or not _restarts(event, "tiga_bulan") else standing.counted
    days = None if standing.since is None else (event.law_day - standing.since).days
    found = {"bulan_iuran_berturut": standing.run, "bulan_iuran": paid, "hari": days}[word(row, "code")]
    return found is not None and found >= count


def _restarts(event: Event, clock: str) -> bool:
    return get_row(load("clock_restart").on(event.law_day), "clock", clock)["restarts"] == "ya"
