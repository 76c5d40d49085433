"""The walk through public/candidates.csv, line by line: tickets, order, ranks, statuses, digest.

Tiers wholly selected stand merged as the first, tiers wholly beyond the reserve merged as the last, both
without ranks; only what the tickets order is shown. So a cell is: at most one hidden tier of selected, tiers
that reach beyond the seats and begin within the reserve, at most one hidden tier of not reached.
One tier is held in memory at a time; the lines for the digest go to disk when they are many.
"""

import hashlib
import re
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from naung.selection.seats import reserve_of
from naung.selection.verify_difference import Differs, check, unreadable
from naung.selection.verify_quota import FILE as QUOTA
from naung.selection.verify_quota import QuotaLine

FILE = "candidates.csv"
COLUMNS = ("pseudonym", "cell", "tier", "ticket", "status", "rank_in_cell")
STATUSES = ("selected", "reserve", "not_reached")
LONGEST_LINE = 1000
IN_MEMORY = 500_000
_FORMS = {
    "pseudonym": ("[0-9a-f]{32}", "32 angka heksadesimal kecil"),
    "cell": ("-|[0-9]{6}|[0-9]{10}", "kode 10 angka, 6 angka, atau -"),
    "tier": ("[1-9][0-9]{0,17}", "bilangan bulat dari 1"),
    "ticket": ("[0-9a-f]{64}", "64 angka heksadesimal kecil"),
    "status": ("|".join(STATUSES), " atau ".join(STATUSES)),
    "rank_in_cell": ("|[1-9][0-9]{0,17}", "kosong atau bilangan bulat dari 1"),
}
_LINE = re.compile(",".join(f"({form})" for form, _ in _FORMS.values()))


class Candidate(NamedTuple):
    line: int
    pseudonym: str
    ticket: str
    status: str
    rank: int | None


@dataclass
class _Tier:
    """The tier being read; `before` candidates of the cell stand before it. Hidden tiers hold their first line only."""

    number: int
    before: int
    hidden: bool
    first_line: int
    size: int = 0
    last_pseudonym: str = ""
    shown: list[Candidate] = field(default_factory=list)


class CellWalk:
    """One cell's tiers, in the order of the file."""

    def __init__(self, quota: QuotaLine, reserve_percent: int) -> None:
        self.quota = quota
        self.reach = quota.seats + reserve_of(quota.seats, reserve_percent)
        self.seen = 0
        self.cut: tuple[int, int] | None = None
        self._tier: _Tier | None = None
        self._beyond = False

    def take(self, one: Candidate, number: int) -> None:
        """The next line of the cell."""
        tier = self._tier
        if tier is None or number != tier.number:
            tier = self._next_tier(one, number)
        if tier.size and one.pseudonym <= tier.last_pseudonym:
            raise Differs(FILE, one.line, "pseudonym", one.pseudonym, f"urut menaik, sesudah {tier.last_pseudonym}")
        tier.last_pseudonym = one.pseudonym
        tier.size += 1
        self.seen += 1
        if tier.hidden != (one.rank is None):
            wanted = "kosong seperti tingkat ini" if tier.hidden else "peringkat; tingkat ini diurutkan tiket"
            raise Differs(FILE, one.line, "rank_in_cell", one.rank, wanted)
        if tier.hidden:
            check(FILE, one.line, "status", one.status, "not_reached" if self._beyond else "selected")
        else:
            tier.shown.append(one)

    def _next_tier(self, one: Candidate, number: int) -> _Tier:
        wanted = 1
        if self._tier is not None:
            wanted = self._tier.number + 1
            self._end_tier(self._tier)
        check(FILE, one.line, "tier", number, wanted)
        if self._beyond:
            raise Differs(FILE, one.line, "tier", number, f"{wanted - 1}: semua di luar cadangan satu tingkat")
        outside = self.seen >= self.reach
        if one.rank is None and not outside and (number > 1 or self.quota.seats == 0):
            raise Differs(FILE, one.line, "rank_in_cell", None, "peringkat; tingkat ini mencapai cadangan")
        if one.rank is not None and outside:
            raise Differs(FILE, one.line, "rank_in_cell", one.rank, "kosong: seluruh tingkat di luar cadangan")
        self._beyond = outside
        self._tier = _Tier(number, self.seen, one.rank is None, one.line)
        return self._tier

    def _end_tier(self, tier: _Tier) -> None:
        seats, end = self.quota.seats, tier.before + tier.size
        if tier.hidden and not self._beyond and end > seats:
            raise Differs(FILE, tier.first_line, "rank_in_cell", None, f"peringkat: {tier.size} orang, {seats} tempat")
        if tier.hidden:
            return
        if end <= seats:
            rank = tier.shown[0].rank
            raise Differs(FILE, tier.first_line, "rank_in_cell", rank, "kosong: seluruh tingkat terpilih")
        if tier.before < seats:
            self.cut = (tier.size, seats - tier.before)
        self._check_order(tier)

    def _check_order(self, tier: _Tier) -> None:
        wrong: list[tuple[int, str, object, object]] = []
        in_order = sorted(tier.shown, key=lambda one: (one.ticket, one.pseudonym))
        for rank, one in enumerate(in_order, tier.before + 1):
            if one.rank != rank:
                wrong.append((one.line, "rank_in_cell", one.rank, rank))
            elif one.status != (status := self._status(rank)):
                wrong.append((one.line, "status", one.status, status))
        if wrong:
            raise Differs(FILE, *min(wrong, key=lambda one: one[0]))

    def _status(self, rank: int) -> str:
        if rank <= self.quota.seats:
            return "selected"
        return "reserve" if rank <= self.reach else "not_reached"

    def end(self) -> None:
        """No more lines of this cell: its last tier, and the counts of its quota line."""
        if self._tier is not None:
            self._end_tier(self._tier)
        line = self.quota.line
        check(QUOTA, line, "candidates", self.quota.candidates, self.seen)
        size, places = self.cut or (None, None)
        check(QUOTA, line, "cut_size", self.quota.cut_size, size)
        check(QUOTA, line, "cut_places", self.quota.cut_places, places)


class Digest:
    """The digest's lines, sorted by bytes at the end; a pseudonym that comes twice is found there."""

    def __init__(self, work: Path) -> None:
        self._work = work
        self._held: dict[str, list[str]] = {}
        self._count = 0

    def add(self, line: str, number: int) -> None:
        self._held.setdefault(line[:2], []).append(f"{line}\t{number}")
        self._count += 1
        if self._count >= IN_MEMORY:
            self._lay_down()

    def _lay_down(self) -> None:
        for start, lines in self._held.items():
            with (self._work / start).open("a", encoding="ascii") as file:
                file.writelines(f"{line}\n" for line in lines)
        self._held, self._count = {}, 0

    def _lines(self) -> Iterator[str]:
        starts = {path.name for path in self._work.iterdir()} | set(self._held)
        for start in sorted(starts):
            path = self._work / start
            laid = path.read_text(encoding="ascii").splitlines() if path.exists() else []
            yield from sorted(laid + self._held.get(start, []))

    def hex(self) -> str:
        digest = hashlib.sha256()
        last, last_number = "", 0
        for pair in self._lines():
            line, _, number = pair.partition("\t")
            if line[:32] == last:
                twice = max(int(number), last_number)
                raise Differs(FILE, twice, "pseudonym", f"{last}, sudah ada di baris lain", "nama samaran lain")
            digest.update((("\n" if last else "") + line).encode("ascii"))
            last, last_number = line[:32], int(number)
        return digest.hexdigest()


class _Cells:
    """The cells of the quota, in order; each is ended when the next one begins."""

    def __init__(self, quota: Sequence[QuotaLine], reserve_percent: int) -> None:
        self._cells = {one.cell: CellWalk(one, reserve_percent) for one in quota}
        self._waiting = iter(self._cells.values())
        self.now: CellWalk | None = None

    def go_to(self, cell: str, line: int) -> CellWalk:
        """End all cells before `cell`."""
        if cell not in self._cells:
            raise Differs(FILE, line, "cell", cell, f"sel yang ada di {QUOTA}")
        if self.now is not None and cell < self.now.quota.cell:
            raise Differs(FILE, line, "cell", cell, f"urut menaik, sesudah {self.now.quota.cell}")
        while self.now is None or self.now.quota.cell != cell:
            if self.now is not None:
                self.now.end()
            self.now = next(self._waiting)
            if self.now.quota.cell != cell and self.now.quota.candidates:
                raise Differs(FILE, line, "cell", cell, self.now.quota.cell)
        return self.now

    def end(self) -> None:
        if self.now is not None:
            self.now.end()
        for cell in self._waiting:
            cell.end()


def walk(folder: Path, seed: str, quota: Sequence[QuotaLine], reserve_percent: int) -> tuple[Counter[str], str]:
    """Check every line; returns how many have each status, and the digest."""
    statuses: Counter[str] = Counter()
    cells = _Cells(quota, reserve_percent)
    with tempfile.TemporaryDirectory(prefix="naung-") as work:
        digest = Digest(Path(work))
        for line, (pseudonym, cell, tier, ticket, status, rank) in _records(folder):
            check(FILE, line, "ticket", ticket, hashlib.sha256(f"{seed}:{pseudonym}".encode("ascii")).hexdigest())
            now = cells.now
            if now is None or cell != now.quota.cell:
                now = cells.go_to(cell, line)
            now.take(Candidate(line, pseudonym, ticket, status, int(rank) if rank else None), int(tier))
            statuses[status] += 1
            digest.add(f"{pseudonym},{status},{cell},{rank}", line)
        cells.end()
        return statuses, digest.hex()


def _records(folder: Path) -> Iterator[tuple[int, tuple[str | Any, ...]]]:
    """Each line after the header and its six fields, every one of the right form."""
    try:
        with (folder / FILE).open("rb") as file:
            header = _text(file.readline(LONGEST_LINE))
            check(FILE, 1, "kepala tabel", header, ",".join(COLUMNS))
            number = 1
            while raw := file.readline(LONGEST_LINE):
                number += 1
                text = _text(raw)
                match = _LINE.fullmatch(text)
                if match is None:
                    raise _malformed(text, number)
                yield number, match.groups()
    except OSError as error:
        raise unreadable(FILE, error) from error


def _text(raw: bytes) -> str:
    return raw.removesuffix(b"\n").removesuffix(b"\r").decode("ascii", errors="backslashreplace")


def _malformed(text: str, line: int) -> Differs:
    fields = text.split(",")
    if len(fields) != len(COLUMNS):
        return Differs(FILE, line, "banyaknya kolom", f"{len(fields)} ({text})", len(COLUMNS))
    for (name, (form, words)), written in zip(_FORMS.items(), fields, strict=True):
        if not re.fullmatch(form, written):
            return Differs(FILE, line, name, written, words)
    return Differs(FILE, line, "isi", text, "enam kolom")


def count_lines(folder: Path) -> int:
    """How many lines stand below the header; quick, so that no written number makes later work endless."""
    try:
        with (folder / FILE).open("rb") as file:
            lines, last = 0, b"\n"
            while piece := file.read(1 << 20):
                lines, last = lines + piece.count(b"\n"), piece[-1:]
    except OSError as error:
        raise unreadable(FILE, error) from error
    return lines - 1 + (last != b"\n")
