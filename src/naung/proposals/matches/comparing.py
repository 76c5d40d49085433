"""A question as a page lays it out: records side by side, what differs marked, NIK masked. Not here: HTML."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from naung.matching.settle import DOUBLE
from naung.report.review.doubt import ALIKE, DIFFERENT, SAME, UNKNOWN, chance, doubts, sentences
from naung.report.review.questions import Question
from naung.report.review.screen import asked, effects
from naung.report.review.side import EMPTY, Cell, heads, parts
from naung.values.words import decimal, joined, masked_nik

SIGNS = {
    SAME: ("ok", "Sama"),
    ALIKE: ("warn", "Mirip"),
    DIFFERENT: ("bad", "Beda"),
    UNKNOWN: ("", "Tidak bisa dibandingkan"),
}
LABELS = {"Lahir": "Tanggal lahir", "Kelamin": "Jenis kelamin"}
MASKED = ("NIK", "Keluarga")
_DAMAGED = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]+", re.IGNORECASE)
_FAILED = re.compile(r"gugur \(([^)]*)\)")
NOTHING = "tidak ada"


@dataclass(frozen=True)
class Piece:
    """Text of a cell; `odd`: the other record has it otherwise."""

    text: str
    odd: bool


@dataclass(frozen=True)
class Shown:
    """One record's part. `tone` and `sign`: how it agrees with the first record; empty for that one itself."""

    head: str
    pieces: tuple[Piece, ...]
    tone: str = ""
    sign: str = ""
    note: str = ""


@dataclass(frozen=True)
class Line:
    label: str
    cells: tuple[Shown, ...]

    @property
    def sent(self) -> Shown:
        return self.cells[0]

    @property
    def known(self) -> tuple[Shown, ...]:
        return self.cells[1:]


@dataclass(frozen=True)
class Chance:
    """How likely one candidate is: per cent for the drawing, in words for the reader."""

    number: int
    name: str
    part: str
    words: str
    x: str


@dataclass(frozen=True)
class Compared:
    """All that a page says of one question."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    chances: tuple[Chance, ...]
    doubts: tuple[str, ...]
    effects: tuple[str, ...]
    double: bool
    several: bool


def compared(question: Question, rules: Mapping[str, str]) -> Compared:
    """`rules`: the programme's rules in words, by code."""
    double, several = question.kind == DOUBLE, len(question.candidates) > 1
    names = tuple(cell.text for cell in heads(question, 1, len(question.candidates)))
    notes = [sentences(one.levels, question.kind) for one in question.candidates]
    lines = []
    for line in parts(question, question.candidates):
        if line.label == "Peluang":
            continue
        cells = [_hidden(cell) if line.label in MASKED else cell for cell in line.cells]
        shown = [Shown(names[0], _pieces(cells[0]))]
        for place, cell in enumerate(cells[1:]):
            tone, sign = SIGNS.get(cell.sign, ("", ""))
            note = "" if several else notes[place].get(line.label, "")
            shown.append(Shown(names[place + 1], _pieces(cell), tone, sign, note))
        lines.append(Line(LABELS.get(line.label, line.label), tuple(shown)))
    return Compared(
        title=asked(question),
        heads=names,
        lines=tuple(lines),
        chances=tuple(_chance(place, one.nama, one.probability) for place, one in enumerate(question.candidates, 1)),
        doubts=tuple(doubts(question)),
        effects=tuple(_FAILED.sub(lambda found: _failed(found[1], rules), words) for words in effects(question)),
        double=double,
        several=several,
    )


def _chance(place: int, name: str | None, probability: float) -> Chance:
    """The drawing is 340 wide within 360; a mark at either end stays whole."""
    words = chance(probability)
    return Chance(
        place, name or "-", words.partition(",")[0], words, decimal(10 + 340 * probability, 1).replace(",", ".")
    )


def _failed(codes: str, rules: Mapping[str, str]) -> str:
    """The codes that a run names, as the programme words them."""
    return f"gugur pada syarat {joined([f'“{rules.get(one, one)}”' for one in codes.split(', ')])}"


def hidden_nik(text: str) -> str:
    """Masked; what Excel damaged and what holds no digits stands as it is, for it names nobody."""
    if _DAMAGED.fullmatch(text) or not any(one.isdigit() for one in text):
        return text
    return masked_nik(text)


def _hidden(cell: Cell) -> Cell:
    return replace(cell, text=hidden_nik(cell.text))


def _pieces(cell: Cell) -> tuple[Piece, ...]:
    if cell.text == EMPTY:
        return (Piece(NOTHING, odd=False),)
    odd: Callable[[tuple[int, str]], bool] = lambda one: one[0] in cell.odd  # noqa: E731
    return tuple(Piece("".join(sign for _, sign in run), is_odd) for is_odd, run in groupby(enumerate(cell.text), odd))
