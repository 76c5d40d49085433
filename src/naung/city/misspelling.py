"""What becomes of a name between the mouth and the list. Not here: how often, and to whom."""

from collections.abc import Callable
from functools import cache

from naung.city.names import vocabulary
from naung.city.tables import rows

Words = list[str]
Luck = list[float]
"""Four numbers from 0 to 1 to decide with."""

_NEAR = {"A": "S", "B": "V", "C": "V", "D": "F", "E": "R", "F": "D", "G": "H", "H": "J", "I": "O", "J": "K", "K": "L"}
_NEAR |= {"L": "K", "M": "N", "N": "M", "O": "I", "P": "O", "Q": "K", "R": "T", "S": "A", "T": "R", "U": "I", "V": "F"}
_NEAR |= {"W": "E", "X": "Z", "Y": "I", "Z": "S"}
_SOUNDS = [
    ("DH", "D"),
    ("KH", "K"),
    ("SY", "S"),
    ("F", "P"),
    ("V", "F"),
    ("Z", "J"),
    ("AE", "AI"),
    ("IY", "I"),
    ("OE", "U"),
]
_SOUNDS += [
    ("AI", "AE"),
    ("UDIN", "UDDIN"),
    ("ULLOH", "ULLAH"),
    ("RAHM", "ROHM"),
    ("IAH", "IYAH"),
    ("Y", "I"),
    ("U", "OE"),
]


@cache
def _spellings() -> dict[str, list[tuple[str, float]]]:
    found: dict[str, list[tuple[str, float]]] = {}
    for row in rows("ejaan"):
        weight = float(row["asumsi_bobot"])
        found.setdefault(row["kata"].upper(), []).append((row["tertulis"].upper(), weight))
        if row["jenis"] == "ejaan":
            found.setdefault(row["tertulis"].upper(), []).append((row["kata"].upper(), weight / 2))
    return found


def _drawn(options: list[tuple[str, float]], luck: float) -> str:
    target = luck * sum(weight for _, weight in options)
    for text, weight in options:
        target -= weight
        if target < 0:
            return text
    return options[-1][0]


def respell(words: Words, luck: Luck) -> Words:
    """Saefudin becomes Saepudin, Muhammad becomes Moch."""
    able = [place for place, word in enumerate(words) if word in _spellings()]
    if able:
        place = able[int(luck[0] * len(able))]
        return [*words[:place], _drawn(_spellings()[words[place]], luck[1]), *words[place + 1 :]]
    place = int(luck[0] * len(words))
    able_sounds = [pair for pair in _SOUNDS if pair[0] in words[place][1:] or words[place].startswith(pair[0])]
    if not able_sounds:
        return words
    old, new = able_sounds[int(luck[1] * len(able_sounds))]
    return [*words[:place], words[place].replace(old, new, 1), *words[place + 1 :]]


def mistype(words: Words, luck: Luck) -> Words:
    """A letter lost, doubled, swapped with the next, or its neighbour on the keyboard."""
    long = [place for place, word in enumerate(words) if len(word) > 3]
    if not long:
        return words
    place = long[int(luck[0] * len(long))]
    word = words[place]
    at = 1 + int(luck[1] * (len(word) - 2))
    kind = int(luck[2] * 4)
    changed = [
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + _NEAR.get(word[at], "A") + word[at + 1 :],
    ][kind]
    return [*words[:place], changed, *words[place + 1 :]]


def drop_word(words: Words, luck: Luck) -> Words:
    """The last word is left out, sometimes another."""
    if len(words) < 2:
        return words
    place = len(words) - 1 if luck[0] < 0.6 else int(luck[1] * len(words))
    return words[:place] + words[place + 1 :]


def shorten_word(words: Words, luck: Luck) -> Words:
    """A word becomes its first letter."""
    if len(words) < 2:
        return words
    place = len(words) - 1 if luck[0] < 0.6 else int(luck[1] * len(words))
    return [*words[:place], words[place][0] + ("." if luck[2] < 0.7 else ""), *words[place + 1 :]]


def swap_words(words: Words, _: Luck) -> Words:
    return [*words[1:], words[0]] if len(words) > 1 else words


def join_words(words: Words, _: Luck) -> Words:
    """Nur Hayati becomes Nurhayati, Nurhayati becomes Nur Hayati."""
    if words[0].startswith("NUR") and len(words[0]) > 6:
        return ["NUR", words[0][3:], *words[1:]]
    return [words[0] + words[1], *words[2:]] if len(words) > 1 else words


def add_father(words: Words, luck: Luck) -> Words:
    """The father's name is added; `luck[3]` under a half is a daughter."""
    father = vocabulary()[int(luck[0] * 400)].upper()
    marks = ["BINTI", "BT."] if luck[3] < 0.5 else ["BIN", "B."]
    return [*words, marks[luck[1] < 0.3], father]


def add_alias(words: Words, luck: Luck) -> Words:
    """A name known in the street, in brackets or after `alias`."""
    known = vocabulary()[int(luck[0] * 300)].upper()
    return [*words, f"({known})"] if luck[1] < 0.6 else [*words, "ALIAS", known]


def add_word(words: Words, luck: Luck) -> Words:
    return [*words, vocabulary()[int(luck[0] * 900)].upper()]


def add_title(words: Words, luck: Luck) -> Words:
    """A form of address or a degree; `luck[3]` under a half is a woman."""
    sex = "P" if luck[3] < 0.5 else "L"
    able = [row for row in rows("gelar") if row["jenis_kelamin"] in (sex, "N")]
    title = _drawn([(row["gelar"] + row["letak"][0], float(row["asumsi_bobot"])) for row in able], luck[0])
    text, place = title[:-1], title[-1]
    return [text, *words] if place == "d" else [*words[:-1], words[-1] + text]


# In the order in which they happen to one name.
WAYS: dict[str, Callable[[Words, Luck], Words]] = {
    "kata_hilang": drop_word,
    "ejaan": respell,
    "salah_ketik": mistype,
    "kata_disingkat": shorten_word,
    "urutan_tertukar": swap_words,
    "kata_digabung": join_words,
    "bin_binti": add_father,
    "kata_tambahan": add_word,
    "alias": add_alias,
    "gelar": add_title,
}
