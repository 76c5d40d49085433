"""One batch of late changes takes effect: nobody's ticket changes, nobody is thrown out, the budget holds.

The order: corrected NIKs, then who leaves, then who is upheld, then who follows. Not here: what each step means
(changes, upheld, fill); how it is kept (book).
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from naung.draw.bytes import pseudonym_of, ticket
from naung.draw.frozen import read_freeze
from naung.draw.history import HISTORY, History, read_history
from naung.draw.late.book import Page, read_book, write_page
from naung.draw.late.changes import CORRECTED, LEAVES, UPHELD, Change
from naung.draw.late.fill import Terms, fill
from naung.draw.late.line import read_cells, read_line
from naung.draw.late.state import Person, Standing, State, Told
from naung.draw.late.upheld import Committed, Corrected, judge_corrected, judge_today, save_upheld
from naung.draw.result import check_key, digest_of
from naung.draw.seed import read_seed
from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import text
from naung.selection.opening import Opened
from naung.selection.tickets import read_key
from naung.values.errors import Refusal
from naung.values.month import Month

ROOM = "naung.draw"


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
    if history.digest is None or digest_of(result) != history.digest:
        raise Refusal(f"{result}: bukan hasil yang sekarang berlaku menurut {HISTORY}")
    return Draw(frozen, result, history, tuple(read_book(history)))


def standing(draw: Draw, duck: Duck, today: Opened, more: list[Path]) -> Standing:
    """Where everybody stands after all pages; `more` are upheld rows not yet in the book."""
    rows = [page.line for page in draw.pages if page.line]
    people, line = read_line(duck, today.compiled, draw.result, [*rows, *more])
    state = State()
    for page in draw.pages:
        for told in page.changes:
            state.take(told)
    return Standing(people, line, state)


def take_effect(
    draw: Draw,
    changes: list[Change],
    today: Opened,
    corrected: Opened | None,
    start: Month,
    at: datetime,
    say: Callable[[str], None],
) -> list[Told]:
    """Bring a batch about and write it down; returns what took effect, in order.

    A Refusal names every line that cannot be taken, and nothing is written.
    """
    check_key(today, read_freeze(draw.frozen))
    now = standing(draw, today.duck, today, [])
    terms = _terms(draw, start)
    batch = _Batch(draw, now, terms, read_key(today.inputs["key.path"]), today)
    told = [batch.correct(one) for one in changes if one.kind == CORRECTED]
    told += [batch.leave(one) for one in changes if one.kind == LEAVES]
    upheld = [one for one in changes if one.kind == UPHELD]
    rows: Path | None = None
    if upheld and corrected is None and not batch.faults:
        raise Refusal("dikabulkan: beri --corrected, program yang dibekukan dengan fakta yang sudah dikoreksi")
    if upheld and corrected is not None and not batch.faults:
        judged = judge_corrected(corrected, draw.frozen, read_seed(draw.frozen).hex, say)
        rows = draw.frozen / f".{draw.number}.parquet"
        told += batch.uphold(upheld, judged, rows)
    batch.check()
    rows = rows if rows and any(one.get("outcome") == "antre" for one in told) else None
    say("Menilai kembali menurut fakta hari ini")
    fresh = judge_today(today, draw.frozen, say)
    now = standing(draw, today.duck, today, [rows] if rows else [])
    told = _with_ranks(now, told)
    for one in told:
        now.state.take(one)
    told += fill(now, terms, lambda who: fresh.fate(now.nik(who)))
    write_page(draw.history, told, rows, at)
    return told


def _terms(draw: Draw, start: Month) -> Terms:
    whole = read_freeze(draw.frozen)
    monthly = whole["law"]["monthly"]
    programme = whole["programme"]
    price = {Month.parse(one["month"]): int(one["total_idr"]) for one in monthly}
    return Terms(price, programme["budget_idr"], programme["places"], start, read_cells(draw.result))


def _with_ranks(now: Standing, told: list[Told]) -> list[Told]:
    """The upheld's ranks: their places in the line, which they stand in by now."""
    out = now.state.withdrawn | {one["pseudonym"] for one in told if one["kind"] == "ditarik"}
    out -= {one["pseudonym"] for one in told if one.get("outcome") == "antre"}
    lines = ([who for who in line if who not in out] for line in now.line.values())
    places = {who: place for line in lines for place, who in enumerate(line, 1)}
    return [{**one, "rank": places[one["pseudonym"]]} if one.get("outcome") == "antre" else one for one in told]


class _Batch:
    """The changes of one batch against the state before it; faults are collected, line by line."""

    def __init__(self, draw: Draw, now: Standing, terms: Terms, key: bytes, today: Opened) -> None:
        self.draw, self.now, self.terms, self.key = draw, now, terms, key
        self.duck = today.duck
        self.faults: list[str] = []
        self.by_nik = {now.nik(who): who for who in now.people}
        self.duck.open("frozen_rows", [draw.frozen / "baris.parquet"])
        self.seed = read_seed(draw.frozen).hex
        self.per_family = int(read_freeze(draw.frozen)["programme"]["per_family"])

    def check(self) -> None:
        if self.faults:
            raise Refusal("\n".join(self.faults))

    def _fault(self, change: Change, words: str) -> None:
        self.faults.append(f"baris {change.line}: {words}")

    def _person(self, change: Change) -> Person | None:
        """The candidate whom a line names by the NIK known now."""
        who = self.by_nik.get(change.nik)
        if who is None:
            self._fault(change, f"NIK {change.nik} bukan calon dalam undian ini")
            return None
        return self.now.people[who]

    def _take(self, told: Told) -> Told:
        self.now.state.take(told)
        return told

    def correct(self, change: Change) -> Told:
        person = self._person(change)
        if person is None:
            return {}
        if change.new_nik in self.by_nik:
            self._fault(change, f"nik_baru {change.new_nik} sudah dipakai calon lain")
        who = self.by_nik.pop(change.nik)
        self.by_nik[str(change.new_nik)] = who
        told = {"kind": CORRECTED, "pseudonym": who, "cell": person.cell, "ticket": person.ticket}
        return self._take({**told, "nik": change.nik, "nik_baru": change.new_nik, "reason": change.reason})

    def leave(self, change: Change) -> Told:
        person = self._person(change)
        month = change.month
        if person is None or month is None:
            return {}
        who = person.pseudonym
        if who in self.now.state.gone:
            self._fault(change, f"NIK {change.nik} sudah tidak di antrean")
            return {}
        held = self.now.holds(who)
        if held and month > max(self.terms.price_idr):
            self._fault(change, f"bulan {month} sesudah bulan terakhir yang dibayar")
        told: Told = {"kind": LEAVES, "pseudonym": who, "nik": change.nik, "cell": person.cell, "ticket": person.ticket}
        told |= {"rank": self.now.rank(who), "held": held, "month": str(month), "reason": change.reason}
        # Months before `start` count as paid: whether they come back is a matter of money, not of the line.
        return self._take({**told, "free": str(max(month, self.terms.start)) if held else None})

    def uphold(self, changes: list[Change], corrected: Corrected, rows: Path) -> list[Told]:
        """What becomes of each; the rows of those who join the line are written to `rows`."""
        told, upheld = [], []
        for change in changes:
            row = self._committed(change)
            if row is not None:
                told += self._judge(change, row, corrected)
                if told[-1].get("outcome") == "antre":
                    upheld.append(row)
        if upheld and not self.faults:
            save_upheld(corrected, upheld, self.draw.number, rows)
        return told

    def _committed(self, change: Change) -> Committed | None:
        """The frozen row that a line speaks of: by NIK, or by `file/row` where it had no NIK of its own."""
        found = self.duck.rows(step(ROOM, "called_row", {"name": text(change.nik)}))
        if not found:
            words = "tidak ada di registri yang dibekukan, jadi tidak bertiket; tunggu undian berikutnya"
            self._fault(change, f"NIK {change.nik} {words}")
            return None
        if len(found) > 1:
            self._fault(
                change,
                f"NIK {change.nik} ada di {len(found)} baris registri; sebut berkas/baris, misalnya {found[0][0]}",
            )
            return None
        pseudonym = pseudonym_of(self.key, found[0][0])
        known = self.now.state.niks.get(pseudonym, change.nik)
        return Committed(pseudonym, ticket(self.seed, pseudonym).hex(), change.new_nik or known)

    def _judge(self, change: Change, row: Committed, corrected: Corrected) -> list[Told]:
        """`dikabulkan` with its outcome; before it `ditarik`, where another of the family gives way."""
        told: Told = {"kind": UPHELD, "pseudonym": row.pseudonym, "ticket": row.ticket, "nik": change.nik}
        told |= {"nik_baru": change.new_nik, "reason": change.reason, "codes": "", "outcome": "antre"}
        if row.pseudonym in self.now.people and self.now.holds(row.pseudonym):
            self._fault(change, f"NIK {change.nik} sudah punya tempat")
            return []
        if row.pseudonym in self.now.state.left:
            self._fault(change, f"NIK {change.nik} sudah berhenti")
            return []
        codes = corrected.fate(row.nik)
        if codes != "":
            return [{**told, "outcome": "tetap", "codes": "tidak_di_registri" if codes is None else codes}]
        place = corrected.place(row.nik)
        if place is None:
            return [{**told, "outcome": "keluarga"}]
        cell, family = place
        others = self._family(family, row.pseudonym)
        gives_way: list[Told] = []
        if len(others) >= self.per_family:
            by_nik = {self.now.nik(who): who for who in others if not self.now.holds(who)}
            out = [who for nik, who in by_nik.items() if corrected.place(nik) is None]
            if not out:
                return [{**told, "cell": cell, "outcome": "keluarga"}]
            one = self.now.people[out[-1]]
            gives_way = [{"kind": "ditarik", "pseudonym": one.pseudonym, "nik": self.now.nik(one.pseudonym)}]
            gives_way[0]["cell"] = one.cell
            self._take(gives_way[0])
        return [*gives_way, {**told, "cell": cell}]

    def _family(self, family: str | None, but: str) -> list[str]:
        """Who else of a family stands in the line or holds a place."""
        if family is None:
            return []
        people = self.now.people.values()
        same = (one.pseudonym for one in people if one.family == family and one.pseudonym != but)
        return [who for who in same if who not in self.now.state.gone]
