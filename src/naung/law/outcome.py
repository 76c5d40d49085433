"""Items and scholarship of one event under one choice of readings. Not here: the answer around them (benefit)."""

from dataclasses import dataclass

from naung.law import accident, arrears, death, scholarship
from naung.law.answer import Item, Scholarship
from naung.law.contribution import get_bracket
from naung.law.dated import load
from naung.law.dates import month_of
from naung.law.event import Event
from naung.law.membership import Standing, standing
from naung.law.readings import CAUTIOUS, Choice
from naung.law.sudden import Judged, judge
from naung.values import words
from naung.values.errors import Refusal


@dataclass(frozen=True)
class Outcome:
    """What is owed under one choice of readings."""

    judged: Judged
    standing: Standing
    items: tuple[Item, ...]
    scholarship: Scholarship | None


def outcome(event: Event, choice: Choice = CAUTIOUS) -> Outcome:
    """Items and scholarship under one choice of readings; a bar leaves one item that says why nothing is owed."""
    _check(event)
    judged, state = judge(event), standing(event)
    if state.bar is not None:
        return Outcome(judged, state, (state.bar,), None)
    items = _items(event, judged.program, state, choice)
    found = _scholarship(event, judged.program, state, choice)
    if state.arrears:
        items = arrears.hold(event, judged.program, items)
        if found is not None and found.payments:
            found = arrears.hold_scholarship(event, judged.program, found)
    return Outcome(judged, state, tuple(items), found)


def _items(event: Event, program: str, state: Standing, choice: Choice) -> list[Item]:
    if program == "jkm":
        return death.jkm(event, state, choice)
    survived = accident.items(event)
    if event.no_heirs:
        # Money for months unfit for work is the member's own; without heirs nobody is left to take it.
        survived = [item for item in survived if item.code != "stmb"]
    return [*survived, *death.work(event)] if event.died else survived


def _scholarship(event: Event, program: str, state: Standing, choice: Choice) -> Scholarship | None:
    if event.no_heirs or not (event.died or event.total_disability):
        return None
    return scholarship.foresee(event, program, state, choice)


def _check(event: Event) -> None:
    """Raises Refusal for a day before the law, and for a base that the law of that month does not have."""
    first = load("cover").values[0].source
    if event.law_day < first.first_day:
        raise Refusal(
            f"{'accident_date' if event.accident_date else 'date'}: ditemukan {event.law_day}; "
            f"yang boleh: sejak {words.day(first.first_day)}, hari pertama {first.instrument} berlaku."
        )
    if event.income_base_idr is not None:
        try:
            get_bracket(event.income_base_idr, month_of(event.law_day))
        except Refusal as error:
            raise Refusal(f"income_base_idr: {error}") from error
