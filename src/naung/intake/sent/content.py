"""Which column is what, by its head's words and, where these say nothing, by its cells.

Not here: finding the head (heads); what a programme pins comes first and is never doubted.
"""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from naung.intake.sent.extents import letters_of
from naung.intake.sent.heads import Head, name_of, sureness, words_only
from naung.intake.sent.understood import BY_CELLS, BY_WORDS, OWN, PINNED
from naung.intake.sent.workbook import Row
from naung.values.errors import Refusal
from naung.values.words import joined

_MOST = 0.6
_NIK = re.compile(r"[0-9]{6}(?:0[1-9]|[12][0-9]|3[01]|4[1-9]|[56][0-9]|7[01])(?:0[1-9]|1[0-2])[0-9]{6}")
_DATE = re.compile(
    r"(?:[0-3]?[0-9][-/. ](?:[01]?[0-9]|[A-Za-z]{3,9})[-/. ](?:19[0-9]{2}|200[0-9]|201[0-2])"
    r"|(?:19[0-9]{2}|200[0-9]|201[0-2])[-/][01]?[0-9][-/][0-3]?[0-9])"
)
_SEXES = {"l", "p", "lakilaki", "perempuan", "pria", "wanita", "lk", "pr", "laki", "lakilaki1", "perempuan2"}


@dataclass(frozen=True)
class Column:
    """One column of a sheet: its place from 0, the words over it, Naung's name for it and why it has that."""

    place: int
    written: str
    name: str
    why: str

    @property
    def letter(self) -> str:
        return letters_of(self.place + 1)


def find_columns(
    head: Head | None,
    rows: Sequence[Row],
    pinned: Mapping[str, str],
    areas: Collection[str],
    where: str,
    words_bind: bool = False,
) -> list[Column]:
    """Every column that has words over it or cells in it; `rows` are some of the table's first.

    `areas` are kelurahan names as `words_only` gives them. Where `words_bind`, as in a CSV, cells that look like NIKs
    below words that are none of ours are none: the contract refuses such a list. A Refusal, which begins with `where`,
    tells of a pinned column that is not there, and of two that may both be the NIK.
    """
    width = max([len(row.cells) for row in rows] + [len(head.written) if head else 0], default=0)
    written = [head.written[place] if head and place < len(head.written) else "" for place in range(width)]
    cells = [_Cells(rows, place) for place in range(width)]
    known = {place: (name, PINNED) for name, place in _pinned(pinned, written, where).items()}
    _by_words(head, cells, known, set(pinned), where)
    _by_cells(written, cells, known, areas, where, words_bind)
    return _named(written, cells, known)


class _Cells:
    """What some cells of one column look like."""

    def __init__(self, rows: Sequence[Row], place: int) -> None:
        pairs = [(row.cell(place), row.kind(place)) for row in rows if row.cell(place)]
        self.words = [cell.strip() for cell, _ in pairs]
        self.kinds = [kind for _, kind in pairs]
        self.numbers = [re.sub(r"[' .-]", "", words) for words in self.words]

    def share(self, fits: Callable[[str], object], words: Sequence[str] | None = None) -> float:
        words = self.words if words is None else words
        return sum(bool(fits(one)) for one in words) / len(words) if words else 0.0

    @property
    def niks(self) -> float:
        """How many are 16 digits with a day and a month where a NIK has them; a KK's number has them too."""
        return self.share(_NIK.fullmatch, self.numbers)

    @property
    def long(self) -> float:
        return self.share(re.compile("[0-9]{16}|[0-9][.,][0-9]+[eE][+]?[0-9]+").fullmatch, self.numbers)

    @property
    def women(self) -> float:
        """How many have a day above 40: only NIKs do."""
        return self.share(lambda one: len(one) == 16 and one[6] >= "4", self.numbers)

    @property
    def dates(self) -> float:
        return sum(
            kind == "d" or bool(_DATE.fullmatch(words)) for words, kind in zip(self.words, self.kinds, strict=True)
        ) / max(len(self.words), 1)

    @property
    def people(self) -> float:
        """How many are two words or more without a digit."""
        return self.share(re.compile(r"[^\W\d_][\w.,'’-]*(?: [^\W\d_][\w.,'’-]*)+").fullmatch)


def _pinned(pinned: Mapping[str, str], written: Sequence[str], where: str) -> dict[str, int]:
    """Where the columns are that the programme names."""
    places = {}
    for name, wanted in pinned.items():
        hits = [place for place, words in enumerate(written) if words and words_only(words) == words_only(wanted)]
        if not hits:
            there = ", ".join(words for words in written if words)[:300] or "tidak ada kepala tabel"
            raise Refusal(f"{where}: kolom {wanted!r} (untuk {name}) tidak ada; kepala tabelnya: {there}")
        if len(hits) > 1:
            letters = joined([letters_of(hit + 1) for hit in hits])
            raise Refusal(f"{where}: kolom {wanted!r} (untuk {name}) ada di {letters}; beri nama yang berbeda")
        places[name] = hits[0]
    return places


def _by_words(
    head: Head | None, cells: Sequence[_Cells], known: dict[int, tuple[str, str]], pinned: Collection[str], where: str
) -> None:
    if head is None:
        return
    rivals: dict[str, list[int]] = {}
    for place, name in enumerate(head.names):
        if name is not None and place not in known and name not in pinned:
            rivals.setdefault(name, []).append(place)
    for name, places in rivals.items():
        ranked = sorted(places, key=lambda place: (sureness(head.written[place]), place))
        if name == "nik" and len(ranked) > 1:
            ranked = _likeliest_nik(ranked, head, cells, where)
        known[ranked[0]] = (name, BY_WORDS)


def _likeliest_nik(ranked: list[int], head: Head, cells: Sequence[_Cells], where: str) -> list[int]:
    filled = [place for place in ranked if cells[place].long >= _MOST]
    if len(filled) == 1:
        return filled
    first, second = ranked[:2]
    if words_only(head.written[first]) == words_only(head.written[second]):
        raise Refusal(
            f"{where}: dua kolom bernama {head.written[first]} ({letters_of(first + 1)} dan {letters_of(second + 1)}); "
            "beri nama yang berbeda, atau tulis di lists: columns: {nik: …}"
        )
    return ranked


def _by_cells(
    written: Sequence[str],
    cells: Sequence[_Cells],
    known: dict[int, tuple[str, str]],
    areas: Collection[str],
    where: str,
    words_bind: bool,
) -> None:
    free = [place for place in range(len(cells)) if place not in known and name_of(written[place]) is None]
    taken = {name for name, _ in known.values()}
    numbers = [place for place in free if cells[place].long >= _MOST and cells[place].niks >= _MOST / 2]
    if words_bind:
        numbers = [place for place in numbers if not written[place]]
    if "nik" not in taken and numbers:
        nik = _nik_by_cells(numbers, "no_kk" in taken, cells, where)
        known[nik] = ("nik", BY_CELLS)
        numbers.remove(nik)
    if "no_kk" not in taken and len(numbers) == 1 and not written[numbers[0]]:
        known[numbers[0]] = ("no_kk", BY_CELLS)
    # Words over a column say what it is, even if they are none of ours: a date below "Tanggal daftar" is no birth.
    silent = [place for place in free if not written[place] and place not in known]
    tests: dict[str, Callable[[_Cells], float]] = {
        "jenis_kelamin": lambda one: one.share(lambda cell: words_only(cell) in _SEXES),
        "kelurahan": lambda one: one.share(lambda cell: words_only(cell) in areas),
        "tanggal_lahir": lambda one: one.dates,
        "nama": lambda one: one.people,
    }
    splits = {"tanggal_lahir": "ttl"}
    for name, fits in tests.items():
        hits = [place for place in silent if place not in known and fits(cells[place]) >= 0.8]
        if hits and name not in taken and splits.get(name) not in taken:
            known[hits[0]] = (name, BY_CELLS)


def _nik_by_cells(places: Sequence[int], card_is_known: bool, cells: Sequence[_Cells], where: str) -> int:
    """Of columns of 16 digits the one that is the NIK: a KK's number has no day above 40."""
    if len(places) == 1 or card_is_known:
        return max(places, key=lambda place: (cells[place].women, -place))
    women = [place for place in places if cells[place].women >= 0.05]
    if len(women) != 1:
        letters = joined([letters_of(place + 1) for place in places])
        raise Refusal(f"{where}: kolom {letters} sama-sama dapat berisi NIK; tulis di lists: columns: {{nik: …}}")
    return women[0]


def _named(written: Sequence[str], cells: Sequence[_Cells], known: Mapping[int, tuple[str, str]]) -> list[Column]:
    """The columns with a name for each, no name twice; an empty column without words is none."""
    names = {name for name, _ in known.values()}
    headers: set[str] = set()
    columns = []
    for place, words in enumerate(written):
        if not words and not cells[place].words and place not in known:
            continue
        name, why = known.get(place, ("", OWN))
        if not name:
            name = _free(_nameable(words) or f"kolom_{letters_of(place + 1).lower()}", "_", names)
            names.add(name)
        header = _free(words or f"(kolom {letters_of(place + 1)})", " ", headers)
        headers.add(header.lower())
        columns.append(Column(place, header, name, why))
    return columns


def _nameable(words: str) -> str:
    """As an expression can name it: "Status Kepesertaan" -> status_kepesertaan."""
    plain = re.sub(r"[^a-z0-9]+", "_", words.lower()).strip("_")
    return f"_{plain}" if plain[:1].isdigit() else plain


def _free(name: str, gap: str, taken: Collection[str]) -> str:
    number, one = 1, name
    while one.lower() in taken:
        number += 1
        one = f"{name}{gap}{number}"
    return one
