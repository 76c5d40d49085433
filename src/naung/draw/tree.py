"""Hash trees by RFC 6962: leaves of candidates and rows, roots, inclusion paths. docs/draw.md binds their bytes.

A level of a tree is one bytes object, 32 bytes a node: 2.6 million leaves take 83 MB, not a million objects.
Not here: which rows become leaves and in which order; slips and files.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import BinaryIO

from naung.draw.bytes import CANDIDATE, HASH_SIZE, ROW, check_size, field, u32

LEAF = b"\0"
NODE = b"\1"
_PAIR = 2 * HASH_SIZE
_sha256 = hashlib.sha256


def candidate_leaves(run: bytes) -> Callable[[str, str, int, bytes], bytes]:
    """A function (pseudonym, cell, tier, person) → the leaf's data, for the candidates of one run."""
    check_size("run", run)
    start, repeated, length = field(CANDIDATE) + field(run), _repeated(), u32(HASH_SIZE)

    def data(pseudonym: str, cell: str, tier: int, person: bytes) -> bytes:
        if len(person) != HASH_SIZE:
            check_size("person", person)
        return start + field(pseudonym.encode()) + repeated(cell) + repeated(str(tier)) + length + person

    return data


def row_leaves(run: bytes) -> Callable[[bytes, str], bytes]:
    """A function (person, codes) → the leaf's data, for the registry rows of one run."""
    check_size("run", run)
    start, repeated = field(ROW) + field(run) + u32(HASH_SIZE), _repeated()

    def data(person: bytes, codes: str) -> bytes:
        if len(person) != HASH_SIZE:
            check_size("person", person)
        return start + person + repeated(codes)

    return data


def _repeated() -> Callable[[str], bytes]:
    """The field of a text that stands in leaf after leaf: made once, kept as long as the leaves' maker."""
    return cache(lambda text: field(text.encode()))


def leaf_hash(data: bytes) -> bytes:
    return _sha256(LEAF + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return _sha256(NODE + left + right).digest()


def leaf_hashes(leaves: Iterable[bytes]) -> bytes:
    """The lowest level of a tree: the hashes of the leaves' data, joined."""
    level = bytearray()
    for data in leaves:
        level += _sha256(LEAF + data).digest()
    return bytes(level)


def root_of(level: bytes, keep: BinaryIO | None = None) -> bytes:
    """The root over a level of hashes; holds no more than two levels at once.

    `keep` is given every level below the root, from the leaves upwards, as KeptTree reads them.
    """
    _check_level(level)
    while len(level) > HASH_SIZE:
        if keep:
            keep.write(level)
        level = _above(level)
    return level or _sha256(b"").digest()


def _check_level(level: bytes) -> None:
    if len(level) % HASH_SIZE:
        raise ValueError(f"a level of hashes is a multiple of {HASH_SIZE} bytes, not {len(level)}")


def _above(level: bytes) -> bytes:
    """The level above: a pair becomes a node, a last one without a partner rises as it stands.

    That is RFC 6962's split at the largest power of two below n, walked from the leaves upwards.
    """
    paired = len(level) - len(level) % _PAIR
    above = bytearray()
    for at in range(0, paired, _PAIR):
        above += _sha256(NODE + level[at : at + _PAIR]).digest()
    return bytes(above) + level[paired:]


@dataclass(frozen=True)
class Tree:
    """A tree over the hashes of its leaves, all levels kept so that paths are cut from them."""

    leaves: bytes

    def __post_init__(self) -> None:
        _check_level(self.leaves)

    @property
    def size(self) -> int:
        return len(self.leaves) // HASH_SIZE

    @cached_property
    def levels(self) -> tuple[bytes, ...]:
        """From the leaves up to the level of the root."""
        levels = [self.leaves]
        while len(levels[-1]) > HASH_SIZE:
            levels.append(_above(levels[-1]))
        return tuple(levels)

    @property
    def root(self) -> bytes:
        return self.levels[-1] or _sha256(b"").digest()

    def path(self, index: int) -> list[bytes]:
        """What a leaf's hash is joined with on the way to the root, from the leaf upwards."""
        if not 0 <= index < self.size:
            raise IndexError(f"leaf {index} of {self.size}")
        siblings = (_sibling(level, index >> height) for height, level in enumerate(self.levels[:-1]))
        return [one for one in siblings if one]

    def paths(self) -> Iterator[list[bytes]]:
        """Every leaf's path, in the leaves' order.

        From one leaf to the next only the siblings below their common node change: two on average, whatever the size.
        """
        levels = self.levels[:-1]
        now = [b""] * len(levels)
        for index in range(self.size):
            for height, level in enumerate(levels):
                if index % (1 << height):
                    break
                now[height] = _sibling(level, index >> height)
            yield [one for one in now if one]


@dataclass(frozen=True)
class KeptTree:
    """A tree in a file, as `root_of` kept it: a path is read with a few seeks, whatever the size."""

    file: Path
    size: int

    def path(self, index: int) -> list[bytes]:
        """As Tree.path."""
        if not 0 <= index < self.size:
            raise IndexError(f"leaf {index} of {self.size}")
        siblings, start, nodes = [], 0, self.size
        with self.file.open("rb") as kept:
            while nodes > 1:
                if (beside := index ^ 1) < nodes:
                    kept.seek(start + HASH_SIZE * beside)
                    siblings.append(kept.read(HASH_SIZE))
                start += HASH_SIZE * nodes
                index, nodes = index // 2, (nodes + 1) // 2
        return siblings


def _sibling(level: bytes, place: int) -> bytes:
    """The hash beside this place; empty where it stands alone at the end."""
    at = (place ^ 1) * HASH_SIZE
    return level[at : at + HASH_SIZE]


def root_from(leaf: bytes, index: int, size: int, path: Sequence[bytes]) -> bytes | None:
    """The root to which a leaf's hash and its path lead; None where the path does not fit index and size.

    A root does not bind its tree's size: index 0 has paths of one form in trees of 5 to 8. Hold the size against
    what was committed, never against the slip alone.
    """
    if not 0 <= index < size or any(len(one) != HASH_SIZE for one in (leaf, *path)):
        return None
    place, last, here = index, size - 1, leaf
    for sibling in path:
        if last == 0:
            return None
        if place % 2 or place == last:
            here = node_hash(sibling, here)
            while place and place % 2 == 0:
                place, last = place // 2, last // 2
        else:
            here = node_hash(here, sibling)
        place, last = place // 2, last // 2
    return here if last == 0 else None
