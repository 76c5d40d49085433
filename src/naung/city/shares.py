"""How often each damage strikes each list, for the degree of damage asked for. Not here: what the damage does."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from naung.city.chance import Ints, pick
from naung.city.tables import rows

USUAL = "biasa"
_MOST = 0.95
"""No part of a list is spoiled in more of its rows than this."""
_SEVERAL = "nama"
"""The part that several kinds may strike at once; of the others, one kind a row."""


@cache
def degrees() -> tuple[str, ...]:
    """The degrees of damage: the usual one, then those of data/derajat_kerusakan.csv."""
    return (USUAL, *dict.fromkeys(row["derajat"] for row in rows("derajat_kerusakan")))


@dataclass(frozen=True)
class Shares:
    """The shares of data/kerusakan.csv, times the factors of one degree."""

    degree: str = USUAL

    def of(self, list_name: str, part: str) -> tuple[list[str], list[float]]:
        """Kinds of damage to a part of a list's rows, with their shares from 0 to 1; their sum leaves room for none."""
        found = [row for row in rows("kerusakan") if row["daftar"] == list_name and row["bagian"] == part]
        kinds = [row["kerusakan"] for row in found]
        shares = [float(row["asumsi_persen"]) / 100 * self._factor(part, row["kerusakan"]) for row in found]
        if part == _SEVERAL:
            return kinds, [min(share, _MOST) for share in shares]
        whole = sum(shares)
        return kinds, [share * _MOST / whole for share in shares] if whole > _MOST else shares

    def _factor(self, part: str, kind: str) -> float:
        """The factor for this kind, else for its part, else for everything."""
        told = {
            (row["bagian"], row["kerusakan"]): float(row["asumsi_faktor"])
            for row in rows("derajat_kerusakan")
            if row["derajat"] == self.degree
        }
        return next((told[key] for key in ((part, kind), (part, "*"), ("*", "*")) if key in told), 1.0)


def draw_kinds(rng: np.random.Generator, shares: list[float], count: int) -> Ints:
    """For each row one kind, or -1 for none."""
    kinds = pick(rng, [*shares, max(0.0, 1 - sum(shares))], count)
    return np.where(kinds == len(shares), -1, kinds)
