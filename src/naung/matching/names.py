"""Names as people write them, brought to one form: titles away, spellings folded. Not here: comparing two names."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

_DIGITS_FOR_LETTERS = str.maketrans("0134578", "OIEASTB")
_LONGEST = 40
"""Letters of one word that count; a longer one is no name, and would cost its square to compare."""
_NOBLE_SHORT = {"R", "RD", "RR", "RA", "RM", "TB"}
_KIN = {"BIN", "BINTI", "BN", "BT", "BTE", "BINTE", "BTI", "ALIAS", "ALS", "AL"}

# Old and regional spellings, in this order. Sources: the van Ophuijsen and Soewandi spellings; Sundanese and Betawi
# speech (f, v, p; z, j); transliterations from Arabic (kh, sy, ts, th, dh; rahm, rohm; llah, lloh).
_SOUNDS = (
    ("OE", "U"), ("DJ", "J"), ("TJ", "C"), ("SJ", "SY"), ("CH", "KH"), ("PH", "F"), ("KH", "H"), ("SY", "S"),
    ("SH", "S"), ("TS", "S"), ("TH", "T"), ("DH", "D"), ("DZ", "J"), ("Q", "K"), ("X", "KS"), ("F", "P"), ("V", "P"),
    ("Z", "J"), ("W", "W"), ("IE", "I"), ("IY", "I"), ("YY", "I"), ("Y", "I"), ("AE", "E"), ("AI", "E"), ("EI", "E"),
    ("ROHM", "RAHM"), ("ROHIM", "RAHIM"), ("LOH", "LAH"), ("ABDULR", "ABDUR"),
)  # fmt: skip


@dataclass(frozen=True)
class Word:
    """One token of a name: what it is, its words in one spelling each, and their folded sounds.

    `kind`: W a word, F a title before the name, B a title behind it, N nothing.
    """

    kind: str
    words: tuple[str, ...]
    codes: tuple[str, ...]


def read_token(token: str) -> Word:
    """What a token of a name, in capitals and without spaces or commas, stands for."""
    bare = token[: 2 * _LONGEST].strip(".()'\"-/;:&")
    letters = re.sub(r"[^A-Z]", "", bare)
    if not letters:
        return Word("N", (), ())
    kind = _titles().get(letters) if letters not in _names_too() else None
    if letters in _KIN:
        return Word("N", (), ())
    if kind is not None and (kind == "B" or len(letters) > 1 or letters in ("H", "R")):
        return Word(kind, (_spelt(letters),), (fold(_spelt(letters)),))
    parts = [re.sub(r"[^A-Z]", "", _lettered(part)) for part in re.split(r"[.()/\-&;:]+", bare)]
    words = tuple(_spelt(part[:_LONGEST]) for part in parts if part)[:4]
    return Word("W" if words else "N", words, tuple(fold(word) for word in words))


def fold(word: str) -> str:
    """The sound of a word: what is only spelt otherwise comes out alike."""
    for written, sound in _SOUNDS:
        word = word.replace(written, sound)
    word = "".join(letter for letter, _ in groupby(word))
    return word[:-1] if len(word) > 3 and word.endswith("H") else word


def _lettered(part: str) -> str:
    """A digit within a word is a letter mistyped: MUHAMM4D."""
    return part.translate(_DIGITS_FOR_LETTERS) if re.search(r"[A-Z]", part) else ""


def _spelt(word: str) -> str:
    return _variants().get(word, word)


def _rows(name: str) -> list[dict[str, str]]:
    text = files("naung.matching").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def _titles() -> dict[str, str]:
    """Letters of a title -> F before the name, B behind it."""
    found: dict[str, str] = {}
    for row in _rows("titles"):
        letters = re.sub(r"[^A-Z]", "", row["written"].upper())
        if letters and (row["kind"] != "kebangsawanan/adat" or letters in _NOBLE_SHORT):
            found.setdefault(letters, "F" if row["place"] == "depan" else "B")
    return found


@cache
def _names_too() -> frozenset[str]:
    """Titles that are as often names; one letter or two of them decide nothing."""
    return frozenset(row["written"] for row in _rows("titles_that_are_names"))


@cache
def _variants() -> dict[str, str]:
    """Written form -> usual spelling, where it can be one word's only."""
    found: dict[str, set[str]] = {}
    for row in _rows("variants"):
        if row["kind"] in ("ejaan", "ejaan lama", "singkatan"):
            word, written = row["word"].upper(), re.sub(r"[^A-Z ]", "", row["written"].upper())
            if " " not in written and len(written) > 1:
                found.setdefault(written, set()).add(word)
    usual = {row["word"].upper() for row in _rows("variants")}
    return {written: next(iter(words)) for written, words in found.items() if len(words) == 1 and written not in usual}
