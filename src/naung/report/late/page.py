"""susulan.html: what came after the draw, and the tickets of all late changes against chance, for the inspector.

Not here: what the changes mean and the arithmetic (draw/late).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from markupsafe import Markup

from naung.draw.frozen import read_freeze
from naung.draw.history import read_history
from naung.draw.late.against_chance import BEST, Late, Verdict, late_tickets, verdicts
from naung.draw.late.book import read_book
from naung.draw.late.state import Told
from naung.draw.late.words import KIND_WORDS, OUTCOMES
from naung.draw.result import LINE
from naung.engine.duck import Duck
from naung.report.page.html import render
from naung.report.page.marks import WIDTH, dot, line, picture, words_at
from naung.values import words
from naung.values.month import Month

PAGE = "susulan.html"


@dataclass(frozen=True)
class Line:
    """One row of the page's table."""

    what: str
    pseudonym: str
    nik: str
    cell: str
    rank: int | None
    said: str
    reason: str


def write_late_page(frozen: Path, result: Path, names: dict[str, str], work: Path) -> Path:
    """Write susulan.html into the frozen folder, anew from the whole history; `names` are the cells'."""
    whole, history = read_freeze(frozen), read_history(frozen)
    pages = read_book(history)
    with Duck(work, [result]) as duck:
        duck.open("line_rows", [result / LINE])
        late = late_tickets(pages, duck)
    counted = Counter(told["kind"] for page in pages for told in page.changes)
    told = verdicts(late)
    programme = whole["programme"]
    text = render(
        "susulan.html",
        trial=whole["rehearsal"],
        name=programme["title"] or programme["program"],
        run=history.run,
        counted=[(KIND_WORDS[kind], number) for kind, number in counted.items()],
        verdicts=[(KIND_WORDS[one.kind], one, verdict_words(one)) for one in told],
        rare=any(one.rare for one in told),
        drawing=strip(late) if late else None,
        best=BEST,
        batches=[
            (words.when(datetime.fromisoformat(page.at)), [_line(one, names) for one in page.changes])
            for page in reversed(pages)
        ],
    )
    path = frozen / PAGE
    path.write_text(text, encoding="utf-8")
    return path


def verdict_words(one: Verdict) -> str:
    """What the count says, in one sentence."""
    chance = words.percent(one.chance.numerator, one.chance.denominator)
    said = f"{one.good} dari {one.people} bertiket di sepersepuluh terbaik"
    if one.good == 0:
        return f"{said}: tidak ada tanda keberpihakan."
    if one.rare:
        return f"{said}; kebetulan saja memberi sebanyak itu hanya {chance} kali. Periksa satu per satu."
    return f"{said}; kebetulan saja memberi sebanyak itu {chance} kali. Wajar."


def strip(late: Sequence[Late]) -> Markup:
    """One dot a change, a row a kind, by its ticket from the best to the worst; the best tenth is marked."""
    kinds = list(dict.fromkeys(one.told["kind"] for one in late))
    left, right, step = 8.0, WIDTH - 8.0, 46.0
    marks = []
    ground = 20 + step * len(kinds)
    tenth = left + (right - left) / BEST
    for row, kind in enumerate(kinds):
        y = 30 + step * row
        shares = [one for one in late if one.told["kind"] == kind]
        marks.append(words_at(left, y - 12, f"{KIND_WORDS[kind]} ({len(shares)})", "f1", 12))
        marks.append(line(f"M{left:g} {y:g}H{right:g}", "k"))
        marks.append(line(f"M{tenth:g} {y - 8:g}V{y + 8:g}", "k"))
        marks += [
            dot(left + float(one.share) * (right - left), y, "c1" if one.share * BEST < 1 else "c0", one.at, 4.5)
            for one in shares
        ]
    marks += [
        words_at(left, ground + 14, "sepersepuluh terbaik |", "f0", 12),
        words_at(right, ground + 14, "tiket terakhir", "f0 e", 12),
    ]
    said = f"Tiket {len(late)} perubahan susulan, dari yang terbaik di kiri; tanpa keberpihakan titiknya merata"
    return picture(ground + 20, said, marks)


def _line(told: Told, names: dict[str, str]) -> Line:
    cell = told.get("cell", "")
    said = [OUTCOMES[told["outcome"]]] if "outcome" in told else []
    if told["kind"] == "pindah":
        said.append(f"dari {names.get(told['from'], told['from'])} ke {names.get(told['to'], told['to'])}")
    if told.get("month"):
        month = Month.parse(told["month"])
        said.append(f"mulai {words.MONTHS[month.number - 1]} {month.year}")
    if told.get("codes"):
        said.append(f"gagal: {told['codes'].replace(';', ', ')}")
    return Line(
        KIND_WORDS[told["kind"]],
        told.get("pseudonym", "")[:8],
        words.masked_nik(told["nik"]) if "nik" in told else "",
        names.get(cell) or cell,
        told.get("rank"),
        "; ".join(said),
        told.get("reason", ""),
    )
