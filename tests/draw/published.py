"""A made draw as it is published: run twice through the real selection, once to know the candidates, once drawn.

Nobody in it is real. Not here: the ceremony's own commands.
"""

import csv
import hashlib
import json
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from naung.draw.bytes import jcs, nonce_of, person_of, seed_of
from naung.draw.freeze import QUOTA_COLUMNS
from naung.draw.tree import Tree, candidate_leaves, leaf_hashes, row_leaves
from tests import made
from tests.report import past

KEY = bytes.fromhex(made.KEY)
DICE = "31415926535897932384"
CHAIN = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
SIGNATURE = "b6" * 48
BUDGET_IDR = 3_700_000
OPENS = "c3" * 32

Json = dict[str, Any]


@dataclass(frozen=True)
class Published:
    """`folder` is what everyone sees, `frozen` what everyone saw before the dice; the rest only the city knows."""

    folder: Path
    frozen: Path
    run: bytes
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
            "run": self.run.hex(),
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


def publish(folder: Path, beacon: bool = True, people: int = 150, rehearsal: bool = False, **changes: Any) -> Published:
    """Make a programme in `folder`, freeze its candidates, throw the dice, and lay down what is published."""
    for name in ("dulu", "kini", "beku"):
        (folder / name).mkdir()
    changes = {"budget_idr": BUDGET_IDR} | changes
    before = past.run(folder / "dulu", made.people(people), **changes)
    frozen = folder / "beku"
    freeze = jcs(_freeze(before, beacon, rehearsal))
    run = hashlib.sha256(freeze).digest()
    niks = dict(_rows(before, "SELECT pseudonym, nik FROM '{}' WHERE pseudonym IS NOT NULL"))
    lines = read_csv(before / "public" / "candidates.csv")
    persons = [person_of(nonce_of(KEY, nik), nik) for nik in (niks[line["pseudonym"]] for line in lines)]
    candidates = _candidates(run, lines, persons)
    rows, refused = _refused(run, before)
    with (frozen / "calon.csv").open("w", encoding="utf-8", newline="") as file:
        file.write("pseudonym,cell,tier,person\n")
        for line, person in zip(lines, persons, strict=True):
            file.write(f"{line['pseudonym']},{line['cell']},{line['tier']},{person.hex()}\n")
    commitment: Json = {
        "form": 1,
        "run": run.hex(),
        "candidates_root": candidates.root.hex(),
        "candidates": candidates.size,
        "rows_root": rows.root.hex(),
        "rows": rows.size,
        **_declared(beacon, rehearsal),
    }
    (frozen / "freeze.json").write_bytes(freeze)
    (frozen / "komitmen.json").write_bytes(jcs(commitment))
    _write_quota(frozen / "quota.csv", _quota(before))

    randomness = hashlib.sha256(bytes.fromhex(SIGNATURE)).digest() if beacon else b""
    seed = seed_of(candidates.root, DICE, randomness).hex()
    source = "trial" if rehearsal else "ceremony"
    public = past.run(folder / "kini", made.people(people), seed, source=source, **changes) / "public"
    for name in ("calon.csv", "freeze.json", "komitmen.json"):
        shutil.copyfile(frozen / name, public / name)
    told = {"chain": CHAIN, "round": 1000, "signature": SIGNATURE, "randomness": randomness.hex()}
    drawn: Json = {
        "form": 1,
        "run": run.hex(),
        "dice": DICE,
        "typed": [DICE, DICE],
        "beacon": told if beacon else None,
        "seed": seed,
        "at": "2026-01-10T10:30:00+07:00",
    }
    (public / "benih.json").write_bytes(jcs(drawn))
    digest = json.loads((public / "run.json").read_bytes())["digest"]
    tell(public, {"kind": "sampel", "size": 5}, {"kind": "hasil", "digest": digest})
    return Published(public, frozen, run, candidates, rows, niks, refused, seed)


def tell(folder: Path, *events: Json) -> None:
    """Write riwayat.jsonl anew, every line bound to the one before."""
    before = json.loads((folder / "komitmen.json").read_bytes())["run"]
    with (folder / "riwayat.jsonl").open("wb") as file:
        for number, event in enumerate(events, 1):
            bound = {"form": 1, "number": number, "before": before, "at": "2026-01-10T11:00:00+07:00"}
            line = jcs(bound | event)
            file.write(line + b"\n")
            before = hashlib.sha256(line).hexdigest()


def _declared(beacon: bool, rehearsal: bool) -> Json:
    return {
        "meeting": {"place": "Balai kota", "at": "2026-01-10T09:00:00+07:00"},
        "seed": "dice+beacon" if beacon else "dice",
        "beacon": {"chain": CHAIN, "round": 1000} if beacon else None,
        "rehearsal": rehearsal,
    }


def _quota(out: Path) -> list[dict[str, str]]:
    return read_csv(out / "public" / "quota.csv")


def _freeze(out: Path, beacon: bool, rehearsal: bool) -> Json:
    """freeze.json as it is published, from a run under another seed."""
    private = json.loads((out / "run.json").read_bytes())
    summary = json.loads((out / "summary.json").read_bytes())
    programme = {key: value for key, value in private["programme"].items() if key != "key"}
    quota, percent = _quota(out), programme["reserve_percent"]
    seats = [
        {
            "cell": row["cell"],
            "seats": int(row["seats"]),
            "reserve": min(-(-int(row["seats"]) * percent // 100), int(row["candidates"])),
        }
        for row in quota
    ]
    counts = {"people": summary["people"], "places": summary["money"]["places"]}
    counts |= {name: sum(int(row[name]) for row in quota) for name in ("eligible", "candidates")}
    return {
        "form": 1,
        "programme": programme,
        "law": private["law"],
        "inputs": [],
        "version": private["version"],
        "code_sha256": "0" * 64,
        "key_sha256": hashlib.sha256(KEY).hexdigest(),
        "counts": counts,
        "seats": seats,
        "approvers": ["Rina", "Dedi"],
        "inspector": {"name": "Sri", "seal": hashlib.sha256(bytes.fromhex(OPENS)).hexdigest()},
        "key_copies": ["Brankas A", "Brankas B"],
        "follows": None,
        **_declared(beacon, rehearsal),
    }


def _rows(out: Path, query: str) -> list[tuple[str, str]]:
    return duckdb.sql(query.format(out / "decisions.parquet")).fetchall()


def _write_quota(path: Path, rows: list[dict[str, str]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, QUOTA_COLUMNS, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def _candidates(run: bytes, lines: list[dict[str, str]], persons: list[bytes]) -> Tree:
    leaf = candidate_leaves(run)
    return Tree(
        leaf_hashes(
            leaf(line["pseudonym"], line["cell"], int(line["tier"]), person)
            for line, person in zip(lines, persons, strict=True)
        )
    )


def _refused(run: bytes, out: Path) -> tuple[Tree, list[tuple[str, str]]]:
    """The tree of all rows, and what stands for each row's NIK with its codes, in the leaves' order."""
    query = (
        "SELECT CASE WHEN nik IS NULL OR count(*) OVER (PARTITION BY nik) > 1 THEN file || '/' || row ELSE nik END,"
        " array_to_string(failed, ';') FROM '{}'"
    )
    rows = [(person_of(nonce_of(KEY, nik), nik), codes, nik) for nik, codes in _rows(out, query)]
    rows.sort(key=lambda one: (one[0], one[1].encode()))
    leaf = row_leaves(run)
    return Tree(leaf_hashes(leaf(person, codes) for person, codes, _ in rows)), [(nik, codes) for _, codes, nik in rows]


def write_slip(path: Path, slip: Json) -> Path:
    path.write_bytes(json.dumps(slip, ensure_ascii=False).encode())
    return path
