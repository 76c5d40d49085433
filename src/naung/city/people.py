"""The people of the city as columns, one row a person, families together. Not here: how they are made or written."""

from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray

from naung.city.chance import Ints

Small = NDArray[np.int8]
Words = NDArray[np.int16]

CUT_OFF = date(2025, 12, 15)
"""The day the made extract shows."""
EPOCH = date(1900, 1, 1)
TODAY = (CUT_OFF - EPOCH).days

HEAD, SPOUSE, CHILD, CHILD_IN_LAW, GRANDCHILD, PARENT, SERVANT, OTHER = range(1, 9)
SINGLE, MARRIED, DIVORCED, WIDOWED = range(1, 5)
MAN, WOMAN = 1, 2


@dataclass
class Families:
    """One row a family, in the order of the registry."""

    kelurahan: Ints
    decile: Ints
    size: Ints
    first: Ints
    """Row of the head; the others follow."""
    culture: Ints = field(default_factory=lambda: np.zeros(0, np.int64))


@dataclass
class People:
    """One row a person. Days are counted from EPOCH; 0 means none or unknown unless said otherwise."""

    family: Ints
    relation: Small
    sex: Small
    birth: NDArray[np.int32]
    marital: Small
    culture: Small = field(default_factory=lambda: np.zeros(0, np.int8))
    words: Words = field(default_factory=lambda: np.zeros((0, 4), np.int16))
    """Codes of up to four words of the name, -1 where there is none."""
    origin: NDArray[np.int16] = field(default_factory=lambda: np.zeros(0, np.int16))
    """Row of data/daerah_asal.csv's regions: where the person was born and first registered."""
    nik: Ints = field(default_factory=lambda: np.zeros(0, np.int64))

    def __len__(self) -> int:
        return len(self.family)

    def age(self) -> Small:
        """Whole years on the cut-off day, near enough for choices (not for rules)."""
        return np.clip((TODAY - self.birth) / 365.25, 0, 120).astype(np.int8)


def younger_twins(people: People) -> Ints:
    """Rows of children born on the day of the child in the row above, in the same house."""
    children = np.flatnonzero(people.relation == CHILD)
    above = children - 1
    same = (people.relation[above] == CHILD) & (people.family[above] == people.family[children])
    found: Ints = children[same & (people.birth[above] == people.birth[children])]
    return found


def copy_from_elder(values: NDArray[np.generic], twins: Ints) -> None:
    """What twins share: the value of the row above, also down a row of three or four."""
    for _ in range(3):
        values[twins] = values[twins - 1]
