"""One batch of late changes takes effect: nobody's ticket changes, nobody is thrown out, the budget holds.

The order: corrected NIKs, then who leaves, then who is upheld, then who follows. Not here: what each step means
(batch, upheld, fill); how it is kept (book).
"""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from naung.draw.frozen import read_freeze
from naung.draw.late.batch import Batch
from naung.draw.late.book import Draw, write_page
from naung.draw.late.changes import CORRECTED, LEAVES, UPHELD, Change
from naung.draw.late.fill import Terms, fill
from naung.draw.late.line import read_cells, read_line
from naung.draw.late.state import Standing, State, Told
from naung.draw.late.upheld import check_today, judge_corrected, judge_today, save_upheld
from naung.draw.result import check_line
from naung.draw.seed import read_seed
from naung.engine.duck import Duck
from naung.selection.opening import Opened
from naung.selection.tickets import read_key
from naung.values.errors import Refusal
from naung.values.month import Month


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
    check_today(today, draw.frozen)
    check_line(draw.result, draw.history, today.duck)
    now, terms = standing(draw, today.duck, today, []), _terms(draw, start)
    batch = Batch(draw.frozen, today.duck, now, terms, read_key(today.inputs["key.path"]))
    told = [batch.correct(one) for one in changes if one.kind == CORRECTED]
    told += [batch.leave(one) for one in changes if one.kind == LEAVES]
    more, rows = _uphold(draw, batch, [one for one in changes if one.kind == UPHELD], corrected, say)
    told += more
    say("Menilai kembali menurut fakta hari ini")
    fresh = judge_today(today, say)
    now = standing(draw, today.duck, today, [rows] if rows else [])
    told = _with_ranks(now, told)
    for one in told:
        now.state.take(one)
    told += fill(now, terms, lambda who: fresh.fate(now.nik(who)))
    write_page(draw.history, told, rows, at)
    return told


def _uphold(
    draw: Draw, batch: Batch, changes: list[Change], corrected: Opened | None, say: Callable[[str], None]
) -> tuple[list[Told], Path | None]:
    """What becomes of the upheld, and the file with the rows of those who join the line, if any do.

    A Refusal names every line of the whole batch that cannot be taken.
    """
    batch.check()
    if not changes:
        return [], None
    if corrected is None:
        raise Refusal("dikabulkan: beri --corrected, program yang dibekukan dengan fakta yang sudah dikoreksi")
    judged = judge_corrected(corrected, draw.frozen, read_seed(draw.frozen).hex, say)
    told, upheld = batch.uphold(changes, judged)
    batch.check()
    if not upheld:
        return told, None
    rows = corrected.work / "dikabulkan.parquet"
    save_upheld(judged, upheld, draw.number, rows)
    return told, rows


def _terms(draw: Draw, start: Month) -> Terms:
    whole = read_freeze(draw.frozen)
    programme, price = whole["programme"], _price(whole)
    return Terms(price, programme["budget_idr"], programme["places"], start, read_cells(draw.result))


def _price(whole: dict[str, Any]) -> dict[Month, int]:
    return {Month.parse(one["month"]): int(one["total_idr"]) for one in whole["law"]["monthly"]}


def first_month(whole: dict[str, Any], asked: Month | None, at: datetime) -> Month:
    """From which month anybody can enter; `whole` is freeze.json.

    A Refusal for a month beyond the cover, by which places would be lost, and for one that is over, by which months
    that were paid would be paid again.
    """
    cover, this = _price(whole), Month(at.year, at.month)
    if asked is not None and asked > max(cover):
        raise Refusal(f"--start: {asked} sesudah bulan terakhir yang dibayar ({max(cover)})")
    if asked is not None and asked < this and not whole["rehearsal"]:
        raise Refusal(f"--start: {asked} sudah lewat; bulan itu sudah dibayar bagi yang berhenti")
    return max(asked or this.plus(1), min(cover))


def _with_ranks(now: Standing, told: list[Told]) -> list[Told]:
    """The upheld's ranks: their places in the line, which they stand in by now."""
    out = now.state.withdrawn | {one["pseudonym"] for one in told if one["kind"] == "ditarik"}
    out -= {one["pseudonym"] for one in told if one.get("outcome") == "antre"}
    lines = ([who for who in line if who not in out] for line in now.line.values())
    places = {who: place for line in lines for place, who in enumerate(line, 1)}
    return [{**one, "rank": places[one["pseudonym"]]} if one.get("outcome") == "antre" else one for one in told]
