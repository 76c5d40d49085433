"""The slips of all candidates at once, a line each: what `proof.slip` says of one, written without asking one by one.

Not here: the slips of refused rows (proof).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from naung.draw.bytes import HASH_SIZE
from naung.draw.frozen import SECRETS, read_commitment
from naung.draw.seed import read_seed
from naung.draw.tables import CALON_COLUMNS, CANDIDATE_COLUMNS
from naung.draw.tree import Tree, candidate_leaves, leaf_hashes
from naung.engine.duck import Duck, Row
from naung.engine.files import csv_form
from naung.engine.steps import step
from naung.engine.trees import Tree as Asked
from naung.engine.trees import text
from naung.values.errors import Refusal

ROOM = "naung.draw"
BUFFER = 1 << 20
"""All slips are 700 MB: written some lines at a time, a third of the writing would be calls."""


def write_slips(frozen: Path, result: Path | None, duck: Duck, out: Path) -> int:
    """Write every candidate's slip as JCS, in the order of calon.csv; returns how many. Private: nonces stand in it."""
    commitment = read_commitment(frozen)
    duck.open("secrets", [frozen / SECRETS])
    _open_csv(duck, "calon", frozen / "public" / "calon.csv", CALON_COLUMNS)
    if result:
        _open_csv(duck, "drawn", result / "public" / "candidates.csv", CANDIDATE_COLUMNS)
    else:
        duck.add("drawn", dict.fromkeys(CANDIDATE_COLUMNS, "VARCHAR"), ())
    duck.make("lots", step(ROOM, "lots"))
    duck.make("slips", step(ROOM, "slips"))
    tree = _tree(commitment, duck, frozen)
    alike = {"root": commitment["candidates_root"], "run": commitment["run"], "size": str(commitment["candidates"])}
    alike["seed"] = read_seed(frozen).hex if result else ""
    halves = _rows(duck, step(ROOM, "slip_halves", {name: text(value) for name, value in alike.items()}))
    told = zip(halves, _told_paths(tree), strict=True)
    try:
        with out.open("x", buffering=BUFFER, encoding="ascii", newline="\n") as file:
            out.chmod(0o600)
            file.writelines(f"{head}{path}{tail}\n" for (head, tail), path in told)
    except FileExistsError as error:
        raise Refusal(f"{out}: sudah ada; pilih nama lain") from error
    return tree.size


def _open_csv(duck: Duck, name: str, path: Path, columns: Sequence[str]) -> None:
    """One of our own CSV files as a table of text; a Refusal for a file that is none or another."""
    if not path.is_file():
        raise Refusal(f"{path}: tidak ada; bukan folder naung draw")
    form = csv_form(path)
    if form.header != tuple(columns):
        raise Refusal(f"{path}: bukan tabel dengan kolom {', '.join(columns)}")
    duck.take_csv(name, path, form, {column: place for place, column in enumerate(columns)})


def _rows(duck: Duck, asked: Asked) -> Iterator[Row]:
    for batch in duck.batches(asked):
        yield from batch


def _leaves(run: bytes, duck: Duck) -> Iterator[bytes]:
    leaf = candidate_leaves(run)
    for pseudonym, cell, tier, person in _rows(duck, step(ROOM, "slip_leaves")):
        yield leaf(pseudonym, cell, int(tier), bytes.fromhex(person))


def _tree(commitment: dict[str, Any], duck: Duck, frozen: Path) -> Tree:
    """The candidates' tree; a Refusal where it does not lead to the published root."""
    try:
        tree = Tree(leaf_hashes(_leaves(bytes.fromhex(commitment["run"]), duck)))
    except ValueError as error:
        raise Refusal(f"{frozen / 'public' / 'calon.csv'}: rusak; pakai salinan yang diumumkan") from error
    if (tree.size, tree.root.hex()) != (commitment["candidates"], commitment["candidates_root"]):
        raise Refusal(f"{frozen}: calon.csv atau {SECRETS} sudah diubah; akarnya bukan yang diumumkan")
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
