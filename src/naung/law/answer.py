"""The form of an answer: what is owed, by which law, how sure, what is needed, by when, what would change it.

Not here: any rule. An item rests on values of the law (`grounds`, the main one first): nothing stands without a source.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from naung.law.dated import Certainty, Source, Value

T = TypeVar("T")

# From firm to weak: an item is no surer than the weakest value it rests on.
FIRM_TO_WEAK = (Certainty.SEEN, Certainty.DERIVED, Certainty.SECONDARY, Certainty.MEMORY, Certainty.UNCERTAIN)

# In the place of a scholarship where the event gives no right to one: a program asks for its sum all the same.
NO_SCHOLARSHIP = {"per_child": [], "total_idr": 0, "notes": [], "source": None, "certainty": None, "waits_for": None}


@dataclass(frozen=True)
class Item:
    """One thing owed; `amount_idr` is None for a service or without a receipt. `waits`: until when it is held."""

    code: str
    text: str
    amount_idr: int | None
    grounds: tuple[Value, ...]
    doubts: tuple[str, ...] = ()
    waits: str | None = None

    @property
    def source(self) -> Source:
        return self.grounds[0].source

    @property
    def certainty(self) -> Certainty:
        return weakest(self.grounds)

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "text": self.text,
            "amount_idr": self.amount_idr,
            "source": self.source.as_json(),
            "certainty": self.certainty.value,
            "also": [ground.source.cited for ground in self.grounds[1:]],
            "waits_for": self.waits,
        }


@dataclass(frozen=True)
class Need:
    """A paper to bring."""

    code: str
    text: str
    ground: Value

    def as_json(self) -> dict[str, object]:
        source = self.ground.source
        return {
            "code": self.code,
            "text": self.text,
            "source": source.as_json(),
            "certainty": source.certainty.value,
        }


@dataclass(frozen=True)
class Rule:
    """What else the law says in this case, for instance how to object."""

    code: str
    text: str
    ground: Value

    def as_json(self) -> dict[str, object]:
        source = self.ground.source
        return {"code": self.code, "text": self.text, "source": source.as_json(), "certainty": source.certainty.value}


@dataclass(frozen=True)
class Deadline:
    """What must be done by whom; `code` is for programs, `day` None while the day it runs from is not known."""

    code: str
    what: str
    day: date | None
    grounds: tuple[Value, ...]
    doubts: tuple[str, ...] = ()

    def as_json(self) -> dict[str, object]:
        return {
            "code": self.code,
            "what": self.what,
            "date": None if self.day is None else self.day.isoformat(),
            "source": self.grounds[0].source.as_json(),
            "certainty": weakest(self.grounds).value,
        }


@dataclass(frozen=True)
class Change:
    """What would change the answer: `condition` in words and the total then, where it can be told."""

    condition: str
    total_idr: int | None = None
    scholarship_idr: int | None = None

    def as_json(self) -> dict[str, object]:
        return {"if": self.condition, "total_idr": self.total_idr, "scholarship_idr": self.scholarship_idr}


@dataclass(frozen=True)
class Missing:
    """A fact the answer lacks and what it would change; `field` as in the event file."""

    field: str
    text: str

    def as_json(self) -> dict[str, object]:
        return {"field": self.field, "text": self.text}


@dataclass(frozen=True)
class Payment:
    """One year's scholarship of one child, `child` counted from 1 as in the event."""

    child: int
    year: int
    level: str
    amount_idr: int

    def as_json(self) -> dict[str, object]:
        return {"child": self.child, "year": self.year, "level": self.level, "amount_idr": self.amount_idr}


@dataclass(frozen=True)
class Scholarship:
    """What the children get over the years, at most; `notes` tell why a child gets none, or why there is no right."""

    payments: tuple[Payment, ...]
    notes: tuple[str, ...]
    grounds: tuple[Value, ...]
    doubts: tuple[str, ...] = ()
    waits: str | None = None

    @property
    def total_idr(self) -> int:
        return sum(payment.amount_idr for payment in self.payments)

    def as_json(self) -> dict[str, object]:
        return {
            "per_child": [payment.as_json() for payment in self.payments],
            "total_idr": self.total_idr,
            "notes": list(self.notes),
            "source": self.grounds[0].source.as_json(),
            "certainty": weakest(self.grounds).value,
            "waits_for": self.waits,
        }


@dataclass(frozen=True)
class Recipient:
    """To whom the money goes; shares within a rank are left to the law of inheritance."""

    text: str
    ground: Value

    def as_json(self) -> dict[str, object]:
        return {"text": self.text, "source": self.ground.source.as_json()}


@dataclass(frozen=True)
class Answer:
    """The whole answer; `judged_by`: what decided whether there is a right, beside the grounds of the items."""

    event: str
    program: str
    law_day: date
    items: tuple[Item, ...]
    scholarship: Scholarship | None
    recipient: Recipient | None
    needs: tuple[Need, ...]
    deadlines: tuple[Deadline, ...]
    changes: tuple[Change, ...]
    missing: tuple[Missing, ...]
    rules: tuple[Rule, ...] = ()
    judged_by: tuple[Value, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def total_idr(self) -> int:
        return total(self.items)

    @property
    def payable_now_idr(self) -> int:
        return total(item for item in self.items if item.waits is None)

    @property
    def grounds(self) -> tuple[Value, ...]:
        """Every value of the law the answer rests on, each once."""
        values = [ground for item in self.items for ground in item.grounds]
        values += self.scholarship.grounds if self.scholarship else ()
        values += [self.recipient.ground] if self.recipient else []
        values += [need.ground for need in self.needs]
        values += [rule.ground for rule in self.rules]
        values += [ground for deadline in self.deadlines for ground in deadline.grounds]
        values += self.judged_by
        # By identity: rows of a table cannot be hashed, and every file is loaded once.
        return tuple({id(value): value for value in values}.values())

    def as_json(self) -> dict[str, object]:
        return {
            "event": self.event,
            "program": self.program,
            "law_day": self.law_day.isoformat(),
            "items": [item.as_json() for item in self.items],
            "total_idr": self.total_idr,
            "payable_now_idr": self.payable_now_idr,
            "scholarship": NO_SCHOLARSHIP if self.scholarship is None else self.scholarship.as_json(),
            "recipient": None if self.recipient is None else self.recipient.as_json(),
            "needs": [need.as_json() for need in self.needs],
            "deadlines": [deadline.as_json() for deadline in self.deadlines],
            "rules": [rule.as_json() for rule in self.rules],
            "would_change": [change.as_json() for change in self.changes],
            "missing": [one.as_json() for one in self.missing],
            "doubts": list(self.doubts),
            "sources": [source.as_json() for source in once(value.source for value in self.grounds)],
        }


def total(items: Iterable[Item]) -> int:
    return sum(item.amount_idr or 0 for item in items)


def weakest(grounds: Iterable[Value]) -> Certainty:
    return max((ground.source.certainty for ground in grounds), key=FIRM_TO_WEAK.index)


def once(items: Iterable[T]) -> tuple[T, ...]:
    """Each once, in the order of first coming."""
    return tuple(dict.fromkeys(items))
