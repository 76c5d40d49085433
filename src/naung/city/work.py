"""Work, health and housing of the made people, in DTSEN's codes. Not here: what any programme makes of them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from naung.city.chance import Bools, Floats, Ints, pick, stream
from naung.city.people import MAN, SERVANT, WOMAN, Families, People
from naung.city.tables import rows

Codes = NDArray[np.int8]

# Chance to work by age up to 15, 18, 25, 40, 55, 60, 65, 75 and above (assumption).
_AGES = [15, 18, 25, 40, 55, 60, 65, 75]
_MEN_WORK = np.array([0, 0.06, 0.58, 0.94, 0.94, 0.83, 0.64, 0.36, 0.08])
_WOMEN_WORK = np.array([0, 0.04, 0.43, 0.50, 0.52, 0.44, 0.34, 0.16, 0.03])
# Share of own-account and casual workers among those who work, by decile 1 to 10 (assumption, set so that more than
# 200,000 people of deciles 1 to 5 qualify, the number DPRD Komisi 4 named on 26 October 2025).
_INFORMAL = np.array([0.80, 0.78, 0.74, 0.70, 0.65, 0.51, 0.43, 0.35, 0.28, 0.22])

_INFORMAL_STATUS = {1: 0.53, 2: 0.14, 6: 0.01, 7: 0.32}
_FORMAL_STATUS = {4: 0.83, 5: 0.10, 3: 0.035, 8: 0.035}
# Sectors 1 to 26 (assumption): own-account and casual men, women; employees.
_SECTOR_MEN = {
    12: 27,
    13: 24,
    11: 17,
    14: 12,
    8: 5,
    24: 6,
    10: 1.2,
    1: 0.6,
    2: 0.6,
    4: 0.2,
    19: 2,
    9: 0.3,
    21: 0.8,
    23: 1,
}
_SECTOR_WOMEN = {12: 38, 14: 24, 8: 9, 24: 9, 25: 10, 21: 3, 22: 1.2, 10: 0.9, 13: 2, 1: 0.4, 2: 0.3, 19: 1, 18: 0.7}
_SECTOR_EMPLOYED = {
    8: 30, 12: 17, 13: 8, 14: 6, 16: 6, 18: 5, 19: 6, 20: 6, 21: 8, 22: 4, 15: 3, 11: 4, 9: 0.8, 10: 0.8, 17: 1, 24: 2,
    7: 0.4, 23: 0.5, 26: 0.05, 25: 1.5,
}  # fmt: skip


@dataclass(frozen=True)
class Work:
    """One row a person; 0 where the question does not arise."""

    working: Codes
    """1 yes, 2 no."""
    status: Codes
    sector: Codes
    job: Codes
    """`id_pekerjaan_utama`: the same 26 sectors, now and then another than `sector`."""
    disability: Codes
    """0 none, above 0 a kind, -1 not recorded."""
    illness: Codes
    """1 none, 2 to 18 an illness."""

    @property
    def informal(self) -> Bools:
        return np.isin(self.status, list(_INFORMAL_STATUS))


@dataclass(frozen=True)
class Housing:
    """One row a family."""

    floor_m2: Ints
    tenure: Ints
    """1 owned, 2 rented, 3 free of rent, 4 official, 5 other (assumption: the code list was not seen)."""


def make_work(families: Families, people: People, seed: int) -> Work:
    """Who works, as what, in which sector; disability and illness."""
    rng = stream(seed, len(people), "work")
    age = people.age()
    decile = families.decile[people.family]
    band = np.searchsorted(_AGES, age, side="right")
    chance = np.where(people.sex == MAN, _MEN_WORK[band], _WOMEN_WORK[band])
    working = (rng.random(len(people)) < chance) | (people.relation == SERVANT)
    older = np.where(age >= 50, 0.12, np.where(age < 30, -0.11, 0.0))
    own = working & (rng.random(len(people)) < _INFORMAL[decile - 1] + older)
    status = np.zeros(len(people), np.int8)
    _fill(rng, status, own, _INFORMAL_STATUS)
    _fill(rng, status, working & ~own, _FORMAL_STATUS)
    sector = _sectors(rng, families, people, working, own, status)
    job = sector.copy()
    other = working & (rng.random(len(people)) < 0.03)
    _fill(rng, job, other, _SECTOR_EMPLOYED)
    return Work(
        np.where(working, 1, 2).astype(np.int8), status, sector, job, _disabilities(rng, age), _illnesses(rng, age)
    )


def _fill(rng: np.random.Generator, codes: Codes, where: Bools, weights: dict[int, float]) -> None:
    chosen = np.flatnonzero(where)
    codes[chosen] = np.array(list(weights), np.int8)[pick(rng, list(weights.values()), len(chosen))]


def _sectors(
    rng: np.random.Generator, families: Families, people: People, working: Bools, own: Bools, status: Codes
) -> Codes:
    sector = np.zeros(len(people), np.int8)
    _fill(rng, sector, working & ~own, _SECTOR_EMPLOYED)
    _fill(rng, sector, own & (people.sex == MAN), _SECTOR_MEN)
    _fill(rng, sector, own & (people.sex == WOMAN), _SECTOR_WOMEN)
    # The waste site: in Bantargebang many live from sorting refuse.
    waste = np.array([row["kecamatan"] == "Bantargebang" for row in rows("kelurahan")])[families.kelurahan]
    sector[own & waste[people.family] & (rng.random(len(people)) < 0.28)] = 10
    sector[status == 6] = 2
    sector[people.relation == SERVANT] = 25
    sector[(status == 5) & (rng.random(len(people)) < 0.6)] = 20
    return sector


def _disabilities(rng: np.random.Generator, age: Codes) -> Codes:
    chance = np.where(age >= 60, 0.05, np.where(age >= 18, 0.012, 0.008))
    kind = np.where(rng.random(len(age)) < chance, 1 + pick(rng, [40, 18, 16, 14, 4, 8], len(age)), 0)
    return np.where(rng.random(len(age)) < 0.03, -1, kind).astype(np.int8)


def _illnesses(rng: np.random.Generator, age: Codes) -> Codes:
    chance = np.interp(age, [0, 30, 50, 65, 90], [0.01, 0.03, 0.14, 0.30, 0.42])
    kind = 2 + pick(rng, 1.0 / (np.arange(17) + 1.5), len(age))
    return np.where(rng.random(len(age)) < chance, kind, 1).astype(np.int8)


def make_housing(families: Families, seed: int) -> Housing:
    """Floor and tenure, better with the decile."""
    rng = stream(seed, int(families.size.sum()), "housing")
    middle: Floats = 24.0 + 6.5 * families.decile + 2.0 * families.size
    floor = np.clip(np.round(middle * np.exp(rng.normal(0, 0.35, len(middle)))), 6, 400).astype(np.int64)
    owned = rng.random(len(middle)) < 0.35 + 0.045 * families.decile
    other = 2 + pick(rng, [0.80, 0.14, 0.02, 0.04], len(middle))
    return Housing(floor, np.where(owned, 1, other))
