"""Numbers people carry: NIK, family card, family id. Not here: damage done to them by offices."""

import numpy as np

from naung.city.chance import Ints, pick, stream
from naung.city.people import WOMAN, Families, People, copy_from_elder, younger_twins
from naung.city.places import HOME, NEIGHBOUR, regions
from naung.city.tables import rows

# Chance that the day, year or sex inside a NIK is not that of the row (assumption; facts.md section 7: a warning only).
_WRONG_DATE, _WRONG_SEX = 0.010, 0.001


def make_niks(families: Families, people: People, registered: Ints, seed: int) -> None:
    """Gives each person a NIK: kecamatan of first registration, birth (women's day + 40), serial; all different."""
    rng = stream(seed, len(people), "niks")
    subdistrict = _subdistricts(rng, families, people, registered)
    day, month, year = calendar(_days_in_nik(rng, people))
    woman = (people.sex == WOMAN) ^ (rng.random(len(people)) < _WRONG_SEX)
    date = (day + 40 * woman) * 10_000 + month * 100 + year % 100
    people.nik = numbered(rng, subdistrict * 1_000_000 + date)


def _subdistricts(rng: np.random.Generator, families: Families, people: People, registered: Ints) -> Ints:
    """Six digits: region and kecamatan. Other regions' kecamatan are drawn, low numbers more often."""
    region = np.array([code for code, _ in regions()])[registered]
    here = np.array([int(row["kode"][6:8]) for row in rows("kelurahan")])[families.kelurahan[people.family]]
    moved = rng.random(len(people)) < 0.3
    drawn = 1 + pick(rng, 1.0 / (np.arange(20) + 4.0), len(people))
    in_city = np.where(moved, 1 + rng.integers(0, 12, len(people)), here)
    in_regency = 1 + rng.integers(0, 23, len(people))
    last = np.where(region == HOME, in_city, np.where(region == NEIGHBOUR, in_regency, drawn))
    found: Ints = region * 100 + last
    copy_from_elder(found, younger_twins(people))
    return found


def _days_in_nik(rng: np.random.Generator, people: People) -> Ints:
    """The birth as first registered: for about one in a hundred not that of the row."""
    days = people.birth.astype(np.int64).copy()
    wrong = np.flatnonzero(rng.random(len(people)) < _WRONG_DATE)
    kind = pick(rng, [0.35, 0.3, 0.2, 0.15], len(wrong))
    day, month, year = calendar(days[wrong])
    days[wrong[kind == 0]] += np.where(rng.random(int((kind == 0).sum())) < 0.5, 365, -365)
    days[wrong[kind == 1]] += rng.integers(1, 28, int((kind == 1).sum()))
    first = kind == 2  # only the year was known
    days[wrong[first]] = to_days(np.ones(int(first.sum()), np.int64), np.full(int(first.sum()), 7), year[first])
    swapped = (kind == 3) & (day <= 12)
    days[wrong[swapped]] = to_days(month[swapped], day[swapped], year[swapped])
    return days


def numbered(rng: np.random.Generator, group: Ints) -> Ints:
    """Appends four digits, different within each group: it counts up from a small start."""
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    fresh = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
    size = np.diff(np.concatenate([fresh, [len(ordered)]]))
    start = 1 + pick(rng, 1.0 / (np.arange(12) + 1.0), len(fresh))
    serial = np.arange(len(ordered)) - np.repeat(fresh, size) + np.repeat(start, size)
    found = np.empty(len(group), np.int64)
    found[order] = ordered * 10_000 + serial
    return found


def make_family_cards(families: Families, seed: int) -> tuple[Ints, Ints]:
    """Number of the family card and DTSEN's family id; neither says where the family stands in the file."""
    count = len(families.size)
    rng = stream(seed, int(families.size.sum()), "cards")
    subdistrict = np.array([int(row["kode"][:8].replace(".", "")) for row in rows("kelurahan")])[families.kelurahan]
    day, month, year = calendar(rng.integers(39447, 45990, count))  # cards issued 2008 to 2025
    card = numbered(rng, subdistrict * 1_000_000 + day * 10_000 + month * 100 + year % 100)
    return card, 3_275_000_000_000 + rng.permutation(count) * 7 + 11


def calendar(days: Ints) -> tuple[Ints, Ints, Ints]:
    """Day, month and year of days since 1900."""
    date = np.datetime64("1900-01-01") + days.astype("timedelta64[D]")
    month = date.astype("datetime64[M]")
    year = date.astype("datetime64[Y]")
    return (
        (date - month.astype("datetime64[D]")).astype(np.int64) + 1,
        (month - year.astype("datetime64[M]")).astype(np.int64) + 1,
        year.astype(np.int64) + 1970,
    )


def to_days(day: Ints, month: Ints, year: Ints) -> Ints:
    """Days since 1900 of calendar dates that exist."""
    months = np.datetime64("1970-01", "M") + ((year - 1970) * 12 + month - 1).astype("timedelta64[M]")
    days: Ints = (months.astype("datetime64[D]") - np.datetime64("1900-01-01")).astype(np.int64) + day - 1
    return days
