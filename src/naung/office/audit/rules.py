"""The chain: what of an event is bound, how, and where it breaks. Plain values in, digests and words out."""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from naung.values.errors import Refusal

START = "0" * 64
LATE_DAYS = 7
"""Taking the head daily is the habit; after this many days without it the inspector is told."""
_NUMBER = re.compile("[0-9]{1,15}")
KINDS = {"person": "orang", "system": "sistem", "import": "berkas masuk"}


@dataclass(frozen=True)
class Event:
    """One change of state. `details` is canonical JSON; names and NIKs of workers never stand in it."""

    seq: int
    at: str
    kind: str
    human: int | None
    account: int | None
    act: str
    subject: str
    details: str
    previous: str
    digest: str = ""


@dataclass(frozen=True)
class Head:
    """The chain's last entry, as it is anchored outside."""

    seq: int
    digest: str

    def line(self, at: datetime) -> str:
        return f"{stamp(at)} {self.seq} {self.digest}"


@dataclass(frozen=True)
class Checked:
    """What a walk along the chain found. `fault` is a sentence, empty where all holds; `at` the first altered entry."""

    entries: int
    head: Head
    fault: str = ""
    at: int | None = None


def stamp(at: datetime) -> str:
    """UTC to the microsecond: 2026-05-12T02:14:00.000000Z"""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def canonical(details: Mapping[str, object]) -> str:
    return json.dumps(details, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def digest_of(event: Event) -> str:
    """SHA-256 over a JSON array of every field but the digest; the one before is among them."""
    fields = (
        *("naung-audit-1", event.seq, event.at, event.kind, event.human, event.account),
        *(event.act, event.subject, event.details, event.previous),
    )
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def check_chain(events: Iterable[Event], anchors: Mapping[int, str] | None = None) -> Checked:
    """Walk along the whole chain; the first entry that does not hold is named.

    Args:
        events: in their order.
        anchors: digests by number, from heads kept outside; each must still stand.
    """
    waiting = dict(anchors or {})
    head = Head(0, START)
    for event in events:
        words = _broken(event, head, waiting.pop(event.seq, ""))
        if words:
            return Checked(head.seq, head, words, event.seq)
        head = Head(event.seq, event.digest)
    if waiting:
        first = min(waiting)
        words = f"Peristiwa {first} ada di jangkar, tetapi tidak ada lagi di jejak. Jejak berhenti di {head.seq}."
        return Checked(head.seq, head, words, first)
    return Checked(head.seq, head)


def read_anchors(text: str) -> dict[int, str]:
    """Lines of `naung office head`: time, number, digest."""
    anchors = {}
    for number, line in enumerate(text.splitlines(), 1):
        fields = line.split()
        if not fields:
            continue
        if len(fields) != 3 or not _NUMBER.fullmatch(fields[1]) or len(fields[2]) != 64:
            raise Refusal(f"Baris {number} jangkar bukan: waktu, nomor, sidik.")
        anchors[int(fields[1])] = fields[2]
    anchors.pop(0, None)
    return anchors


def kept_fault(anchors: Mapping[int, str], stored: Mapping[int, str]) -> str:
    """The first head kept outside that is not as it is stored; empty where all are."""
    for seq in sorted(anchors):
        if seq not in stored:
            return f"Peristiwa {seq} ada di jangkar, tetapi tidak ada lagi di jejak."
        if stored[seq] != anchors[seq]:
            return f"Peristiwa {seq} lain dari yang dijangkarkan. Jejak ditulis ulang."
    return ""


def is_late(days: int | None) -> bool:
    """Whether the head was last taken too long ago; None: never."""
    return days is None or days > LATE_DAYS


def _broken(event: Event, head: Head, anchored: str) -> str:
    if event.seq != head.seq + 1:
        return f"Sesudah peristiwa {head.seq} seharusnya {head.seq + 1}, yang ada {event.seq}. Ada yang dihapus."
    if event.previous != head.digest:
        return f"Peristiwa {event.seq} tidak menyambung ke peristiwa {head.seq}."
    if event.digest != digest_of(event):
        return f"Isi peristiwa {event.seq} berubah sesudah dicatat."
    if anchored and anchored != event.digest:
        return f"Peristiwa {event.seq} lain dari yang dijangkarkan. Jejak ditulis ulang."
    return ""
