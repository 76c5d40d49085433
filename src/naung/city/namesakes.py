"""Whole names that people share: the common ones, those of twins. Not here: names drawn word by word.

Words drawn one by one make Sri Wahyuni and Siti Aminah far too rare. Sisters and brothers of one house, however, do
not bear the very same name.
"""

from functools import cache

import numpy as np

from naung.city.chance import Bools, Floats, Ints, stream
from naung.city.names import BATAK, GENERATIONS, KRISTEN, draw_first_word, generations, word_codes
from naung.city.people import CHILD, MAN, WOMAN, Families, People, Words, younger_twins
from naung.city.tables import rows

_MOST_COMMON = 0.6
"""No more than this share of a generation's names of one length is given away."""
_PAIR, _SAME_FRONT = 0.45, 0.25
"""Shares of twins who bear a pair of names, and who share the first word; the others are like other siblings."""
_SAME_REST = 0.6
"""Share of twins of one sex with a pair of names whose other words are the same."""
_LARGEST_HOUSE = 10
_TRIES = 3


def make_namesakes(families: Families, people: People, seed: int) -> None:
    """Gives whole names to some whose names are drawn already. Call before people are doubled."""
    _give_common_names(stream(seed, len(people), "common names"), people)
    _name_twins(stream(seed, len(people), "twin names"), families, people)
    _part_siblings(stream(seed, len(people), "siblings"), people)


def _give_common_names(rng: np.random.Generator, people: People) -> None:
    """Tops up the names of data/nama_lazim.csv among people with as many words and a culture that bears them."""
    generation = generations(people.birth)
    length = (people.words >= 0).sum(axis=1)
    able = (people.culture != BATAK) & (people.culture != KRISTEN)
    for sex, letter in ((MAN, "L"), (WOMAN, "P")):
        for age, column in enumerate(GENERATIONS):
            of_age = (people.sex == sex) & (generation == age)
            for count in (1, 2):
                names = [row for row in rows("nama_lazim") if row["jenis_kelamin"] == letter]
                names = [row for row in names if len(row["nama"].split()) == count]
                wanted = np.array([float(row[f"asumsi_{column}"]) for row in names]) / 10_000 * int(of_age.sum())
                chosen = np.flatnonzero(of_age & able & (length == count))
                _top_up(rng, people.words, chosen, _coded([row["nama"] for row in names]), wanted)


def _coded(names: list[str]) -> Words:
    codes = word_codes()
    table = np.full((len(names), 4), -1, np.int16)
    for row, name in enumerate(names):
        for place, word in enumerate(name.split()):
            table[row, place] = codes[word]
    return table


def _top_up(rng: np.random.Generator, words: Words, chosen: Ints, names: Words, wanted: Floats) -> None:
    """Gives each name as often as it is short of the wanted number."""
    free: Bools = np.ones(len(chosen), bool)
    missing = np.zeros(len(names), np.int64)
    for index, name in enumerate(names):
        there = (words[chosen, 0] == name[0]) & (words[chosen, 1] == name[1])
        free &= ~there
        missing[index] = rng.poisson(max(0.0, float(wanted[index]) - int(there.sum())))
    able = rng.permutation(chosen[free])[: int(_MOST_COMMON * free.sum())]
    given = rng.permutation(np.repeat(np.arange(len(names)), missing))[: len(able)]
    words[able[: len(given)]] = names[given]


def _name_twins(rng: np.random.Generator, families: Families, people: People) -> None:
    """Hasan and Husein, Rini and Rina, or Muhammad twice in front."""
    younger = younger_twins(people)
    luck = rng.random((len(younger), 3))
    christian = np.isin(families.culture[people.family[younger]], [BATAK, KRISTEN])
    for row, other_faith, (way, which, rest) in zip(younger.tolist(), christian.tolist(), luck.tolist(), strict=True):
        elder = row - 1
        sexes = "".join("LP"[int(people.sex[twin] == WOMAN)] for twin in (elder, row))
        if way < _PAIR:
            if rest < _SAME_REST and sexes in ("LL", "PP"):
                people.words[row] = people.words[elder]
            people.words[[elder, row], 0] = _pair(sexes, other_faith, which)
        elif way < _PAIR + _SAME_FRONT and sexes in ("LL", "PP") and (people.words[[elder, row], 1] >= 0).all():
            people.words[row, 0] = people.words[elder, 0]


def _pair(sexes: str, christian: bool, luck: float) -> tuple[int, int]:
    """First words for the elder twin and the younger, whose sexes are given in this order."""
    pairs, edges = _pairs("".join(sorted(sexes)), christian)
    first, second = pairs[int(np.searchsorted(edges, luck * edges[-1], side="right"))]
    return (second, first) if sexes == "PL" else (first, second)


@cache
def _pairs(sexes: str, christian: bool) -> tuple[list[tuple[int, int]], Floats]:
    groups = ("Kristen", "Umum") if christian else ("Islam", "Umum")
    found = [row for row in rows("kembar") if row["jenis_kelamin"] == sexes and row["kelompok"] in groups]
    codes = word_codes()
    pairs = [(codes[row["pertama"]], codes[row["kedua"]]) for row in found]
    return pairs, np.cumsum([float(row["asumsi_bobot"]) for row in found])


def _part_siblings(rng: np.random.Generator, people: People) -> None:
    """Another first word for a child that bears the very name of a brother or sister in the house."""
    for _ in range(_TRIES):
        for row in _named_as_sibling(people).tolist():
            people.words[row, 0] = draw_first_word(rng, people, row)


def _named_as_sibling(people: People) -> Ints:
    children = np.flatnonzero(people.relation == CHILD)
    family = people.family[children]
    name = people.words[children].astype(np.int64) @ np.array([1 << 39, 1 << 26, 1 << 13, 1])
    same = np.zeros(len(children), bool)
    for back in range(1, _LARGEST_HOUSE - 1):
        same[back:] |= (family[back:] == family[:-back]) & (name[back:] == name[:-back])
    found: Ints = children[same]
    return found
