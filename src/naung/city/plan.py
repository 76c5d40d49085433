"""How many families and people of each decile live in each kelurahan. Not here: the people themselves."""

from dataclasses import dataclass

import numpy as np

from naung.city.chance import Floats, Ints, divide, shares
from naung.city.tables import numbers, rows

FULL_PEOPLE = 2_617_596
FULL_FAMILIES = 824_818
DECILES = 10

# Shape of family sizes 1 to 10 before each decile's published mean is met (assumption).
_SIZES = np.array([0.12, 0.19, 0.25, 0.24, 0.12, 0.05, 0.02, 0.007, 0.002, 0.001])


@dataclass(frozen=True)
class Plan:
    """Whole numbers; at full size exactly those of data/desil.csv."""

    families: Ints
    """By decile 1 to 10."""
    people: Ints
    """By decile 1 to 10."""
    cells: Ints
    """Families by kelurahan (in the order of data/kelurahan.csv) and decile."""


def make_plan(people: int) -> Plan:
    """The published figures, scaled to so many people."""
    by_people = divide(people, numbers("desil", "jiwa"))
    by_families = divide(round(people * FULL_FAMILIES / FULL_PEOPLE), numbers("desil", "keluarga"))
    by_families = np.minimum(by_families, by_people)
    return Plan(by_families, by_people, _cells(by_families))


def draw_sizes(rng: np.random.Generator, families: int, people: int) -> Ints:
    """Sizes of so many families that sum to exactly so many people."""
    sizes = 1 + shares(rng, list(_tilted(people / families)), families)
    step = 1 if sizes.sum() < people else -1
    while (missing := abs(people - int(sizes.sum()))) > 0:
        free = np.flatnonzero((sizes > 1) if step < 0 else (sizes < len(_SIZES)))
        sizes[rng.permutation(free)[:missing]] += step
    return sizes


def _tilted(mean: float) -> Floats:
    """The shape of sizes, tilted until its mean is the given one."""
    size = np.arange(1, len(_SIZES) + 1)
    low, high = -3.0, 3.0
    for _ in range(60):
        middle = (low + high) / 2
        weights = _SIZES * np.exp(middle * size)
        low, high = (middle, high) if (weights @ size) / weights.sum() < mean else (low, middle)
    tilted: Floats = weights / weights.sum()
    return tilted


def _cells(families: Ints) -> Ints:
    """Poor kelurahan get more of the low deciles; sizes of kelurahan and totals of deciles are kept."""
    size = np.array(numbers("kelurahan", "tps_2024"))
    poverty = np.array(numbers("kelurahan", "asumsi_kemiskinan"))
    decile = np.arange(1, DECILES + 1)
    table = size[:, None] * np.exp(poverty[:, None] * (5.5 - decile)[None, :] * 0.3)
    target = size / size.sum() * families.sum()
    for _ in range(50):
        table *= (target / table.sum(axis=1))[:, None]
        table *= (families / np.maximum(table.sum(axis=0), 1e-9))[None, :]
    return np.stack([divide(int(families[d]), table[:, d]) for d in range(DECILES)], axis=1)


def kelurahan_codes() -> list[str]:
    """The 56 codes with dots, in order."""
    return [row["kode"] for row in rows("kelurahan")]
