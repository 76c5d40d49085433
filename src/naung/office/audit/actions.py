"""Appending to the chain, and reading it back as plain events. Not here: what an event means."""

from collections.abc import Callable, Iterator
from datetime import datetime

from django.db import connection, transaction

from naung.office.audit import rules
from naung.office.audit.models import AuditEvent
from naung.office.permissions.rules import Actor

CHAIN_LOCK = 0x6E61756E67  # "naung"; PostgreSQL's advisory locks are numbers


def append(
    act: str, subject: str, at: datetime, by: Actor | None = None, /, *, kind: str = "", **details: object
) -> AuditEvent:
    """Within the caller's transaction: the change and its entry are both there, or neither.

    Appends wait for each other: SQLite's write transaction is one at a time anyway, PostgreSQL takes a lock that ends
    with the transaction.
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("an audit entry stands in the transaction of what it tells of")
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [CHAIN_LOCK])
    kind = kind or ("person" if by else "system")
    if kind not in rules.KINDS:
        raise ValueError(kind)
    last = head()
    event = rules.Event(
        last.seq + 1,
        rules.stamp(at),
        kind,
        by.human_id if by else None,
        by.account_id if by else None,
        act,
        subject,
        rules.canonical(details),
        last.digest,
    )
    fields = {name: getattr(event, name) for name in event.__dataclass_fields__} | {"digest": rules.digest_of(event)}
    return AuditEvent.objects.create(**fields)


def head() -> rules.Head:
    last = AuditEvent.objects.order_by("-seq").values_list("seq", "digest").first()
    return rules.Head(*last) if last else rules.Head(0, rules.START)


@transaction.atomic
def take_head(at: datetime, by: Actor | None = None) -> str:
    """The head as a line to be kept outside; that it was taken stands in the chain after it, and is bound by the next.

    A line that says nothing new each day would tell nobody when it stopped being taken; one entry a day costs nothing.
    """
    line = head()
    append("head.taken", "office", at, by, seq=line.seq)
    return line.line(at)


def last_taken() -> AuditEvent | None:
    """When somebody last took the head; whether it was kept, only a comparison shows."""
    return AuditEvent.objects.filter(act="head.taken").order_by("-seq").first()


def compare_kept(anchors: dict[int, str]) -> str:
    """Heads kept outside against what is stored, without walking the chain: a sentence, empty where all still stand."""
    stored = dict(AuditEvent.objects.filter(seq__in=list(anchors)).values_list("seq", "digest"))
    return rules.kept_fault(anchors, stored)


def events() -> Iterator[rules.Event]:
    """The whole chain in its order, a few thousand at a time."""
    names = tuple(rules.Event.__dataclass_fields__)
    rows = AuditEvent.objects.order_by("seq").values_list(*names)
    return (rules.Event(*row) for row in rows.iterator(chunk_size=5000))


def check(anchors: dict[int, str] | None = None, seen: Callable[[int], None] = lambda _: None) -> rules.Checked:
    """Walk along the stored chain; `seen` is told every thousandth entry."""

    def told() -> Iterator[rules.Event]:
        for event in events():
            if event.seq % 1000 == 0:
                seen(event.seq)
            yield event

    return rules.check_chain(told(), anchors)
