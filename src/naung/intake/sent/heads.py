"""Where the head of a table is, and which of Naung's columns its words mean. Not here: judging by cells (content)."""

import csv
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from naung.intake.sent.workbook import Row, Sheet

DEEPEST_HEAD = 200  # rows above the head
_LONGEST_WORDS = 60
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|^\s*[0-9]+[.)]\s*")
_LONG_NUMBER = re.compile(r"[0-9](?:[ .-]?[0-9]){9,}|[0-9][.,][0-9]+[eE]\+?[0-9]+")
_BIRTH_PART = {"tempat": "tempat_lahir", "kota": "tempat_lahir", "tanggal": "tanggal_lahir", "tgl": "tanggal_lahir"}


@dataclass(frozen=True)
class Head:
    """The head of a table: its first row's number, the number of its last row, what stands over each column."""

    row: int
    last_row: int
    written: tuple[str, ...]
    names: tuple[str | None, ...]
    """Which of Naung's columns the words over each column mean; None where they mean none."""

    @property
    def score(self) -> int:
        return len({name for name in self.names if name})


def words_only(words: str) -> str:
    """Letters and digits in lower case: "No. KTP", "no_ktp" and "NO KTP" are one."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]", "", plain.lower())


@cache
def aliases() -> dict[str, tuple[str, int]]:
    """What offices write over a column -> Naung's name for it, and its place in the table: the earlier, the surer."""
    text = (files("naung.intake") / "data" / "column_names.csv").read_text(encoding="utf-8")
    found: dict[str, tuple[str, int]] = {}
    for place, row in enumerate(csv.DictReader(text.splitlines())):
        found.setdefault(words_only(row["written"]), (row["name"], place))
    return found


def name_of(words: str) -> str | None:
    """Which of Naung's columns these words over a column mean; what stands in brackets counts only if needed."""
    for one in (words, _ASIDE.sub(" ", words)):
        if len(one) <= _LONGEST_WORDS and (found := aliases().get(words_only(one))) is not None:
            return found[0]
    return None


def sureness(words: str) -> int:
    """How surely words mean what `name_of` says, for two columns that would be the same one; the less, the surer."""
    known = aliases()
    plain, short = words_only(words), words_only(_ASIDE.sub(" ", words))
    return known[plain][1] if plain in known else known[short][1] + len(known) if short in known else 2 * len(known)


def is_long_number(cell: str, kind: str) -> bool:
    """Whether a cell holds what stands in rows and never in a head: a NIK, a card's number, Excel's picture of one."""
    return (kind == "n" and len(cell) >= 10) or _LONG_NUMBER.search(cell) is not None


def looks_like_data(row: Row) -> bool:
    return any(
        is_long_number(cell, row.kind(place)) or row.kind(place) == "d" for place, cell in enumerate(row.cells) if cell
    )


def find_head(rows: Sequence[Row], sheet: Sheet) -> Head | None:
    """The row, or two, whose words mean the most of Naung's columns; the first of equals."""
    best: Head | None = None
    for place, row in enumerate(rows[:DEEPEST_HEAD]):
        if looks_like_data(row):
            continue
        head = head_at(rows, place, sheet)
        alone = head.score == 1 and "nik" in head.names and sum(map(bool, head.written)) <= 2
        if (head.score >= 2 or alone) and (best is None or head.score > best.score):
            best = head
    return best


def head_at(rows: Sequence[Row], place: int, sheet: Sheet) -> Head:
    """The head that begins in that row: of it alone, or together with the row below."""
    row = rows[place]
    single = Head(row.number, row.number, tuple(map(_one_line, row.cells)), tuple(map(name_of, row.cells)))
    below = rows[place + 1] if place + 1 < len(rows) else None
    if below is None or below.number != row.number + 1 or looks_like_data(below) or is_numbering(below):
        return single
    double = _double(row, below, sheet)
    return double if _is_lower_half(row, below, single, double) else single


def _double(row: Row, below: Row, sheet: Sheet) -> Head:
    written, names = [], []
    over = ""
    for place in range(max(len(row.cells), len(below.cells))):
        top, sub = row.cell(place), below.cell(place)
        if top:
            over = top
        upper = top or (over if sub and _spans(sheet, row, place) else "")
        written.append(_one_line(f"{upper} {sub}".strip() if words_only(upper) != words_only(sub) else upper))
        names.append(_name_of_two(top, upper, sub))
    return Head(row.number, below.number, tuple(written), tuple(names))


def _name_of_two(top: str, upper: str, sub: str) -> str | None:
    """`upper` is `top`, or what stands over several columns from the left of this one."""
    if not sub:
        return name_of(top)
    if name_of(upper) in ("ttl", "tanggal_lahir") and words_only(sub) in _BIRTH_PART:
        return _BIRTH_PART[words_only(sub)]
    return name_of(sub) or name_of(f"{upper} {sub}") or name_of(top)


def _spans(sheet: Sheet, row: Row, place: int) -> bool:
    """Whether a cell without words belongs to the one left of it; where the file tells nothing, it does."""
    if not sheet.merged:
        return True
    return any(
        first_row <= row.number <= last_row and first < place <= last
        for first_row, first, last_row, last in sheet.merged
    )


def _is_lower_half(row: Row, below: Row, single: Head, double: Head) -> bool:
    """Whether the row below is the second line of the head and not the first person."""
    if any(character.isdigit() for cell in below.cells for character in cell):
        return False
    for place, name in enumerate(single.names):
        if name in ("nik", "nama") and below.cell(place) and not below.cell(place).startswith("("):
            return False
    if single.score and double.score > single.score:
        return True
    under = [place for place, cell in enumerate(below.cells) if cell]
    return single.score >= 2 and all(
        not row.cell(place) or (not row.cell(place + 1) and bool(below.cell(place + 1))) for place in under
    )


def is_numbering(row: Row) -> bool:
    """A row that only counts its columns: 1, 2, 3 or (1), (2), (3)."""
    counted = [cell.strip(" ().") for cell in row.cells if cell]
    if len(counted) < 3 or not all(re.fullmatch("[0-9]{1,2}", one) for one in counted):
        return False
    numbers = [int(one) for one in counted]
    return numbers[0] <= 2 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _one_line(words: str) -> str:
    return " ".join(words.split())
