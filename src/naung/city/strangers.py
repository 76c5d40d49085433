"""The rows of a list as they should be: people of the registry, and people who are not in it. Not here: damage.

Strangers are the hard part for whoever must recognise people: some bear the name of a neighbour, some are relatives of
a registered person, some even show that person's NIK; some have moved out of the city, some are the dead husband or
wife of a registered person.
"""

from dataclasses import dataclass, fields

import numpy as np

from naung.city.chance import Bools, Ints
from naung.city.identity import calendar
from naung.city.people import CHILD, HEAD, MAN, SPOUSE, WIDOWED, WOMAN, Small, Words
from naung.city.registry import City
from naung.city.shares import draw_kinds

ABSENT = (
    "tidak_terdaftar",
    "tidak_terdaftar_senama",
    "tidak_terdaftar_kerabat",
    "tidak_terdaftar_nik_kerabat",
    "tidak_terdaftar_pindah",
    "tidak_terdaftar_meninggal",
)
_PLAIN, _NAMESAKE, _RELATIVE, _BORROWER, MOVED, _DEAD = range(len(ABSENT))


@dataclass
class Known:
    """One row a list row, before the office writes it down."""

    person: Ints
    """Registry row (from 0), -1 for a stranger."""
    like: Ints
    """Registry row that sex, birthplace and home are taken from; the person's own when known."""
    absent: Ints
    """Index into ABSENT, -1 for people of the registry."""
    words: Words
    birth: Ints
    nik: Ints
    family: Ints

    def __len__(self) -> int:
        return len(self.person)

    def take(self, chosen: Ints) -> "Known":
        return Known(*(getattr(self, field.name)[chosen] for field in fields(self)))

    def join(self, other: "Known") -> "Known":
        return Known(
            *(np.concatenate([getattr(self, field.name), getattr(other, field.name)]) for field in fields(self))
        )


def make_known(
    rng: np.random.Generator,
    city: City,
    shares: tuple[list[str], list[float]],
    standing: Ints,
    kept: Bools,
    taken: Ints,
) -> Known:
    """Turns some of the chosen people into strangers, but not the `kept`.

    `shares`: kinds of strangers and how many of each. `taken`: all NIKs in use, sorted.
    """
    people = city.people
    kinds, weights = shares
    drawn = draw_kinds(rng, weights, len(standing))
    absent = np.full(len(standing), -1)
    for index, kind in enumerate(kinds):
        absent[(drawn == index) & ~kept] = ABSENT.index(kind)
    known = Known(
        np.where(absent < 0, standing, -1),
        standing.copy(),
        absent,
        people.words[standing],
        people.birth[standing].astype(np.int64),
        people.nik[standing],
        people.family[standing],
    )
    _invent(rng, city, known, absent >= 0, taken)
    return known


def _invent(rng: np.random.Generator, city: City, known: Known, strange: Bools, taken: Ints) -> None:
    people = city.people
    model = known.like.copy()
    anyone = rng.integers(0, len(people), len(known))
    grown = (people.age()[anyone] >= 19) & (people.age()[anyone] < 70)
    anyone = np.where(grown, anyone, model)
    kin = (known.absent == _RELATIVE) | (known.absent == _BORROWER)
    plain = np.isin(known.absent, [_PLAIN, MOVED])
    known.like = np.where(plain | kin, anyone, known.like)
    mixed = _mixed_words(rng, city, known.like)
    # A relative shares the last word, a namesake the whole name.
    last = np.maximum((people.words[model] >= 0).sum(axis=1) - 1, 0)
    shared = people.words[model, last]
    sharing = mixed.copy()
    sharing[:, 1] = np.where(sharing[:, 0] == shared, sharing[:, 1], shared)
    known.words = np.where(plain[:, None], mixed, np.where(kin[:, None], sharing, known.words)).astype(np.int16)
    born = people.birth[anyone].astype(np.int64) + rng.integers(-300, 300, len(known))
    near = people.birth[model].astype(np.int64) + rng.integers(-170, 170, len(known))
    birth = np.where(known.absent == _NAMESAKE, near, born)
    known.birth = np.where(strange, np.clip(birth, 1, None), known.birth)
    known.family = np.where(plain, people.family[anyone], known.family)
    moved = known.absent == _NAMESAKE
    known.family = np.where(moved, _neighbours(rng, city, known.family), known.family)
    _bury(rng, city, known)
    fresh = strange & (known.absent != _BORROWER)
    known.nik[fresh] = _new_niks(rng, city, known, np.flatnonzero(fresh), taken)


def _bury(rng: np.random.Generator, city: City, known: Known) -> None:
    """The dead were husband or wife of a widowed head: near in age, with the last word of the eldest child."""
    people = city.people
    dead = np.flatnonzero(known.absent == _DEAD)
    widowed = np.flatnonzero((people.relation == HEAD) & (people.marital == WIDOWED))
    if not len(widowed):
        return
    left = widowed[rng.integers(0, len(widowed), len(dead))]
    like = _someone(rng, people.sex, people.sex[left])
    words, child = people.words[like].copy(), np.minimum(left + 1, len(people) - 1)
    heirs = (people.relation[child] == CHILD) & (people.words[child, 1] >= 0)
    last = np.maximum((people.words[child] >= 0).sum(axis=1) - 1, 0)
    words[heirs, 1:] = -1
    words[heirs, 1] = people.words[child[heirs], last[heirs]]
    known.like[dead], known.words[dead], known.family[dead] = like, words, people.family[left]
    known.birth[dead] = np.maximum(people.birth[left].astype(np.int64) + rng.integers(-2500, 2500, len(dead)), 1)


def _someone(rng: np.random.Generator, sex: Small, not_of: Small) -> Ints:
    """For each given sex, somebody of the other."""
    found = np.zeros(len(not_of), np.int64)
    for one in (MAN, WOMAN):
        able, wanted = np.flatnonzero(sex == one), not_of != one
        found[wanted] = able[rng.integers(0, len(able), int(wanted.sum()))]
    return found


def _mixed_words(rng: np.random.Generator, city: City, like: Ints) -> Words:
    """First word of one person, the rest of another of the same sex: nobody bears a whole name that was copied."""
    people = city.people
    other = np.zeros(len(like), np.int64)
    for sex in np.unique(people.sex):
        able, mine = np.flatnonzero(people.sex == sex), people.sex[like] == sex
        other[mine] = able[rng.integers(0, len(able), int(mine.sum()))]
    mixed = people.words[like].copy()
    mixed[:, 1:] = people.words[other, 1:]
    # Of two with one word each nothing would be mixed: the stranger takes the other's.
    alone = mixed[:, 1] < 0
    mixed[alone, 0] = people.words[other[alone], 0]
    return mixed


def _neighbours(rng: np.random.Generator, city: City, family: Ints) -> Ints:
    """Another family of the same kelurahan, most of the time."""
    home = city.families.kelurahan
    there = np.clip(family + rng.integers(-900, 900, len(family)), 0, len(home) - 1)
    return np.where(home[there] == home[family], there, family)


def _new_niks(rng: np.random.Generator, city: City, known: Known, chosen: Ints, taken: Ints) -> Ints:
    day, month, year = calendar(known.birth[chosen])
    woman = city.people.sex[known.like[chosen]] == WOMAN
    date = (day + 40 * woman) * 10_000 + month * 100 + year % 100
    niks = (city.people.nik[known.like[chosen]] // 10**10 * 1_000_000 + date) * 10_000 + rng.integers(
        1, 30, len(chosen)
    )
    for _ in range(400):
        place = np.minimum(np.searchsorted(taken, niks), len(taken) - 1)
        clash = taken[place] == niks
        if not clash.any():
            break
        niks[clash] += 1
    fresh: Ints = niks
    return fresh


def spouses(city: City, person: Ints) -> Ints:
    """Husband or wife where head and spouse of one house; -1 for the others."""
    people = city.people
    wife = np.minimum(person + 1, len(people) - 1)
    other = np.where(people.relation[person] == SPOUSE, person - 1, -1)
    return np.where((people.relation[person] == HEAD) & (people.relation[wife] == SPOUSE), wife, other)


def relatives(city: City, person: Ints) -> Ints:
    """Somebody else of the house, not husband or wife: the eldest child, else the row above; -1 where nobody is."""
    people, families = city.people, city.families
    family = people.family[person]
    first, size = families.first[family], families.size[family]
    # Head and spouse stand first in a family's rows, the eldest child below them.
    couple = np.isin(people.relation[person], [HEAD, SPOUSE])
    married = people.relation[np.minimum(first + 1, len(people) - 1)] == SPOUSE
    child = first + 1 + married
    return np.where(couple, np.where(child < first + size, child, -1), person - 1)


def neighbours(rng: np.random.Generator, city: City, person: Ints) -> Ints:
    """The head, or the one in the row below, of a house a few houses away in the file."""
    families = city.families
    family, count = city.people.family[person], len(families.size)
    step = rng.integers(1, 13, len(person))
    other = np.where(family + step < count, family + step, family - step)
    return families.first[other] + (rng.random(len(person)) < 0.5) * (families.size[other] > 1)
