"""The rows of a list as they should be: people of the registry, and people who are not in it. Not here: damage.

Strangers are the hard part for whoever must recognise people: some bear the name of a neighbour, some are relatives of
a registered person, some even show that person's NIK.
"""

from dataclasses import dataclass, fields

import numpy as np

from naung.city.chance import Bools, Ints, pick
from naung.city.identity import calendar
from naung.city.people import WOMAN, Words
from naung.city.registry import City
from naung.city.tables import rows

ABSENT = ("tidak_terdaftar", "tidak_terdaftar_senama", "tidak_terdaftar_kerabat", "tidak_terdaftar_nik_kerabat")
_PLAIN, _NAMESAKE, _RELATIVE, _BORROWER = range(4)


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


def shares_of(list_name: str, part: str) -> tuple[list[str], list[float]]:
    """Kinds of damage to a part of a list's rows, with their shares from 0 to 1."""
    found = [row for row in rows("kerusakan") if row["daftar"] == list_name and row["bagian"] == part]
    return [row["kerusakan"] for row in found], [float(row["asumsi_persen"]) / 100 for row in found]


def draw_kinds(rng: np.random.Generator, shares: list[float], count: int) -> Ints:
    """For each row one kind, or -1 for none."""
    kinds = pick(rng, [*shares, max(0.0, 1 - sum(shares))], count)
    return np.where(kinds == len(shares), -1, kinds)


def make_known(rng: np.random.Generator, city: City, list_name: str, standing: Ints, kept: Bools, taken: Ints) -> Known:
    """Turns some of the chosen people into strangers, but not the `kept`. `taken`: all NIKs in use, sorted."""
    people = city.people
    kinds, shares = shares_of(list_name, "orang")
    drawn = draw_kinds(rng, shares, len(standing))
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
    plain = known.absent == _PLAIN
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
    fresh = strange & (known.absent != _BORROWER)
    known.nik[fresh] = _new_niks(rng, city, known, np.flatnonzero(fresh), taken)


def _mixed_words(rng: np.random.Generator, city: City, like: Ints) -> Words:
    """First word of one person, the rest of another of the same sex."""
    people = city.people
    other = rng.integers(0, len(people), len(like))
    same = people.sex[other] == people.sex[like]
    mixed = people.words[like].copy()
    mixed[same, 1:] = people.words[other[same], 1:]
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


def relatives(city: City, person: Ints) -> Ints:
    """Somebody else of the house: the spouse where there is one, else the next or the previous; -1 for the alone."""
    people, families = city.people, city.families
    family = people.family[person]
    first, size = families.first[family], families.size[family]
    # Head and spouse stand first in a family's rows, so that each is the other's neighbour in the file.
    other = np.where(person == first, person + 1, np.where(person == first + 1, first, person - 1))
    return np.where(size > 1, other, -1)
