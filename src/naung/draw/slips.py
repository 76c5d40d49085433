"""The slips of all candidates at once, a line each: what `proof.slip` says of one, written without asking one by one.

Not here: the slips of refused rows (proof).
"""

from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

from naung.draw.bytes import HASH_SIZE
from naung.draw.frozen import read_commitment
from naung.draw.seed import read_seed
from naung.draw.tables import CALON_COLUMNS, CANDIDATE_COLUMNS, read_table
from naung.draw.tree import Tree, candidate_leaves, leaf_hashes
from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.values.errors import Refusal

ROOM = "naung.draw"
Candidate = tuple[str, str, str, str]
"""pseudonym, cell, tier, person"""
Standing = tuple[int, int, str, int, str, str]
"""equals, equals_before, rank_in_cell or null, places_for_equals, status, ticket"""


def write_slips(frozen: Path, result: Path | None, duck: Duck, out: Path) -> int:
    """Write every candidate's slip as JCS, in the order of calon.csv; returns how many. Private: nonces stand in it."""
    commitment = read_commitment(frozen)
    calon = frozen / "public" / "calon.csv"
    candidates = [(row[0], row[1], row[2], row[3]) for row in read_table(calon, CALON_COLUMNS)]
    tree = _tree(commitment, candidates, calon)
    duck.open("frozen_rows", [frozen / "baris.parquet"])
    nonces = {person: (nonce, last4) for person, nonce, last4 in duck.rows(step(ROOM, "nonces"))}
    after = _after(frozen, result) if result else None
    standings = dict(_standings(result)) if result else {}
    write = _writer(commitment, len(candidates), after)
    try:
        with out.open("x", encoding="ascii", newline="\n") as file:
            out.chmod(0o600)
            for index, (one, path) in enumerate(zip(candidates, _told_paths(tree), strict=True)):
                if one[3] not in nonces:
                    raise Refusal(f"{frozen}: baris.parquet sudah diubah; calon {one[0]} tidak ada di situ")
                file.write(write(index, one, path, *nonces[one[3]], standings.get(one[0])))
    except FileExistsError as error:
        raise Refusal(f"{out}: sudah ada; pilih nama lain") from error
    return len(candidates)


def _tree(commitment: dict[str, Any], candidates: list[Candidate], path: Path) -> Tree:
    """The candidates' tree; a Refusal where it does not lead to the published root."""
    leaf = candidate_leaves(bytes.fromhex(commitment["run"]))
    try:
        leaves = (leaf(name, cell, int(tier), bytes.fromhex(who)) for name, cell, tier, who in candidates)
        tree = Tree(leaf_hashes(leaves))
    except ValueError as error:
        raise Refusal(f"{path}: rusak; pakai salinan yang diumumkan") from error
    if tree.root.hex() != commitment["candidates_root"]:
        raise Refusal(f"{path}: sudah diubah; akarnya bukan yang diumumkan")
    return tree


def _told_paths(tree: Tree) -> Iterator[str]:
    """Every leaf's path as JSON's inside, in the leaves' order.

    `above[height]` is the told path from that height upwards: from one leaf to the next only its lower part changes.
    """
    levels = [level.hex() for level in tree.levels[:-1]]
    above = [""] * (len(levels) + 1)
    for index in range(tree.size):
        changed = (index & -index).bit_length() - 1 if index else len(levels) - 1
        for height in range(changed, -1, -1):
            at = 2 * HASH_SIZE * ((index >> height) ^ 1)
            sibling = levels[height][at : at + 2 * HASH_SIZE]
            rest = above[height + 1]
            above[height] = f'"{sibling}"{"," if rest else ""}{rest}' if sibling else rest
        yield above[0]


def _after(frozen: Path, result: Path) -> str:
    if not (result / "public" / "candidates.csv").is_file():
        raise Refusal(f"{result}: bukan folder hasil undian")
    return read_seed(frozen).hex


def _standings(result: Path) -> Iterator[tuple[str, Standing]]:
    """Where each candidate stands; after a correction some of the frozen ones stand nowhere."""
    rows = read_table(result / "public" / "candidates.csv", CANDIDATE_COLUMNS)
    for _, group in groupby(rows, key=lambda row: (row[1], row[2])):
        equals = list(group)
        places = sum(row[4] == "selected" for row in equals)
        before = {row[0]: place for place, row in enumerate(sorted(equals, key=lambda row: row[3]))}
        for row in equals:
            yield row[0], (len(equals), before[row[0]], row[5] or "null", places, row[4], row[3])


def _writer(commitment: dict[str, object], size: int, seed: str | None) -> Callable[..., str]:
    """A function that writes one line. Keys are sorted, and no value needs escaping: hex, digits and our own words."""
    root, run = commitment["candidates_root"], commitment["run"]

    def write(index: int, one: Candidate, path: list[bytes], nonce: str, last4: str, stands: Standing | None) -> str:
        pseudonym, cell, tier, person = one
        equals = places = rank = drawn = status = ""
        if stands is not None:
            count, before, place, seats, word, ticket = stands
            equals = f'"equals":{count},"equals_before":{before},'
            places = f'"places_for_equals":{seats},'
            rank = f'"rank_in_cell":{place},'
            drawn = f'"seed":"{seed}",'
            status = f'"status":"{word}","ticket":"{ticket}",'
        return (
            f'{{"cell":"{cell}",{equals}"form":1,"index":{index},"kind":"candidate","nik_last4":"{last4}",'
            f'"nonce":"{nonce}","path":[{path}],"person":"{person}",{places}'
            f'"pseudonym":"{pseudonym}",{rank}"root":"{root}","run":"{run}",{drawn}"size":{size},{status}"tier":{tier}}}\n'
        )

    return write
