"""Trees: three programs agree for sizes 0 to 130; whatever is altered leads to another root or to none."""

import random
from pathlib import Path

import pytest

from naung.draw import tree
from naung.draw.tree import KeptTree, Tree, leaf_hashes, root_from, root_of
from tests.draw import rfc6962
from tests.draw.checker import checker

SIZES = range(131)
CHANCE = random.Random(6962)
ENTRIES = [CHANCE.randbytes(CHANCE.randrange(0, 90)) + bytes([number]) for number in SIZES]
# The example leaves of Google's certificate-transparency repository, and the root of the first 1 to 8 of them.
KNOWN = [b"", b"\0", b"\x10", b"\x20\x21", b"\x30\x31", b"\x40\x41\x42\x43"]
KNOWN += [bytes(range(0x50, 0x58)), bytes(range(0x60, 0x70))]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


def of(size: int) -> Tree:
    return Tree(leaf_hashes(ENTRIES[:size]))


def climbed(leaf: bytes, index: int, size: int, path: list[bytes]) -> bytes | None:
    """The root by all three programs, which must agree; None where the path does not fit."""
    ours = root_from(leaf, index, size, path)
    text = checker.root_from(leaf, index, size - 1, [one.hex() for one in path])
    assert (None if text.startswith("path") else bytes.fromhex(text)) == ours
    assert rfc6962.climb(leaf, index, size, path) == ours
    return ours


@pytest.mark.parametrize("size", SIZES)
def test_three_programs_agree(size: int) -> None:
    entries, grown = ENTRIES[:size], of(size)
    root = rfc6962.mth(entries)
    hashes = [grown.leaves[at : at + 32] for at in range(0, 32 * size, 32)]
    assert grown.root == root_of(grown.leaves) == bytes.fromhex(checker.root_of(hashes)) == root
    paths = list(grown.paths())
    assert len(paths) == grown.size == size
    for index, path in enumerate(paths):
        assert path == grown.path(index) == rfc6962.path(index, entries)
        assert climbed(hashes[index], index, size, path) == root
    for outside in (-1, size):
        with pytest.raises(IndexError):
            grown.path(outside)


def test_known_roots() -> None:
    for size, root in enumerate(ROOTS, 1):
        assert Tree(leaf_hashes(KNOWN[:size])).root.hex() == root
    assert of(0).root.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13])
def test_every_bit_counts(size: int) -> None:
    grown = of(size)
    for index, path in enumerate(grown.paths()):
        leaf = grown.leaves[32 * index : 32 * index + 32]
        for place in range(len(path) + 1):
            for bit in range(256):
                hashes = [leaf, *path]
                hashes[place] = flipped(hashes[place], bit)
                assert climbed(hashes[0], index, size, hashes[1:]) != grown.root


@pytest.mark.parametrize("size", range(14, 131))
def test_some_bit_of_every_hash_counts(size: int) -> None:
    """All bits of all hashes of all paths would take an hour here; one of each, drawn, in every tree."""
    grown = of(size)
    for index, path in enumerate(grown.paths()):
        whole = [grown.leaves[32 * index : 32 * index + 32], *path]
        for place, one in enumerate(whole):
            leaf, *hashes = [*whole[:place], flipped(one, CHANCE.randrange(256)), *whole[place + 1 :]]
            assert climbed(leaf, index, size, hashes) != grown.root


def flipped(content: bytes, bit: int) -> bytes:
    return (int.from_bytes(content, "big") ^ (1 << bit)).to_bytes(32, "big")


@pytest.mark.parametrize("size", range(2, 131))
def test_other_leaves_do_not_fit(size: int) -> None:
    """Nor the right leaf in another's place, nor the right hashes in another order."""
    grown = of(size)
    for index, path in enumerate(grown.paths()):
        own = grown.leaves[32 * index : 32 * index + 32]
        for other in {(index + 1) % size, (index + size // 2) % size, index ^ 1} - {index, size}:
            leaf = grown.leaves[32 * other : 32 * other + 32]
            assert climbed(leaf, index, size, path) != grown.root
            assert climbed(own, other, size, path) != grown.root
        for at in range(len(path) - 1):
            swapped = [*path[:at], path[at + 1], path[at], *path[at + 2 :]]
            assert climbed(own, index, size, swapped) != grown.root


@pytest.mark.parametrize("size", range(2, 131))
def test_an_inner_node_is_shown_as_a_leaf_in_vain(size: int) -> None:
    """Each node on the way to the root, with the rest of the path, at every index of a tree of the committed size."""
    grown = of(size)
    for index, path in enumerate(grown.paths()):
        node = grown.leaves[32 * index : 32 * index + 32]
        for height, (side, sibling) in enumerate(zip(rfc6962.sides(index, size), path, strict=True), 1):
            node = tree.node_hash(node, sibling) if side == "R" else tree.node_hash(sibling, node)
            for wrong in {index, index >> height, size - 1, 0}:
                assert climbed(node, wrong, size, path[height:]) != grown.root


@pytest.mark.parametrize("size", [2, 3, 6, 9, 33])
def test_a_path_too_long_or_too_short_fits_nothing(size: int) -> None:
    grown = of(size)
    for index, path in enumerate(grown.paths()):
        leaf = grown.leaves[32 * index : 32 * index + 32]
        assert climbed(leaf, index, size, path[:-1]) is None
        assert climbed(leaf, index, size, [*path, path[-1]]) is None
        assert root_from(leaf, index, size, [*path[:-1], path[-1][:-1]]) is None
        assert root_from(leaf[:-1], index, size, path) is None


def test_a_node_is_no_leaf() -> None:
    """Data that is two joined hashes makes another hash as a leaf than as a node."""
    grown = of(8)
    for at in range(0, 8 * 32, 64):
        pair = grown.leaves[at : at + 64]
        assert tree.leaf_hash(pair) != grown.levels[1][at // 2 : at // 2 + 32]
        assert tree.node_hash(pair[:32], pair[32:]) == grown.levels[1][at // 2 : at // 2 + 32]
        assert climbed(tree.leaf_hash(pair), at // 64, 4, grown.path(at // 32)[1:]) != grown.root
        # The bare node climbs a tree half the size: why a checker takes leaves apart, and the size from the commitment.
        assert climbed(grown.levels[1][at // 2 : at // 2 + 32], at // 64, 4, grown.path(at // 32)[1:]) == grown.root


def test_wrong_index_or_size() -> None:
    """Another index or size leads elsewhere, save where all siblings stand on the same sides: a root binds no size."""
    for size in range(1, 24):
        grown = of(size)
        for index, path in enumerate(grown.paths()):
            leaf = grown.leaves[32 * index : 32 * index + 32]
            for wrong_size in range(1, 28):
                for wrong in range(wrong_size):
                    fits = rfc6962.sides(wrong, wrong_size) == rfc6962.sides(index, size)
                    assert (climbed(leaf, wrong, wrong_size, path) == grown.root) is fits
                    assert not (fits and wrong_size == size and wrong != index)
            for outside in (-1, size, size + 1):
                assert root_from(leaf, outside, size, path) is None


def test_a_level_is_whole_hashes() -> None:
    for wrong in (b"x", b"x" * 33):
        with pytest.raises(ValueError):
            Tree(wrong)
        with pytest.raises(ValueError):
            root_of(wrong)


def test_no_shared_code() -> None:
    """The third program is a third one."""
    text = Path(rfc6962.__file__).read_text(encoding="utf-8")
    assert "import naung" not in text and "from naung" not in text


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8, 13, 64, 100, 130])
def test_a_kept_tree_has_the_same_paths(tmp_path: Path, size: int) -> None:
    level = leaf_hashes(b"%d" % number for number in range(size))
    with (tmp_path / "pohon.bin").open("wb") as keep:
        assert root_of(level, keep) == Tree(level).root
    kept = KeptTree(tmp_path / "pohon.bin", size)
    assert [kept.path(index) for index in range(size)] == list(Tree(level).paths())
    with pytest.raises(IndexError):
        kept.path(size)
