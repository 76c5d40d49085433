"""An item of the work list: how urgent, what, for whom it waits. Plain values."""

from dataclasses import dataclass
from datetime import date

BAD, WARN, QUIET = "bad", "warn", ""
_ORDER = (BAD, WARN, QUIET)


@dataclass(frozen=True)
class Item:
    """`mine`: waits for the one who looks. `urgency`: the tag's shape and colour; `when`: its words."""

    urgency: str
    when: str
    title: str
    hint: str
    address: str
    waits_for: str
    mine: bool


def ordered(items: list[Item]) -> list[Item]:
    """One's own first, then by urgency; equal ones stay as they came."""
    return sorted(items, key=lambda item: (not item.mine, _ORDER.index(item.urgency)))


def since_words(since: date, today: date) -> str:
    """How long something has been waiting."""
    days = (today - since).days
    return "Sejak hari ini" if days <= 0 else f"Sudah {days} hari"


def days_words(until: date, today: date) -> tuple[str, str]:
    """The tag for a last day: urgency and words."""
    days = (until - today).days
    if days <= 0:
        return BAD, "Hari ini"
    return (WARN if days <= 7 else QUIET), f"{days} hari lagi"
