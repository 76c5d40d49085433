"""A slip that proves what was frozen about one person: leaf, path, and after the dice ticket and rank among equals.

Not here: checking a slip (public/verifikasi.py).
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from naung.draw.frozen import CANDIDATES, ROWS, TREES, read_commitment
from naung.draw.seed import read_seed
from naung.draw.tables import CALON_COLUMNS, CANDIDATE_COLUMNS, read_table
from naung.draw.tree import KeptTree, candidate_leaves, leaf_hash, root_from, row_leaves
from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import all_of, text
from naung.values.errors import Refusal, why

ROOM = "naung.draw"


def slip(frozen: Path, result: Path | None, duck: Duck, pseudonym: str | None, nik: str | None) -> dict[str, Any]:
    """The slip of a candidate, by pseudonym or NIK, or of any registry row by NIK; a Refusal where there is none."""
    duck.open("frozen_rows", [frozen / "baris.parquet"])
    commitment = read_commitment(frozen)
    run = bytes.fromhex(commitment["run"])
    candidates = list(_read(frozen / "public" / "calon.csv", CALON_COLUMNS))
    row = _row(duck, nik) if nik else None
    person = row["person"] if row else None
    place = next(
        (n for n, one in enumerate(candidates) if one["pseudonym"] == pseudonym or one["person"] == person), None
    )
    if place is None:
        if row is None:
            raise Refusal(f"{pseudonym}: bukan nama samaran seorang calon")
        return _row_slip(frozen, commitment, duck, row)
    one = candidates[place]
    row = row or _row_of(duck, one["person"])
    try:
        data = candidate_leaves(run)(one["pseudonym"], one["cell"], int(one["tier"]), bytes.fromhex(one["person"]))
    except ValueError as error:
        raise Refusal(f"{frozen}: calon.csv sudah diubah; pakai salinan yang diumumkan") from error
    told = {
        "form": 1,
        "kind": "candidate",
        **_proof(frozen, commitment, CANDIDATES, place, data),
        "pseudonym": one["pseudonym"],
        "cell": one["cell"],
        "tier": int(one["tier"]),
        **_secrets(row),
    }
    return told | (_after(frozen, result, one) if result else {})


def _after(frozen: Path, result: Path, one: dict[str, str]) -> dict[str, Any]:
    """What the dice added; nothing for who is no longer a candidate in a result judged again."""
    path = result / "public" / "candidates.csv"
    if not path.is_file():
        raise Refusal(f"{result}: bukan folder hasil undian")
    seed = read_seed(frozen).hex
    mine = next((row for row in _read(path, CANDIDATE_COLUMNS) if row["pseudonym"] == one["pseudonym"]), None)
    if mine is None:
        return {}
    rows = [row for row in _read(path, CANDIDATE_COLUMNS) if (row["cell"], row["tier"]) == (mine["cell"], mine["tier"])]
    chosen = sum(row["status"] == "selected" for row in rows)
    return {
        "seed": seed,
        "ticket": mine["ticket"],
        "status": mine["status"],
        "rank_in_cell": int(mine["rank_in_cell"]) if mine["rank_in_cell"] else None,
        "equals": len(rows),
        "equals_before": sum(row["ticket"] < mine["ticket"] for row in rows),
        "places_for_equals": chosen,
    }


def _row_slip(frozen: Path, commitment: dict[str, Any], duck: Duck, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "form": 1,
        "kind": "row",
        **prove_row(frozen, commitment, duck, row["person"], row["codes"]),
        "codes": row["codes"],
        **_secrets(row),
    }


def prove_row(frozen: Path, commitment: dict[str, Any], duck: Duck, person: str, codes: str) -> dict[str, Any]:
    """As `_proof`, of one of `frozen_rows`."""
    data = row_leaves(bytes.fromhex(commitment["run"]))(bytes.fromhex(person), codes)
    place = duck.rows(step(ROOM, "place_of_person", {"person": text(person)}))[0][0]
    return _proof(frozen, commitment, ROWS, place, data)


def _proof(frozen: Path, commitment: dict[str, Any], which: str, place: int, data: bytes) -> dict[str, Any]:
    """Run, root, index, size and path of one leaf; a Refusal where the kept tree does not lead to the root."""
    size, root = commitment[which], commitment[f"{which}_root"]
    file = frozen / TREES[which]
    try:
        path = KeptTree(file, size).path(place)
    except OSError as error:
        raise Refusal(f"{file}: {why(error)}; pulihkan dari cadangan") from error
    reached = root_from(leaf_hash(data), place, size, path)
    if reached is None or reached.hex() != root:
        raise Refusal(f"{frozen}: baris.parquet, calon.csv atau {file.name} sudah diubah; akarnya bukan yang diumumkan")
    told = {"run": commitment["run"], "root": root, "index": place, "size": size}
    return {**told, "path": [one.hex() for one in path]}


def _secrets(row: dict[str, Any]) -> dict[str, Any]:
    """Who the leaf speaks of, for one who has the NIK."""
    return {"person": row["person"], "nonce": row["nonce"], "nik_last4": (row["nik"] or "")[-4:]}


def _row(duck: Duck, nik: str) -> dict[str, Any]:
    found = _rows(duck, "nik", nik)
    if not found:
        raise Refusal("NIK itu tidak ada di registri yang dibekukan")
    if len(found) > 1:
        raise Refusal("NIK itu ada di lebih dari satu baris registri; buktinya dicari menurut berkas dan baris")
    return found[0]


def _row_of(duck: Duck, person: str) -> dict[str, Any]:
    found = _rows(duck, "person", person)
    if not found:
        raise Refusal("baris.parquet atau calon.csv sudah diubah; calon ini tidak ada di antara baris yang dibekukan")
    return found[0]


def _rows(duck: Duck, name: str, value: str) -> list[dict[str, Any]]:
    names = list(duck.columns(all_of("frozen_rows")))
    rows = duck.rows(step(ROOM, f"row_by_{name}", {"value": text(value)}))
    return [dict(zip(names, row, strict=True)) for row in rows]


def _read(path: Path, columns: Sequence[str]) -> Iterator[dict[str, str]]:
    return (dict(zip(columns, cells, strict=True)) for cells in read_table(path, columns))
