"""Chi-square over drawing without replacement: is a group taken as often as its size says? Standard library and numpy.

Not here: who is in which group, or the tickets (selftest).
"""

from dataclasses import dataclass
from math import erfc, exp, lgamma, log, sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[Any]


@dataclass(frozen=True)
class Verdict:
    """One test: what was grouped, chi-square, degrees of freedom, and how often chance alone exceeds it."""

    what: str
    chi_square: float
    freedom: int
    p: float


def judge(what: str, taken: Numbers, groups: Numbers, places: Numbers, draws: int) -> Verdict:
    """Hold the taken of each group against chance, summed over tiers.

    `taken` (groups): how often anyone of the group was taken, over all draws and tiers. `groups` (tiers x groups): how
    many of each group stand in each tier. `places` (tiers): how many a draw takes of the tier. The covariance is that
    of drawing without replacement: k (N - k) / (N - 1) (diag(p) - p p').
    """
    sizes = groups.sum(axis=1)
    shares = groups / sizes[:, None]
    expected = draws * (places[:, None] * shares).sum(axis=0)
    spread = draws * places * (sizes - places) / np.maximum(sizes - 1, 1)
    covariance = np.diag((spread[:, None] * shares).sum(axis=0)) - (shares * spread[:, None]).T @ shares
    difference = taken - expected
    # The groups sum to what is taken, so one of them says nothing of its own: the inverse leaves it out.
    chi_square = float(difference @ np.linalg.pinv(covariance, rcond=1e-9) @ difference)
    freedom = int(np.linalg.matrix_rank(covariance, tol=1e-9 * max(np.trace(covariance), 1e-9)))
    return Verdict(what, chi_square, freedom, exceeding(chi_square, freedom))


def exceeding(chi_square: float, freedom: int) -> float:
    """The chance that chi-square with so many degrees of freedom is larger (Abramowitz & Stegun 26.4.4, 26.4.5)."""
    if freedom < 1 or chi_square <= 0:
        return 1.0
    half = chi_square / 2
    odd = freedom % 2
    whole = erfc(sqrt(half)) if odd else exp(-half)
    power = 0.5 if odd else 1.0
    while power < freedom / 2:
        whole += exp(power * log(half) - half - lgamma(power + 1))
        power += 1
    return min(max(whole, 0.0), 1.0)
