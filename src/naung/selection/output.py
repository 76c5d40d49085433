"""The output folder's tables and digests, as the contract's section 7 says. Not here: pages and workbooks (report)."""

import csv
import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import Tree, all_of, column
from naung.engine.trees import named as called
from naung.intake.columns import at_rest

ROOM = "naung.selection"


@dataclass(frozen=True)
class QuotaRow:
    """One cell of quota.csv; cut_size and cut_places are None without a cut tier."""

    cell: str
    name: str
    people: int
    eligible: int
    candidates: int
    weight: int
    floor: int
    seats: int
    selected: int
    reserve: int
    cut_size: int | None
    cut_places: int | None


QUOTA_COLUMNS = tuple(QuotaRow.__dataclass_fields__)


def write_decisions(duck: Duck, folder: Path, work: Path) -> str:
    """decisions.parquet; returns decisions_digest."""
    path = folder / "decisions.parquet"
    duck.save(step(ROOM, "decided"), path)
    duck.open("decisions", [path])
    return _digest(duck, step(ROOM, "decision_lines"), work)


def write_people(duck: Duck, folder: Path, named: Sequence[str]) -> None:
    """people.parquet: nik, nama and each fact that is `named`, sorted by nik."""
    facts = [called(column(at_rest(name)), name) for name in named if name not in ("nik", "nama")]
    duck.save(step(ROOM, "people", {"facts": facts}), folder / "people.parquet")


def write_doubtful(duck: Duck, folder: Path, files: Mapping[str, str]) -> None:
    """What people must settle, by the name of its table: questions in their order; full of personal data."""
    for table, file in files.items():
        duck.save(all_of(table), folder / file)


def write_lists(duck: Duck, folder: Path) -> None:
    """lists.parquet: every list row and whom it names."""
    duck.save(step(ROOM, "list_outcomes"), folder / "lists.parquet")


def write_public_candidates(duck: Duck, folder: Path, work: Path) -> str:
    """candidates.csv; returns digest."""
    duck.make("public_candidates", step(ROOM, "public_candidates"))
    duck.save_csv(all_of("public_candidates"), folder / "candidates.csv")
    return _digest(duck, step(ROOM, "public_lines"), work)


def write_quota(rows: Sequence[QuotaRow], folders: Iterable[Path]) -> None:
    """quota.csv: every cell by code; None is empty."""
    for folder in folders:
        with (folder / "quota.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(QUOTA_COLUMNS)
            for row in rows:
                writer.writerow(["" if (value := getattr(row, name)) is None else value for name in QUOTA_COLUMNS])


def write_json(content: dict[str, Any], path: Path) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False, indent=2, default=str) + "\n", encoding="utf-8")


def _digest(duck: Duck, lines: Tree, work: Path) -> str:
    """SHA-256 of lines joined by a line feed; the lines come in the order of their bytes.

    By way of a file in the work folder: DuckDB writes lines much faster than Python can be given them.
    """
    path = work / "lines.txt"
    duck.save_lines(lines, path)
    digest = hashlib.sha256()
    left = max(path.stat().st_size - 1, 0)
    with path.open("rb") as file:
        while left and (block := file.read(min(left, 1 << 20))):
            digest.update(block)
            left -= len(block)
    path.unlink()
    return digest.hexdigest()
