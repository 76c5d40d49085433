"""Two or more records side by side, part by part, with signs of how they agree. Not here: sentences, keys."""

import re
import textwrap
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from difflib import SequenceMatcher

from naung.matching.settle import DOUBLE
from naung.report.codes import SEX
from naung.report.review.doubt import ALIKE, DIFFERENT, SAME, chance, signs
from naung.report.review.paint import Paint, harmless
from naung.report.review.questions import Candidate, Question
from naung.values.words import day, number

LABEL, GAP, SIGN = 9, 2, 2
LEAST, MOST = 18, 40
STYLES = {SAME: "good", ALIKE: "alike", DIFFERENT: "bad"}
EMPTY = "-"
LETTERS = {"1": 1, "2": 2, "L": 1, "P": 2}
FEW_LETTERS = 3
_DIGITS_ONLY = re.compile("[0-9'., -]+")


@dataclass(frozen=True)
class Cell:
    """Text of one record's part; `odd` are the places of its characters that the other record has otherwise."""

    text: str
    sign: str = " "
    style: str = ""
    odd: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True)
class Line:
    """One part of all records: the list row's first."""

    label: str
    cells: tuple[Cell, ...]


def records(question: Question, width: int, paint: Paint) -> list[str]:
    """The whole table; candidates that do not fit beside one another stand in a table below."""
    fit = max(1, (width - LABEL - GAP - LEAST) // (GAP + SIGN + LEAST))
    blocks = [question.candidates[start : start + fit] for start in range(0, len(question.candidates), fit)]
    columns = 1 + max(len(block) for block in blocks)
    wide = min(MOST, (width - LABEL - columns * GAP - (columns - 1) * SIGN) // columns)
    lines: list[str] = []
    for place, block in enumerate(blocks):
        first = heads(question, place * fit + 1, len(block))
        lines += [""] if lines else []
        for line in [Line("", first), *parts(question, block)]:
            lines += _laid(line, wide, paint)
    return lines


def heads(question: Question, first: int, count: int) -> tuple[Cell, ...]:
    """What stands above each record; `first` is the first candidate's number."""
    if question.kind == DOUBLE:
        return (Cell("Registri, baris pertama", style="bold"), Cell("Registri, baris kedua", style="bold"))
    line = f", baris {number(question.line)}" if question.line is not None else ""
    several = len(question.candidates) > 1
    head = f"{question.of_list}{line}" if several else f"Daftar {question.of_list}{line}"
    sent = Cell(harmless(head), style="bold")
    known = [f"Calon {first + place}" if several else "Registri" for place in range(count)]
    return (sent, *(Cell(head, style="bold") for head in known))


# --- the parts ---


def parts(question: Question, candidates: Sequence[Candidate]) -> list[Line]:
    """The list row and these candidates, part by part; the chance last."""
    sent, double = question.sent, question.kind == DOUBLE
    agree = [signs(one.levels, question.kind) for one in candidates]

    def line(label: str, ours: str | None, theirs: Sequence[str | None]) -> Line:
        cells = [_known(text, agreeing.get(label, " ")) for text, agreeing in zip(theirs, agree, strict=True)]
        return Line(label, (Cell(_text(ours)), *cells))

    lines = [
        _marked("Nama", sent.nama, [one.nama for one in candidates], [one["Nama"] for one in agree], digits=False),
        _marked("NIK", sent.nik, [one.nik for one in candidates], [one["NIK"] for one in agree], digits=True),
        line("Lahir", _sent_day(sent.lahir, double), [_day(one.tanggal_lahir) for one in candidates]),
        line("Kelamin", _sent_sex(sent.kelamin, double), [SEX.get(one.kelamin or 0) for one in candidates]),
        line("Kelurahan", sent.kelurahan, [one.kelurahan for one in candidates]),
        line("RT/RW", _rt_rw(sent.rt, sent.rw), [_rt_rw(one.rt, one.rw) for one in candidates]),
        line("Alamat", sent.alamat, [one.alamat for one in candidates]),
    ]
    if len(question.candidates) > 1 and any(one.keluarga for one in candidates):
        lines.append(line("Keluarga", "", [one.keluarga for one in candidates]))
    return [*lines, Line("Peluang", (Cell(""), *(Cell(chance(one.probability), style="bold") for one in candidates)))]


def _known(text: str | None, sign: str) -> Cell:
    return Cell(_text(text), sign, STYLES.get(sign, ""))


def _text(text: str | None) -> str:
    """Empty stays empty where a record has no such part; a part without a value is a hyphen."""
    return text if text == "" else harmless(text or "") or EMPTY


def _day(value: date | None) -> str | None:
    return day(value) if value else None


def _sent_day(text: str | None, double: bool) -> str | None:
    """As the office wrote it; a registry row's date in words."""
    try:
        return day(date.fromisoformat(text or "")) if double else text or None
    except ValueError:
        return text or None


def _sent_sex(text: str | None, double: bool) -> str | None:
    """As the office wrote it; a registry row's letter in words."""
    return SEX[LETTERS[text]] if double and text in LETTERS else text or None


def _rt_rw(rt: str | None, rw: str | None) -> str | None:
    return f"{rt or EMPTY}/{rw or EMPTY}" if rt or rw else None


# --- what differs within a text ---


def _marked(label: str, ours: str | None, theirs: Sequence[str | None], agree: Sequence[str], digits: bool) -> Line:
    """What differs is marked; the list row's own part too where there is one candidate only."""
    sent = _text(ours or None)
    cells: list[Cell] = []
    odd_of_sent: frozenset[int] = frozenset()
    for one, sign in zip(theirs, agree, strict=True):
        known = _text(one or None)
        odd_of_sent, odd = odd_digits(sent, known) if digits else odd_letters(sent, known)
        cells.append(Cell(known, sign, STYLES.get(sign, ""), odd))
    return Line(label, (Cell(sent, odd=odd_of_sent if len(theirs) == 1 else frozenset()), *cells))


def odd_digits(one: str, other: str) -> tuple[frozenset[int], frozenset[int]]:
    """Places in two NIK of the digits in which they differ; none where either is no row of digits."""
    if not (_DIGITS_ONLY.fullmatch(one) and _DIGITS_ONLY.fullmatch(other)):
        return frozenset(), frozenset()
    return _odd(one, other, str.isdigit)


def odd_letters(one: str, other: str) -> tuple[frozenset[int], frozenset[int]]:
    """Places in two names of the letters in which they differ; none where so much differs that marks say nothing."""
    odd, odd_other = _odd(one.upper(), other.upper(), str.isalpha)
    few = max(len(odd), len(odd_other)) <= FEW_LETTERS
    return (odd, odd_other) if few else (frozenset(), frozenset())


def _odd(one: str, other: str, counts: Callable[[str], bool]) -> tuple[frozenset[int], frozenset[int]]:
    """Place by place where both are of one length, else as they fit best; only characters that count."""
    places = [place for place, sign in enumerate(one) if counts(sign)]
    other_places = [place for place, sign in enumerate(other) if counts(sign)]
    signs_of, signs_of_other = [one[at] for at in places], [other[at] for at in other_places]
    if not signs_of or not signs_of_other:
        return frozenset(), frozenset()
    if len(signs_of) == len(signs_of_other):
        odd = [at for at in range(len(places)) if signs_of[at] != signs_of_other[at]]
        return frozenset(places[at] for at in odd), frozenset(other_places[at] for at in odd)
    changes = SequenceMatcher(None, signs_of, signs_of_other, False).get_opcodes()
    changes = [change for change in changes if change[0] != "equal"]
    return (
        frozenset(at for _, start, end, _, _ in changes for at in places[start:end]),
        frozenset(at for _, _, _, start, end in changes for at in other_places[start:end]),
    )


# --- laying out ---


def _laid(line: Line, wide: int, paint: Paint) -> list[str]:
    """A part as one line or, where its texts are long, several; below what differs a line of carets."""
    cells = [cell if len(cell.text) <= wide else replace(cell, odd=frozenset()) for cell in line.cells]
    texts = [_wrapped(cell.text, wide) for cell in cells]
    laid = []
    for height in range(max(map(len, texts))):
        shown = [text[height] if height < len(text) else "" for text in texts]
        laid.append(_row(line.label, cells, shown, wide, paint) if height == 0 else _below(shown, wide))
        if height == 0 and any(cell.odd for cell in cells):
            laid.append(_below(["".join("^" if at in cell.odd else " " for at in range(wide)) for cell in cells], wide))
    return laid


def _wrapped(text: str, wide: int) -> list[str]:
    return textwrap.wrap(text, wide, break_on_hyphens=False) or [""]


def _row(label: str, cells: Sequence[Cell], texts: Sequence[str], wide: int, paint: Paint) -> str:
    parts = [paint.put("dim", f"{label:<{LABEL}}")]
    for place, (cell, text) in enumerate(zip(cells, texts, strict=True)):
        sign = paint.put(cell.style, f"{cell.sign:<{SIGN}}") if place else ""
        parts.append(" " * GAP + sign + paint.odd(cell.style, text, cell.odd) + " " * (wide - len(text)))
    return "".join(parts).rstrip()


def _below(texts: Sequence[str], wide: int) -> str:
    """What stands below a row, without a sign."""
    parts = [" " * (GAP + (SIGN if place else 0)) + f"{text:<{wide}}" for place, text in enumerate(texts)]
    return (" " * LABEL + "".join(parts)).rstrip()
