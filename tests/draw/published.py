"""A made draw as it is published: run twice through the real selection, once to know the candidates, once drawn.

Nobody in it is real. Not here: the ceremony's own commands.
"""

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from naung.draw.bytes import jcs, nonce_of, person_of, seed_of
from naung.draw.tree import Tree, candidate_leaves, leaf_hashes, row_leaves
from tests import made
from tests.report import past

RUN = hashlib.sha256(b"freeze").digest()
KEY = bytes.fromhex(made.KEY)
DICE = "31415926535897932384"
CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
SIGNATURE = "b6" * 48
BUDGET_IDR = 3_700_000

Json = dict[str, Any]


@dataclass(frozen=True)
class Published:
    """`folder` is what everyone sees; the rest is what only the city knows."""

    folder: Path
    candidates: Tree
    rows: Tree
    niks: dict[str, str]  # by pseudonym
    refused: list[tuple[str, str]]  # NIK, codes; in the order of the rows' leaves
    seed: str

    def line(self, number: int) -> dict[str, str]:
        return read_csv(self.folder / "candidates.csv")[number]

    def find(self, **wanted: str) -> int:
        """The number of the first candidate with these cells, from 0."""
        lines = read_csv(self.folder / "candidates.csv")
        return next(n for n, line in enumerate(lines) if all(line[key] == value for key, value in wanted.items()))

    def slip(self, index: int) -> Json:
        """A candidate's slip, after the dice."""
        line = self.line(index)
        nik = self.niks[line["pseudonym"]]
        equals = [one for one in read_csv(self.folder / "candidates.csv") if same_tier(one, line)]
        return self._slip("candidate", self.candidates, index, nik) | {
            "pseudonym": line["pseudonym"],
            "cell": line["cell"],
            "tier": int(line["tier"]),
            "seed": self.seed,
            "ticket": line["ticket"],
            "status": line["status"],
            "rank_in_cell": int(line["rank_in_cell"]) if line["rank_in_cell"] else None,
            "equals": len(equals),
            "equals_before": sum(one["ticket"] < line["ticket"] for one in equals),
            "places_for_equals": sum(one["status"] == "selected" for one in equals),
        }

    def row_slip(self, index: int) -> Json:
        nik, codes = self.refused[index]
        return self._slip("row", self.rows, index, nik) | {"codes": codes}

    def _slip(self, kind: str, tree: Tree, index: int, nik: str) -> Json:
        nonce = nonce_of(KEY, nik)
        return {
            "form": 1,
            "kind": kind,
            "run": RUN.hex(),
            "root": tree.root.hex(),
            "index": index,
            "size": tree.size,
            "path": [one.hex() for one in tree.path(index)],
            "person": person_of(nonce, nik).hex(),
            "nonce": nonce.hex(),
            "nik_last4": nik[-4:],
        }


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def same_tier(one: dict[str, str], other: dict[str, str]) -> bool:
    return (one["cell"], one["tier"]) == (other["cell"], other["tier"])


def publish(folder: Path, beacon: bool = True, people: int = 150, **changes: Any) -> Published:
    """Make a programme in `folder`, freeze its candidates, throw the dice, and lay down what is published."""
    for name in ("dulu", "kini"):
        (folder / name).mkdir()
    changes = {"budget_idr": BUDGET_IDR} | changes
    before = past.run(folder / "dulu", made.people(people), **changes)
    niks = dict(_rows(before, "SELECT pseudonym, nik FROM '{}' WHERE pseudonym IS NOT NULL"))
    lines = read_csv(before / "public" / "candidates.csv")
    persons = [person_of(nonce_of(KEY, nik), nik) for nik in (niks[line["pseudonym"]] for line in lines)]
    candidates = _candidates(lines, persons)
    rows, refused = _refused(before)
    randomness = hashlib.sha256(bytes.fromhex(SIGNATURE)).digest() if beacon else b""
    seed = seed_of(candidates.root, DICE, randomness).hex()
    public = past.run(folder / "kini", made.people(people), seed, source="ceremony", **changes) / "public"
    with (public / "calon.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("pseudonym,cell,tier,person\n")
        for line, person in zip(lines, persons, strict=True):
            file.write(f"{line['pseudonym']},{line['cell']},{line['tier']},{person.hex()}\n")
    commitment: Json = {
        "form": 1,
        "run": RUN.hex(),
        "candidates_root": candidates.root.hex(),
        "candidates": candidates.size,
        "rows_root": rows.root.hex(),
        "rows": rows.size,
        "meeting": {"place": "Balai kota", "at": "2026-01-10T09:00:00+07:00"},
        "seed": "dice+beacon" if beacon else "dice",
        "beacon": {"chain": CHAIN, "round": 1000} if beacon else None,
    }
    told = {"chain": CHAIN, "round": 1000, "signature": SIGNATURE, "randomness": randomness.hex()}
    drawn: Json = {
        "form": 1,
        "run": RUN.hex(),
        "dice": DICE,
        "typed": [DICE, DICE],
        "beacon": told if beacon else None,
        "seed": seed,
        "at": "2026-01-10T10:30:00+07:00",
    }
    (public / "komitmen.json").write_bytes(jcs(commitment))
    (public / "benih.json").write_bytes(jcs(drawn))
    return Published(public, candidates, rows, niks, refused, seed)


def _rows(out: Path, query: str) -> list[tuple[str, str]]:
    return duckdb.sql(query.format(out / "decisions.parquet")).fetchall()


def _candidates(lines: list[dict[str, str]], persons: list[bytes]) -> Tree:
    leaf = candidate_leaves(RUN)
    return Tree(
        leaf_hashes(
            leaf(line["pseudonym"], line["cell"], int(line["tier"]), person)
            for line, person in zip(lines, persons, strict=True)
        )
    )


def _refused(out: Path) -> tuple[Tree, list[tuple[str, str]]]:
    """The tree of all rows, and what stands for each row's NIK with its codes, in the leaves' order."""
    query = (
        "SELECT CASE WHEN nik IS NULL OR count(*) OVER (PARTITION BY nik) > 1 THEN file || '/' || row ELSE nik END,"
        " array_to_string(failed, ';') FROM '{}'"
    )
    rows = [(person_of(nonce_of(KEY, nik), nik), codes, nik) for nik, codes in _rows(out, query)]
    rows.sort(key=lambda one: (one[0], one[1].encode()))
    leaf = row_leaves(RUN)
    return Tree(leaf_hashes(leaf(person, codes) for person, codes, _ in rows)), [(nik, codes) for _, codes, nik in rows]


def write_slip(path: Path, slip: Json) -> Path:
    path.write_bytes(json.dumps(slip, ensure_ascii=False).encode())
    return path
