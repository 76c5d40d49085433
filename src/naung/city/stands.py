"""Who stands on which office's list. Not here: what the office writes about them, or the damage."""

from dataclasses import dataclass

import numpy as np

from naung.city.chance import Bools, Floats, Ints, stream
from naung.city.people import WOMAN, People
from naung.city.plan import FULL_PEOPLE
from naung.city.registry import City
from naung.city.work import Work

# Rows at full size. Published: last year's 11,666 and the "about 43,000" the city pays otherwise. The rest assumed.
FULL_ROWS = {
    "ojol": 18_000,
    "umkm": 14_000,
    "dishub": 7_000,
    "kelurahan": 21_000,
    "sigap_2025": 11_666,
    "kota": 43_000,
    "provinsi": 18_000,
}
_COVERED_SHARE = 0.44
"""Workers with BPJS TK cover in the city (bekasiguide.com, 5 November 2025)."""
_LAPSED = 0.12
"""Former participants on the BPJS TK list, per active one (assumption)."""
_AGAIN = {"umkm": 0.03, "dishub": 0.05, "kelurahan": 0.06}
"""Share of a list that another proposing office sends too, beyond chance (assumption)."""
_THIRD = {"kelurahan": 0.015}
"""Share of a list that two other proposing offices send too, beyond chance (assumption)."""
_MEMBER_AGAIN = 0.10
"""Share of each proposing list that last year's members make up (assumption)."""


@dataclass(frozen=True)
class Standing:
    """Registry rows (from 0) of the people on each list; strangers are added later."""

    lists: dict[str, Ints]
    active: Bools
    """For the list `aktif`: whether the cover runs."""


def scaled(rows: int, people: int) -> int:
    return max(5, round(rows * people / FULL_PEOPLE))


def choose(city: City, seed: int) -> Standing:
    """People for each list, without those that are not in the registry."""
    people = city.people
    rng = stream(seed, len(people), "standing")
    decile = city.families.decile[people.family]
    fits = city.work.informal & (people.age() >= 18) & (people.age() < 65)
    lists: dict[str, Ints] = {}
    members = _weighted(rng, _member_weights(city, fits, decile), scaled(FULL_ROWS["sigap_2025"], len(people)))
    lists["sigap_2025"] = members
    for name, weights in _proposal_weights(city, fits, decile).items():
        count = scaled(FULL_ROWS[name], len(people))
        earlier = np.concatenate([lists[other] for other in lists if other != "sigap_2025"] or [members[:0]])
        again = _sent_before(rng, earlier, round(_AGAIN.get(name, 0) * count), round(_THIRD.get(name, 0) * count))
        known = rng.permutation(members)[: round(_MEMBER_AGAIN * count)]
        known = known[(weights[known] > 0) & ~np.isin(known, again)]
        weights[again] = weights[known] = 0
        fresh = _weighted(rng, weights, max(count - len(again) - len(known), 1))
        lists[name] = np.concatenate([fresh, again, known])
    lists["kota"] = _weighted(rng, _city_weights(city), scaled(FULL_ROWS["kota"], len(people)))
    province = np.where(fits & (decile <= 4), np.where(decile <= 2, 4.0, 1.2), 0.0)
    province[members] *= 0.08
    lists["provinsi"] = _weighted(rng, province, scaled(FULL_ROWS["provinsi"], len(people)))
    lists["aktif"], active = _participants(rng, city, lists)
    return Standing(
        {name: rng.permutation(lists[name]) for name in lists if name != "aktif"} | {"aktif": lists["aktif"]}, active
    )


def _sent_before(rng: np.random.Generator, earlier: Ints, once: int, twice: int) -> Ints:
    """Different people whom one office has sent already, and some whom two have."""
    people, times = np.unique(earlier, return_counts=True)
    often = rng.permutation(people[times > 1])[:twice]
    rest = rng.permutation(people[~np.isin(people, often)])[:once]
    return np.concatenate([rest, often])


def _weighted(rng: np.random.Generator, weights: Floats, count: int) -> Ints:
    """Different rows, drawn in proportion to the weights; fewer if fewer have a weight."""
    able = np.flatnonzero(weights > 0)
    keys = rng.exponential(size=len(able)) / weights[able]
    return np.sort(able[np.argsort(keys, kind="stable")[:count]])


def _member_weights(city: City, fits: Bools, decile: Ints) -> Floats:
    """Deciles 1 to 3 first, then to 5; a few have found a formal job or risen since."""
    by_decile = np.array([0, 4.0, 3.0, 2.0, 0.5, 0.15, 0.01, 0.005, 0, 0, 0])
    since = (city.work.status == 4) & (city.people.age() >= 19) & (decile <= 5)
    weights = np.where(fits, by_decile[decile], np.where(since, 0.05, 0.0))
    sector = city.work.sector
    favoured = np.isin(sector, [11, 12, 13, 14])
    return weights * np.where(favoured, 1.0, 0.5)


def _proposal_weights(city: City, fits: Bools, decile: Ints) -> dict[str, Floats]:
    people, work = city.people, city.work
    poor = np.interp(decile, [1, 5, 10], [1.5, 1.0, 0.25])
    elder = (people.age() >= 65) & (work.working == 1)
    man = people.sex != WOMAN
    ride = fits & (work.sector == 13)
    trade = (fits | elder) & np.isin(work.sector, [8, 12, 14, 24]) & np.isin(work.status, [1, 2])
    street = (fits | elder) & np.isin(work.sector, [13, 24]) & man
    idle = (work.working == 2) & (people.age() >= 18) & (people.age() < 60)
    asked = np.where(fits, 1.0, np.where(elder, 0.5, np.where(idle, 0.015, np.where(work.status == 4, 0.02, 0.0))))
    return {
        "ojol": np.where(ride, np.interp(decile, [1, 10], [1.0, 0.4]), 0.0),
        "umkm": np.where(trade, np.interp(decile, [1, 10], [1.0, 0.6]), 0.0),
        "dishub": np.where(street, poor, 0.0),
        "kelurahan": asked * np.where(decile <= 5, poor, 0.12),
    }


def _city_weights(city: City) -> Floats:
    """Non-civil-service staff and teachers, health cadres, PKK, Linmas, RT and RW heads."""
    people, work = city.people, city.work
    grown = (people.age() >= 20) & (people.age() < 63)
    staff = np.isin(work.sector, [20, 21, 22]) & (work.status == 4)
    cadre = (people.sex == WOMAN) & (work.working == 2) & (people.age() >= 28)
    elder = (people.sex != WOMAN) & work.informal & (people.age() >= 38)
    return np.where(grown, np.where(staff, 6.0, np.where(cadre, 0.25, np.where(elder, 0.18, 0.0))), 0.0)


def _participants(rng: np.random.Generator, city: City, lists: dict[str, Ints]) -> tuple[Ints, Bools]:
    """Everyone whose cover runs, up to the published share of workers, then those whose cover has ended."""
    people, work = city.people, city.work
    active = np.zeros(len(people), bool)
    active[lists["sigap_2025"]] = active[lists["kota"]] = True
    active[lists["provinsi"][rng.random(len(lists["provinsi"])) < 0.7]] = True
    active |= _by_status(rng, work, {1: 0.05, 2: 0.06, 3: 0.30, 5: 0.35, 6: 0.02, 7: 0.08})
    wanted = round(_COVERED_SHARE * int((work.working == 1).sum())) - int(active.sum())
    active[_weighted(rng, np.where((work.status == 4) & ~active, 1.0, 0.0), max(wanted, 0))] = True
    covered = np.flatnonzero(active)
    lapsed = _lapsed(rng, people, active, len(covered))
    rows = rng.permutation(np.concatenate([covered, lapsed]))
    return rows, active[rows]


def _by_status(rng: np.random.Generator, work: Work, chances: dict[int, float]) -> Bools:
    table = np.zeros(9)
    for status, chance in chances.items():
        table[status] = chance
    return rng.random(len(work.status)) < table[work.status]


def _lapsed(rng: np.random.Generator, people: People, active: Bools, count: int) -> Ints:
    grown = (people.age() >= 20) & (people.age() < 62) & ~active
    return _weighted(rng, np.where(grown, 1.0, 0.0), round(_LAPSED * count))
