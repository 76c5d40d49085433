"""The private side of late changes: NIK, reasons, codes, bound to the public history by their hashes.

Not here: what the changes mean (state).
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from naung.draw.bytes import jcs
from naung.draw.frozen import FORM
from naung.draw.history import HISTORY, LATE, History, append, read_history
from naung.draw.late.state import Told
from naung.draw.result import digest_of
from naung.values.errors import Refusal

FOLDER = "susulan"
PUBLIC = ("kind", "pseudonym", "cell", "ticket", "rank", "outcome", "held", "month", "free", "by", "from", "to")
"""What the public history says of a change; the rest (NIK, reasons, codes) stands in the private page only."""


@dataclass(frozen=True)
class Page:
    """One batch: its place in the history, when, its changes, and the upheld's rows of the line, if any."""

    number: int
    at: str
    changes: tuple[Told, ...]
    line: Path | None


def read_book(history: History) -> list[Page]:
    """All pages in their order; a Refusal names one that is missing or was changed."""
    return [_page(history.folder, event) for event in history.events if event["kind"] == LATE]


def _page(folder: Path, event: dict[str, Any]) -> Page:
    path = folder / FOLDER / f"{event['book'][:16]}.json"
    try:
        content = path.read_bytes()
    except OSError as error:
        raise Refusal(f"{path}: halaman susulan nomor {event['number']} tidak ada; pulihkan dari cadangan") from error
    if hashlib.sha256(content).hexdigest() != event["book"]:
        raise Refusal(f"{path}: sudah diubah; sidiknya bukan yang tercatat di riwayat")
    told = json.loads(content)
    line = path.with_suffix(".parquet") if told["line_sha256"] else None
    if line and (not line.is_file() or hashlib.sha256(line.read_bytes()).hexdigest() != told["line_sha256"]):
        raise Refusal(f"{line}: tidak ada, atau sudah diubah")
    return Page(int(event["number"]), str(event["at"]), tuple(told["changes"]), line)


@dataclass(frozen=True)
class Draw:
    """A draw with its result, and the late changes so far."""

    frozen: Path
    result: Path
    history: History
    pages: tuple[Page, ...]

    @property
    def number(self) -> int:
        return len(self.history.events) + 1


def open_draw(frozen: Path, result: Path) -> Draw:
    """A Refusal where the result is not the one that holds, or the draw is void."""
    history = read_history(frozen)
    history.check_open()
    if history.digest is None or {digest_of(result), digest_of(result, "")} != {history.digest}:
        raise Refusal(f"{result}: bukan hasil yang sekarang berlaku menurut {HISTORY}")
    return Draw(frozen, result, history, tuple(read_book(history)))


def write_page(history: History, changes: list[Told], line: Path | None, at: datetime) -> History:
    """Keep one batch and append it to the history; `line` are the upheld's rows, which are taken along.

    The private page is there before the public line names it, so a stop in between leaves nothing half-told.
    """
    line_sha256 = hashlib.sha256(line.read_bytes()).hexdigest() if line else None
    told: dict[str, Any] = {"form": FORM, "after": history.head, "changes": changes, "line_sha256": line_sha256}
    content = jcs(told)
    book = hashlib.sha256(content).hexdigest()
    path = history.folder / FOLDER / f"{book[:16]}.json"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_bytes(content)
    if line:
        line.rename(path.with_suffix(".parquet"))
    shown = [{key: one[key] for key in PUBLIC if key in one} for one in changes]
    return append(history, LATE, {"changes": shown, "book": book}, at)
