"""People who stand twice in the registry, and very old entries. Not here: damage to single cells.

The story behind most doubles: someone has married into a house of their own, and still stands in the parents' family
card under another NIK. DTSEN counts rows, so the doubles are among the rows that the published totals count.
"""

from dataclasses import dataclass

import numpy as np

from naung.city.chance import Bools, Ints, pick, stream
from naung.city.misspelling import WAYS
from naung.city.people import CHILD, HEAD, MARRIED, PARENT, SPOUSE, Families, People
from naung.engine.columns import Cells

_SHARE = 0.001
_SAME_NIK = 0.15
_TWO_PEOPLE_ONE_NIK = 0.0001
_ANCIENT = 0.00003
_CLOSE_DAYS = 40
_NEAR = 0.6
"""Share of doubles whose two houses stand in one kelurahan; the rest have moved away."""
_OTHER_DAY = 0.08


@dataclass(frozen=True)
class Doubles:
    """One row a pair of registry rows (counted from 0)."""

    first: Ints
    second: Ints
    kind: list[str]
    """`satu orang, dua NIK` | `satu orang, satu NIK` | `dua orang, satu NIK`"""


def copy_people(families: Families, people: People, seed: int) -> tuple[Ints, Ints]:
    """Makes some grown children be the same person as a head or spouse elsewhere of the same sex and age.

    Returns the rows (second, first): the second is the stale entry. Call before numbers are given.
    """
    rng = stream(seed, len(people), "doubles")
    age = people.age()
    settled = np.isin(people.relation, [HEAD, SPOUSE]) & (people.marital == MARRIED) & (age < 45)
    stale = (people.relation == CHILD) & (age >= 20) & (age < 45) & (people.culture == families.culture[people.family])
    wanted = round(_SHARE * len(people))
    near = round(_NEAR * wanted)
    first, second = _pairs(rng, families, people, settled, stale, near, same_kelurahan=True)
    settled[first] = stale[second] = False
    far_first, far_second = _pairs(rng, families, people, settled, stale, wanted - near, same_kelurahan=False)
    first, second = np.concatenate([first, far_first]), np.concatenate([second, far_second])
    for column in (people.birth, people.words, people.culture, people.origin):
        column[second] = column[first]
    # Now and then the older card has another day of birth.
    other = second[rng.random(len(second)) < _OTHER_DAY]
    people.birth[other] += np.array([-30, -1, 1, 9, 31], np.int32)[rng.integers(0, 5, len(other))]
    return second, first


def _pairs(
    rng: np.random.Generator,
    families: Families,
    people: People,
    settled: Bools,
    stale: Bools,
    wanted: int,
    same_kelurahan: bool,
) -> tuple[Ints, Ints]:
    """Rows (first, second) of people of one sex born within days of each other, no row twice."""
    rows = np.flatnonzero(settled | stale)
    home = families.kelurahan[people.family[rows]] * same_kelurahan
    order = rows[np.lexsort((people.birth[rows], people.sex[rows], home))]
    left, right = order[:-1], order[1:]
    fits = np.abs(people.birth[left] - people.birth[right]) <= _CLOSE_DAYS
    fits &= (people.sex[left] == people.sex[right]) & (settled[left] != settled[right])
    fits &= people.family[left] != people.family[right]
    same = families.kelurahan[people.family[left]] == families.kelurahan[people.family[right]]
    found = np.flatnonzero(fits & (same == same_kelurahan))
    if len(found):  # neighbours in the order would share a row
        found = found[np.concatenate([[True], np.diff(found) > 1])]
    chosen = np.sort(rng.permutation(found)[:wanted])
    a, b = left[chosen], right[chosen]
    return np.where(settled[a], a, b), np.where(settled[a], b, a)


def respell_doubles(doubles: Doubles, names: Cells, rng: np.random.Generator) -> tuple[Ints, list[bytes]]:
    """The stale entries whose name is written another way, and how."""
    one = np.array([kind.startswith("satu orang") for kind in doubles.kind])
    rows = doubles.second[one]
    way = pick(rng, [0.20, 0.08, 0.06, 0.04, 0.62], len(rows))
    ways = ("ejaan", "kata_hilang", "salah_ketik", "kata_disingkat")
    changed, cells = [], []
    for row, kind, luck in zip(rows.tolist(), way.tolist(), rng.random((len(rows), 4)).tolist(), strict=True):
        if kind < len(ways):
            changed.append(row)
            cells.append(" ".join(WAYS[ways[kind]](bytes(names[row]).decode().split(), luck)).encode())
    return np.array(changed, np.int64), cells


def age_some(people: People, seed: int) -> None:
    """Puts a few people of more than a hundred years among the parents: nobody reported their death."""
    rng = stream(seed, len(people), "ancient")
    old = np.flatnonzero((people.relation == PARENT) & (people.age() > 75))
    count = min(len(old), max(1, round(_ANCIENT * len(people))))
    chosen = rng.permutation(old)[:count]
    people.birth[chosen] = rng.integers(0, 8500, len(chosen))
    people.birth[chosen[: len(chosen) // 3]] = 0  # 1900-01-01, a placeholder


def repeat_niks(people: People, pairs: tuple[Ints, Ints], seed: int) -> Doubles:
    """Gives some pairs of rows one NIK. Call after numbers are given."""
    rng = stream(seed, len(people), "same numbers")
    second, first = pairs
    same = rng.random(len(first)) < _SAME_NIK
    people.nik[second[same]] = people.nik[first[same]]
    kinds = np.where(same, "satu orang, satu NIK", "satu orang, dua NIK").tolist()
    taken = np.zeros(len(people), bool)
    taken[first] = taken[second] = True
    # A clerk gives a child the number of the row above.
    free = np.flatnonzero((people.relation == CHILD) & ~taken)
    free = free[~taken[free - 1]]
    rows = np.sort(rng.permutation(free)[: max(1, round(_TWO_PEOPLE_ONE_NIK * len(people)))])
    rows = rows[np.concatenate([[True], np.diff(rows) > 1])]
    people.nik[rows] = people.nik[rows - 1]
    kinds += ["dua orang, satu NIK"] * len(rows)
    return Doubles(np.concatenate([first, rows - 1]), np.concatenate([second, rows]), kinds)
