"""The draw's history: one line an event, each bound to the line before, appended and never changed. docs/draw.md.

Not here: what the events mean, nor when they are allowed.
"""

import hashlib
import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from naung.draw.bytes import jcs
from naung.draw.frozen import FORM, read_commitment
from naung.values.errors import Refusal, why

if sys.platform != "win32":
    import fcntl

HISTORY = "riwayat.jsonl"
RESULT, REPLACED, VOID, SAMPLE, LATE = "hasil", "ganti", "batal", "sampel", "susulan"

Event = dict[str, Any]


@dataclass(frozen=True)
class History:
    """All events of a frozen folder, in their order, each line held against the one before."""

    folder: Path
    run: str
    events: tuple[Event, ...]
    head: str
    """SHA-256 of the last line; of a draw without events: its run."""

    @property
    def result(self) -> Event | None:
        """The line of the result that holds now; None before there is one."""
        return next((one for one in reversed(self.events) if one["kind"] in (RESULT, REPLACED)), None)

    @property
    def digest(self) -> str | None:
        """The digest of the result that holds now; None before there is one."""
        return str(self.result["digest"]) if self.result else None

    @property
    def voided(self) -> Event | None:
        return next((one for one in self.events if one["kind"] == VOID), None)

    def check_open(self) -> None:
        """A Refusal for a draw that was voided."""
        if self.voided:
            raise Refusal(
                f"{self.folder}: undian ini dibatalkan ({self.voided['reason']}); tidak ada lagi yang ditulis"
            )


def read_history(folder: Path) -> History:
    """The history of a frozen folder; a Refusal names the first line that does not follow from the one before."""
    run = str(read_commitment(folder)["run"])
    path = folder / "public" / HISTORY
    try:
        lines = path.read_bytes().split(b"\n") if path.exists() else [b""]
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat dibaca ({why(error)})") from error
    if lines.pop() != b"":
        raise Refusal(f"{path}: baris terakhir terpotong; pakai salinan yang diumumkan")
    head, events = run, []
    for number, line in enumerate(lines, 1):
        event = _event(line)
        if event is None or (event["number"], event["before"]) != (number, head):
            raise Refusal(f"{path}, baris {number}: tidak menyambung pada baris sebelumnya; riwayat ini sudah diubah")
        events.append(event)
        head = hashlib.sha256(line).hexdigest()
    return History(folder, run, tuple(events), head)


def _event(line: bytes) -> Event | None:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    known = isinstance(told, dict) and told.get("form") == FORM and isinstance(told.get("kind"), str)
    return told if known and {"number", "before", "at"} <= told.keys() and jcs(told) == line else None


def append(history: History, kind: str, says: Event, at: datetime) -> History:
    """Write one more event on the disk; a Refusal where another one has come in between, or after a void."""
    history.check_open()
    event = {
        "form": FORM,
        "number": len(history.events) + 1,
        "before": history.head,
        "at": at.isoformat(timespec="seconds"),
        "kind": kind,
        **says,
    }
    line = jcs(event)
    with _alone(history.folder):
        if read_history(history.folder).head != history.head:
            raise Refusal(f"{history.folder}: riwayatnya baru saja ditambah orang lain; ulangi perintahnya")
        path = history.folder / "public" / HISTORY
        with path.open("ab") as file:
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
    return History(history.folder, history.run, (*history.events, event), hashlib.sha256(line).hexdigest())


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One writer at a time; a writer that was killed leaves nothing that stops the next."""
    if sys.platform == "win32":  # the office's server is Linux; elsewhere one person writes
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
