"""Names: words drawn by culture, generation and sex, as often as in life. Not here: how offices misspell them.

A few words are very common and very many are rare (Zipf): the curated words carry most of the weight, words put
together from syllables carry the long tail. That is what makes namesakes as frequent as they are.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from naung.city.chance import Bools, Floats, Ints, pick, stream
from naung.city.people import CHILD, CHILD_IN_LAW, PARENT, SPOUSE, WOMAN, Families, People, Words
from naung.city.tables import numbers, rows
from naung.engine.columns import Cells

CULTURES = ("Betawi", "Sunda", "Jawa", "Batak", "Minang", "Kristen", "Umum")
_CULTURE_WEIGHTS = (0.26, 0.19, 0.32, 0.065, 0.035, 0.045, 0.085)
GENERATIONS = ("tua", "dewasa", "muda")
_BORN_DEWASA, _BORN_MUDA = 23741, 33968  # 1 January 1965 and 1993, in days since 1900
BATAK, KRISTEN = CULTURES.index("Batak"), CULTURES.index("Kristen")

# Share of one, two, three and four words by generation (assumption around the published 8, 50, 36 and 6 per cent).
_LENGTHS = {"tua": (0.20, 0.60, 0.18, 0.02), "dewasa": (0.09, 0.56, 0.31, 0.04), "muda": (0.03, 0.43, 0.45, 0.09)}
_BETAWI_TUA = (0.38, 0.50, 0.11, 0.01)
# How much of a group's weight the long tail of rare words has: in front, behind, alone (assumption).
_TAIL = {"depan": 0.20, "akhir": 0.34, "tunggal": 0.25}


@dataclass(frozen=True)
class _Pool:
    codes: Ints
    weights: Floats


def make_cultures(families: Families, people: People, seed: int) -> None:
    """Gives each family a culture, and those who married in sometimes their own."""
    rng = stream(seed, len(people), "cultures")
    betawi = np.array(numbers("kelurahan", "asumsi_betawi"))[families.kelurahan]
    families.culture = pick(rng, _CULTURE_WEIGHTS, len(betawi))
    native = (betawi > 1) & (rng.random(len(betawi)) < 0.22)
    families.culture[native] = CULTURES.index("Betawi")
    culture = families.culture[people.family].astype(np.int8)
    mixed = np.isin(people.relation, [SPOUSE, CHILD_IN_LAW]) & (rng.random(len(people)) < 0.28)
    culture[mixed] = pick(rng, _CULTURE_WEIGHTS, int(mixed.sum()))
    people.culture = culture


def make_names(families: Families, people: People, seed: int) -> None:
    """Gives each person up to four words."""
    rng = stream(seed, len(people), "names")
    count = len(people)
    generation = generations(people.birth)
    length = _lengths(rng, people, generation)
    words: Words = np.full((count, 4), -1, np.int16)
    key = (people.culture.astype(np.int64) * 3 + generation) * 2 + (people.sex == WOMAN)
    order = np.argsort(key, kind="stable")
    edges = np.searchsorted(key[order], np.arange(len(CULTURES) * 6 + 1))
    for index in range(len(CULTURES) * 6):
        chosen = order[edges[index] : edges[index + 1]]
        culture, age, sex = CULTURES[index // 6], GENERATIONS[index // 2 % 3], "LP"[index % 2]
        _draw_words(rng, words, chosen, length[chosen], culture, age, sex)
    _share_family_words(rng, families, people, words, length)
    _give_clans(rng, families, people, words)
    people.words = words


def generations(birth: NDArray[np.int32]) -> Ints:
    """Index into GENERATIONS for each day of birth."""
    return np.searchsorted([_BORN_DEWASA, _BORN_MUDA], birth, side="right").astype(np.int64)


def draw_first_word(rng: np.random.Generator, people: People, row: int) -> int:
    """Another first word for one person."""
    culture, age = CULTURES[people.culture[row]], GENERATIONS[int(generations(people.birth[[row]])[0])]
    pool = _pool(culture, age, "LP"[int(people.sex[row] == WOMAN)], "depan")
    return int(pool.codes[pick(rng, pool.weights, 1)[0]])


def _lengths(rng: np.random.Generator, people: People, generation: Ints) -> Ints:
    length = np.empty(len(people), np.int64)
    for index, name in enumerate(GENERATIONS):
        chosen = generation == index
        length[chosen] = 1 + pick(rng, _LENGTHS[name], int(chosen.sum()))
    old = (generation == 0) & (people.culture == CULTURES.index("Betawi"))
    length[old] = 1 + pick(rng, _BETAWI_TUA, int(old.sum()))
    # A Batak name has at least a first name and the clan.
    return np.where(people.culture == BATAK, np.maximum(length, 2), length)


def _draw_words(
    rng: np.random.Generator, words: Words, chosen: Ints, length: Ints, culture: str, generation: str, sex: str
) -> None:
    front = _pool(culture, generation, sex, "depan")
    back = _pool(culture, generation, sex, "akhir")
    words[chosen, 0] = front.codes[pick(rng, front.weights, len(chosen))]
    sole = _pool(culture, generation, sex, "tunggal")
    alone = chosen[length == 1]  # Siti, Dwi, Pratama or Lestari seldom stand alone
    words[alone, 0] = sole.codes[pick(rng, sole.weights, len(alone))]
    for place in (1, 2, 3):
        longer = chosen[length > place]
        drawn = back.codes[pick(rng, back.weights, len(longer))]
        twice = (words[longer, :place] == drawn[:, None]).any(axis=1)
        drawn[twice] = back.codes[pick(rng, back.weights, int(twice.sum()))]
        words[longer, place] = drawn


def _share_family_words(
    rng: np.random.Generator, families: Families, people: People, words: Words, length: Ints
) -> None:
    """Brothers and sisters often share their last word; some have their father's (his only one, too).

    Lookalikes under one roof.
    """
    habit = rng.random(len(families.size))
    children = np.flatnonzero((people.relation == CHILD) & (length >= 2))
    family = people.family[children]
    mine = habit[family]
    last = length[children] - 1
    same_sex = people.sex[children] == people.sex[np.maximum(children - 1, 0)]
    sibling = (people.relation[children - 1] == CHILD) & (people.family[children - 1] == family) & same_sex
    twin = sibling & (people.birth[children - 1] == people.birth[children])
    # Down the row of children, so that a word handed on can be handed on again.
    shared = sibling & ((mine < 0.22) | twin) & (length[children - 1] >= 2)
    for row, place in zip(children[shared], last[shared], strict=True):
        words[row, place] = words[row - 1, length[row - 1] - 1]
    alike = children[twin & (mine < 0.6) & (length[children] >= 3)]
    words[alike, 0] = words[alike - 1, 0]  # Muhammad Hasan, Muhammad Husein
    father = families.first[family]
    from_father = (mine > 0.88) & (people.sex[father] != WOMAN)
    words[children[from_father], last[from_father]] = words[father[from_father], length[father[from_father]] - 1]


def _give_clans(rng: np.random.Generator, families: Families, people: People, words: Words) -> None:
    """Batak families bear the father's clan, wives and parents-in-law their own; other Christian families a surname."""
    for culture, group, chance in ((BATAK, "Marga", 0.97), (KRISTEN, "KristenAkhir", 0.5)):
        pool = _group_pool(group, "N", "akhir", tail=False)
        of_family = pool.codes[pick(rng, pool.weights, len(families.size))]
        named = rng.random(len(families.size)) < chance
        bearers = np.flatnonzero((people.culture == culture) & named[people.family])
        clan = of_family[people.family[bearers]]
        own = np.isin(people.relation[bearers], [SPOUSE, CHILD_IN_LAW])
        own |= (people.relation[bearers] == PARENT) & (people.sex[bearers] == WOMAN)
        own |= families.culture[people.family[bearers]] != culture
        clan[own] = pool.codes[pick(rng, pool.weights, int(own.sum()))]
        last = np.maximum((words[bearers] >= 0).sum(axis=1) - 1, 1)
        words[bearers, last] = clan


@cache
def vocabulary() -> tuple[str, ...]:
    """Every word there is, once; a word's code is its position."""
    found = {row["kata"]: None for row in rows("kata_nama")}
    for _, _, made in _made_words():
        found.update(dict.fromkeys(made))
    # Words of whole names only; last, so that no other word changes its code.
    found.update(dict.fromkeys(word for row in rows("nama_lazim") for word in row["nama"].split()))
    found.update(dict.fromkeys(word for row in rows("kembar") for word in (row["pertama"], row["kedua"])))
    return tuple(found)


@cache
def word_codes() -> dict[str, int]:
    return {word: code for code, word in enumerate(vocabulary())}


@cache
def _made_words() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Per group and sex the words put together from syllables, common syllables first."""
    made = []
    table = sorted(rows("suku_kata_nama"), key=lambda row: (row["kelompok"], row["jenis_kelamin"]))
    for (group, sex), parts in groupby(table, key=lambda row: (row["kelompok"], row["jenis_kelamin"])):
        listed = list(parts)
        starts = [row["suku_kata"] for row in listed if row["letak"] == "awal"]
        ends = [row["suku_kata"] for row in listed if row["letak"] == "akhir"]
        ranked = sorted(((i + 2) * (j + 2), start, end) for i, start in enumerate(starts) for j, end in enumerate(ends))
        words = dict.fromkeys(_joined(start, end) for _, start, end in ranked)
        made.append((group, sex, tuple(words)))
    return tuple(made)


def _joined(start: str, end: str) -> str:
    """One vowel or letter is not written twice where the syllables meet."""
    return start + end[1:] if start[-1].lower() == end[0] else start + end


@cache
def _group_pool(group: str, sex: str, place: str, tail: bool) -> _Pool:
    listed = [row for row in rows("kata_nama") if row["kelompok"] == group and row["jenis_kelamin"] == sex]
    listed = [row for row in listed if row["letak"] in ("bebas", place)]
    codes = [word_codes()[row["kata"]] for row in listed]
    weights = np.array([float(row["bobot"]) for row in listed])
    weights = weights / weights.sum() * (1 - _TAIL[place] if tail else 1)
    if tail:
        rare = next(made for in_group, of_sex, made in _made_words() if (in_group, of_sex) == (group, sex))
        codes += [word_codes()[word] for word in rare]
        falling = 1.0 / (np.arange(len(rare)) + 25.0)
        weights = np.concatenate([weights, falling / falling.sum() * _TAIL[place]])
    return _Pool(np.array(codes, np.int64), weights)


@cache
def _pool(culture: str, generation: str, sex: str, place: str) -> _Pool:
    """The words of a culture and generation, mixed from the groups as data/campuran_nama.csv says."""
    parts = list(_mixture(culture, generation, sex, place))
    return _Pool(np.concatenate([pool.codes for pool, _ in parts]), np.concatenate([w for _, w in parts]))


def _mixture(culture: str, generation: str, sex: str, place: str) -> Iterator[tuple[_Pool, Floats]]:
    for row in rows("campuran_nama"):
        if (row["budaya"], row["generasi"]) == (culture, generation):
            pool = _group_pool(row["kelompok"], sex, place, tail=True)
            yield pool, pool.weights * float(row["asumsi_bagian"])


def full_names(words: Words) -> Cells:
    """The names in capitals, words one space apart."""
    table = np.array([word.upper() for word in vocabulary()] + [""], dtype="S")
    names = table[words[:, 0]]
    for place in range(1, words.shape[1]):
        there: Bools = words[:, place] >= 0
        more = np.strings.add(np.where(there, b" ", b"").astype("S1"), table[words[:, place]])
        names = np.strings.add(names, more)
    trimmed: Cells = names
    return trimmed
