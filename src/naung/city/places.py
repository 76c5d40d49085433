"""Where people live and come from: RT, RW, streets, birthplaces. Not here: the numbers made from them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from naung.city.chance import Ints, divide, pick, stream
from naung.city.names import CULTURES
from naung.city.people import CHILD, GRANDCHILD, SPOUSE, Families, People, copy_from_elder, younger_twins
from naung.city.tables import numbers, rows
from naung.engine.columns import Cells

_RW, _RT = 1018, 7134
"""Counts of the city, about 2021 (dewiki.de/Lexikon/Bekasi, secondary)."""
_STREETS_PER_RW = 6
HOME, NEIGHBOUR = 3275, 3216
"""Kota Bekasi and Kabupaten Bekasi, of which the city was a part until 1996."""


@dataclass(frozen=True)
class Homes:
    """One row a family."""

    rw: Ints
    rt: Ints
    address: Cells


@cache
def regions() -> tuple[tuple[int, str], ...]:
    """Code and birthplace word of every region people come from."""
    return tuple(dict.fromkeys((int(row["kode_kabupaten"]), row["tempat_lahir"]) for row in rows("daerah_asal")))


def make_homes(families: Families, seed: int) -> Homes:
    """RT, RW and address of each family; families are put in the order of RW and RT within their kelurahan."""
    people = int(families.size.sum())
    rng = stream(seed, people, "homes")
    size = numbers("kelurahan", "tps_2024")
    rws = np.maximum(divide(_RW, size), 1)
    rts = np.maximum(divide(_RT, size), rws)
    count = np.bincount(families.kelurahan, minlength=len(rws))
    nth = np.arange(len(families.kelurahan)) - (np.cumsum(count) - count)[families.kelurahan]
    shaken = nth / np.maximum(count[families.kelurahan], 1) + rng.normal(0, 0.1, len(nth)) / rts[families.kelurahan]
    running = np.clip((shaken * rts[families.kelurahan]).astype(np.int64), 0, rts[families.kelurahan] - 1)
    per_rw = -(-rts // rws)[families.kelurahan]
    rw, rt = running // per_rw + 1, running % per_rw + 1
    return Homes(rw, rt, _addresses(rng, families.kelurahan * 100 + rw))


def _addresses(rng: np.random.Generator, area: Ints) -> Cells:
    weights = numbers("jalan", "asumsi_bobot")
    # The same RW has the same few streets: a draw for each RW, then one of them for each family.
    of_area = pick(rng, weights, (int(area.max()) + 1) * _STREETS_PER_RW).reshape(-1, _STREETS_PER_RW)
    street = of_area[area, rng.integers(0, _STREETS_PER_RW, len(area))]
    names = np.array([f"{row['jenis']} {row['nama']}" for row in rows("jalan")], dtype="S")
    estate = np.array([row["jenis"] == "Perum" for row in rows("jalan")])[street]
    number = rng.integers(1, 160, len(area))
    numbers_text = np.array([str(n) for n in range(200)], dtype="S")
    blocks = np.array([f" Blok {letter}{n} No. " for letter in "ABCDEFGHJK" for n in range(1, 16)], dtype="S")
    middle = np.where(estate, blocks[rng.integers(0, len(blocks), len(area))], b" No. ")
    text = np.strings.add(
        np.strings.add(names[street], middle), numbers_text[np.where(estate, number % 40 + 1, number)]
    )
    lanes = np.array([b"", b", Gg. Masjid", b", Gg. H. Naim", b' (dekat "Warung Ijo")'])
    addresses: Cells = np.strings.add(text, lanes[pick(rng, [0.955, 0.02, 0.02, 0.005], len(area))])
    return addresses


def make_origins(families: Families, people: People, seed: int) -> NDArray[np.int64]:
    """Gives each person a birthplace; returns the region of first registration, as rows of `regions()`."""
    rng = stream(seed, len(people), "origins")
    codes = [code for code, _ in regions()]
    home = codes.index(HOME)
    born = np.empty(len(people), np.int64)
    for index, culture in enumerate(CULTURES):
        chosen = np.flatnonzero(people.culture == index)
        of_culture = [row for row in rows("daerah_asal") if row["budaya"] == culture]
        where = np.array([codes.index(int(row["kode_kabupaten"])) for row in of_culture])
        born[chosen] = where[pick(rng, [float(row["asumsi_bobot"]) for row in of_culture], len(chosen))]
    head = families.first[people.family]
    luck = rng.random(len(people))
    born = np.where((people.relation == SPOUSE) & (luck < 0.4), born[head], born)
    young = np.isin(people.relation, [CHILD, GRANDCHILD])
    born = np.where(young, np.where(luck < 0.80, home, born[head]), born)
    twins = younger_twins(people)
    copy_from_elder(born, twins)
    people.origin = born.astype(np.int16)
    # Some came before they had a NIK and were first registered here.
    registered = np.where((born != home) & (rng.random(len(people)) < 0.28), home, born)
    copy_from_elder(registered, twins)
    return registered
