"""What a run of `naung select` wrote, in the reference's shape, and where the two differ. Runs nothing."""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb

from tests.reference import Decision

DECISIONS = (
    *(
        "file",
        "row",
        "nik",
        "id_keluarga",
        "kode_kelurahan",
        "cell",
        "status",
        "failed",
        "unknown",
        "must_verify",
        "poin",
    ),
    *("tier", "pseudonym", "ticket", "rank_in_cell", "reserve_number"),
)
LISTS = ("list", "line", "outcome", "file", "row", "probability", "faults")
QUOTA = (
    *("cell", "name", "people", "eligible", "candidates", "weight", "floor", "seats", "selected", "reserve"),
    *("cut_size", "cut_places"),
)
PUBLIC = ("pseudonym", "cell", "tier", "ticket", "status", "rank_in_cell")
NIK_FAULTS = ("nik_kosong", "nik_tidak_sah")


def parquet(path: Path) -> tuple[tuple[str, ...], list[tuple[Any, ...]]]:
    """Column names in their order, and the rows."""
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        return tuple(column[0] for column in found.description or ()), found.fetchall()


def csv_file(path: Path) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    with path.open(encoding="utf-8", newline="") as lines:
        header, *rows = csv.reader(lines)
    return tuple(header), [tuple(row) for row in rows]


def written(value: object) -> str:
    """A value as a CSV cell."""
    return "" if value is None else str(value)


def frozen(row: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(tuple(value) if isinstance(value, list) else value for value in row)


def of_nik(row: dict[str, Any]) -> tuple[Any, ...]:
    """A row of lists.parquet. The contract names no other faults than those of the NIK; others may stand there."""
    faults = tuple(fault for fault in row["faults"] or () if fault in NIK_FAULTS)
    return tuple(faults if name == "faults" else row[name] for name in LISTS)


def unequal_rows(name: str, expected: list[tuple[Any, ...]], found: list[tuple[Any, ...]], ordered: bool) -> list[str]:
    """The first rows that only one side has; the order counts only where the contract sets one."""
    missing, more = Counter(expected) - Counter(found), Counter(found) - Counter(expected)
    lines = [f"{name}: only the reference has {row}" for row in list(missing)[:3]]
    lines += [f"{name}: only the run has {row}" for row in list(more)[:3]]
    if ordered and not lines and expected != found:
        lines.append(f"{name}: the rows stand in another order")
    return lines


def unequal_names(name: str, expected: tuple[str, ...], found: tuple[str, ...]) -> list[str]:
    return [] if expected == found else [f"{name}: columns {found}, expected {expected}"]


def decisions(decision: Decision, out: Path) -> list[str]:
    names, rows = parquet(out / "decisions.parquet")
    expected = [frozen(tuple(row[name] for name in DECISIONS)) for row in decision.rows]
    return unequal_names("decisions.parquet", DECISIONS, names) or unequal_rows(
        "decisions.parquet", expected, [frozen(row) for row in rows], ordered=False
    )


def list_rows(decision: Decision, out: Path) -> list[str]:
    names, rows = parquet(out / "lists.parquet")
    found = [of_nik(dict(zip(names, row, strict=True))) for row in rows]
    return unequal_names("lists.parquet", LISTS, names) or unequal_rows(
        "lists.parquet", [of_nik(row) for row in decision.lists], found, ordered=False
    )


def table(name: str, columns: tuple[str, ...], expected: list[dict[str, Any]], path: Path) -> list[str]:
    """Where columns are missing, the others are compared all the same."""
    names, rows = csv_file(path)
    common = [column for column in columns if column in names]
    wanted = [tuple(written(row[column]) for column in common) for row in expected]
    found = [tuple(row[names.index(column)] for column in common) for row in rows]
    return unequal_names(name, columns, names) + unequal_rows(name, wanted, found, ordered=True)


def counts(found: dict[str, int]) -> dict[str, int]:
    """Whether a code that nobody has is written as 0 or left out, the contract does not say."""
    return {name: count for name, count in found.items() if count}


def summary(decision: Decision, out: Path) -> list[str]:
    found = json.loads((out / "summary.json").read_text("utf-8"))
    lines = [
        f"summary.json: {part}: {counts(found[part])}, expected {counts(decision.summary[part])}"
        for part in ("by_status", "by_failed", "by_unknown")
        if counts(found[part]) != counts(decision.summary[part])
    ]
    money = {name: found["money"].get(name) for name in decision.money}
    return lines + [f"summary.json: money {money}, expected {decision.money}"] * (money != decision.money)


def digests(decision: Decision, out: Path) -> list[str]:
    whole = json.loads((out / "run.json").read_text("utf-8"))
    public = json.loads((out / "public" / "run.json").read_text("utf-8"))
    triples = (
        ("run.json: digest", whole.get("digest"), decision.digest),
        ("run.json: decisions_digest", whole.get("decisions_digest"), decision.decisions_digest),
        ("run.json: seed_source", whole.get("seed_source"), "trial"),
        ("public/run.json: digest", public.get("digest"), decision.digest),
        ("public/run.json: places", public.get("places"), decision.money["places"]),
    )
    return [f"{name}: {found}, expected {expected}" for name, found, expected in triples if found != expected]


def differences(decision: Decision, out: Path) -> list[str]:
    """Every difference between the reference's answer and the folder, in words; none if they agree."""
    return [
        *decisions(decision, out),
        *table("quota.csv", QUOTA, decision.quota, out / "quota.csv"),
        *table("public/candidates.csv", PUBLIC, decision.public, out / "public" / "candidates.csv"),
        *list_rows(decision, out),
        *summary(decision, out),
        *digests(decision, out),
    ]
