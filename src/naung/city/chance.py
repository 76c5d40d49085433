"""Where chance comes from: one stream of random numbers for each subject. Not here: what is drawn."""

import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import ArrayLike, NDArray

Ints = NDArray[np.int64]
Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]


def stream(seed: int, people: int, subject: str) -> np.random.Generator:
    """Numbers that depend on seed, size and subject only: a change in one subject leaves the others as they were."""
    return np.random.Generator(np.random.Philox(np.random.SeedSequence([seed, people, zlib.crc32(subject.encode())])))


def pick(rng: np.random.Generator, weights: ArrayLike, count: int) -> Ints:
    """Indices drawn with the given weights, with replacement."""
    edges = np.cumsum(np.asarray(weights, dtype=np.float64))
    found = np.searchsorted(edges, rng.random(count) * edges[-1], side="right")
    picked: Ints = np.minimum(found, len(edges) - 1).astype(np.int64)
    return picked


def shares(rng: np.random.Generator, weights: Sequence[float], count: int) -> Ints:
    """Like `pick`, but the number of each index is as planned (largest remainder) and only the order is drawn."""
    found = np.repeat(np.arange(len(weights)), divide(count, weights))
    return rng.permutation(found).astype(np.int64)


def divide(total: int, weights: ArrayLike) -> Ints:
    """Whole parts of `total` in proportion to the weights, by largest remainder; ties to the first."""
    exact = np.asarray(weights, dtype=np.float64)
    exact = exact * (total / exact.sum())
    parts = np.floor(exact + 1e-9).astype(np.int64)
    rest = np.argsort(-(exact - parts), kind="stable")[: total - int(parts.sum())]
    parts[rest] += 1
    whole: Ints = parts
    return whole
