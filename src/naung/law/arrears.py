"""What is paid at once and what waits while contributions are behind. Not here: whether they are (membership)."""

from dataclasses import replace

from naung.law import contribution
from naung.law.accident import SERVICES
from naung.law.answer import Item, Scholarship
from naung.law.dated import Row, Value, load
from naung.law.dates import month_of
from naung.law.event import Event
from naung.law.rows import word
from naung.values import words

AT_ONCE = "segera"


def hold(event: Event, program: str, items: list[Item]) -> list[Item]:
    """Each item with what it waits for, by PP 44/2015 Pasal 39 ayat (1) and Pasal 42 ayat (1)."""
    rule = load("arrears_rights").on(event.law_day)
    when = {word(row, "part"): word(row, "when") for row in _rows(rule, program)}
    return [_held(item, when[_part(item, event, program)], rule) for item in items]


def hold_scholarship(event: Event, program: str, found: Scholarship) -> Scholarship:
    rule = load("arrears_rights").on(event.law_day)
    when = {word(row, "part"): word(row, "when") for row in _rows(rule, program)}
    return replace(found, waits=when[_cash(event, program)], grounds=(*found.grounds, rule))


def owed_idr(event: Event, months: int) -> int:
    """What settles so many months, at the price of the event's month and the base told, or the lowest one."""
    month = month_of(event.law_day)
    base_idr = contribution.bases(month)[0] if event.income_base_idr is None else event.income_base_idr
    return contribution.monthly(base_idr, month).total_idr * months


def settle_words(event: Event, months: int) -> str:
    return f"Jika tunggakan {months} bulan dilunasi (kira-kira {words.rupiah(owed_idr(event, months))})"


def _rows(rule: Value, program: str) -> list[Row]:
    return [row for row in rule.rows if row["program"] == program]


def _part(item: Item, event: Event, program: str) -> str:
    if program == "jkk":
        return "perawatan" if item.code in SERVICES else _cash(event, program)
    return "pemakaman" if item.code == "funeral" else _cash(event, program)


def _cash(event: Event, program: str) -> str:
    return "uang_kematian" if program == "jkk" and event.died else "uang"


def _held(item: Item, when: str, rule: Value) -> Item:
    if when == AT_ONCE:
        return replace(item, grounds=(*item.grounds, rule))
    return replace(item, grounds=(*item.grounds, rule), waits=when)
