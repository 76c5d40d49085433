"""An output folder read again: what decided, the quota, the tables named. Not here: what is made of them."""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.intake.columns import at_rest
from naung.selection.expressions import Expression, OrderKey, read_condition, read_order
from naung.values.errors import Refusal
from naung.values.kinds import Kind

TABLES = ("decisions", "people")
FILES = ("run.json", "quota.csv", "summary.json", *(f"{table}.parquet" for table in TABLES))
DECIDED = (
    *("file", "row", "nik", "id_keluarga", "kode_kelurahan", "cell", "status", "failed", "unknown", "must_verify"),
    *("poin", "tier", "pseudonym", "ticket", "rank_in_cell", "reserve_number"),
)
DECIDED_TYPES = {
    **dict.fromkeys(("row", "poin", "tier", "rank_in_cell", "reserve_number"), "BIGINT"),
    **dict.fromkeys(("failed", "unknown"), "VARCHAR[]"),
    "must_verify": "BOOLEAN",
}
PROGRAMME = ("program", "title", "as_of", "rules", "points", "order", "per_family", "quota")
MONEY = ("price_idr", "places", "cost_idr", "left_idr")
QUOTA_NUMBERS = ("people", "candidates", "weight", "seats", "selected", "reserve")


@dataclass(frozen=True)
class CellQuota:
    """One cell of quota.csv; cut_size and cut_places are None without a cut tier."""

    cell: str
    name: str
    people: int
    candidates: int
    weight: int
    seats: int
    selected: int
    reserve: int
    cut_size: int | None
    cut_places: int | None


@dataclass(frozen=True)
class PastRun:
    """A run as its folder tells it."""

    folder: Path
    record: dict[str, Any]
    summary: dict[str, Any]
    quota: dict[str, CellQuota]

    @property
    def programme(self) -> dict[str, Any]:
        return dict(self.record["programme"])

    @property
    def title(self) -> str:
        return str(self.programme["title"] or self.programme["program"])

    @property
    def trial(self) -> bool:
        return bool(self.record["seed_source"] == "trial")

    @property
    def areas(self) -> dict[str, str]:
        return dict(self.record["areas"])

    @property
    def kinds(self) -> dict[str, Kind]:
        return {name: Kind(kind) for name, kind in self.record["kinds"].items()}

    @cached_property
    def rules(self) -> list[Expression]:
        return [read_condition(rule["when"], self.kinds, f"rules: {rule['code']}") for rule in self.programme["rules"]]

    @cached_property
    def points(self) -> list[Expression]:
        return [read_condition(one["when"], self.kinds, f"points: {one['code']}") for one in self.programme["points"]]

    @cached_property
    def order(self) -> list[OrderKey]:
        kinds = {**self.kinds, "poin": Kind.INTEGER}
        return [read_order(text, kinds, f"order[{place}]") for place, text in enumerate(self.programme["order"], 1)]

    def name_tables(self, duck: Duck, prefix: str = "") -> list[str]:
        """Name `decisions` and `people`, each with `row` from 1 in the file's order; returns the facts of people.

        The registry's own row number is `source_row`; facts have their names at rest.
        """
        path = self.folder / "decisions.parquet"
        columns = duck.parquet_columns(path)
        _check_columns(path, columns, DECIDED)
        if odd := [name for name in DECIDED if columns[name] != DECIDED_TYPES.get(name, "VARCHAR")]:
            raise Refusal(f"{path}: kolom {odd[0]} berjenis {columns[odd[0]]}; berkas itu diubah sesudah ditulis")
        duck.take_parquet(
            f"{prefix}decisions", path, {("source_row" if name == "row" else name): name for name in DECIDED}
        )
        path = self.folder / "people.parquet"
        # The points stand in decisions too, and are read from there.
        facts = [name for name in duck.parquet_columns(path) if name != "poin"]
        _check_columns(path, facts, ("nik", "nama", *self.kinds))
        duck.take_parquet(f"{prefix}people", path, {at_rest(name): name for name in facts})
        return facts


def open_run(folder: Path) -> PastRun:
    """Read what a run left; a Refusal in words where the folder is none or something in it does not read."""
    if not folder.is_dir():
        raise Refusal(f"{folder}: folder ini tidak ada; beri folder hasil naung select")
    for name in FILES:
        if not (folder / name).is_file():
            raise Refusal(f"{folder}: bukan folder hasil naung select; {name} tidak ada di dalamnya")
    record, summary = _json(folder / "run.json"), _json(folder / "summary.json")
    wanted = {"programme": dict, "areas": dict, "kinds": dict, "seed": str, "seed_source": str, "law": dict}
    for key, kind in wanted.items():
        if not isinstance(record.get(key), kind):
            raise Refusal(f"{folder / 'run.json'}: {key} tidak ada atau bukan bentuknya; folder ini dari naung lain?")
    _check_inner(folder / "run.json", record)
    _check_keys(folder / "run.json", "programme", record["programme"], PROGRAMME)
    _check_keys(folder / "summary.json", "by_status", summary.get("by_status"), ("selected",))
    _check_keys(folder / "summary.json", "money", summary.get("money"), MONEY)
    return PastRun(folder, record, summary, _quota(folder / "quota.csv"))


def _check_inner(path: Path, record: dict[str, Any]) -> None:
    """The parts of run.json that are read later: kinds by name, and each input's what, file and sha256."""
    kinds, inputs = record["kinds"].values(), record.get("inputs", [])
    if not all(isinstance(kind, str) and kind in list(Kind) for kind in kinds):
        raise Refusal(f"{path}: kinds menyebut jenis yang tidak ada; berkas itu diubah sesudah ditulis")
    of_form = isinstance(inputs, list) and all(
        isinstance(one, dict) and all(isinstance(one.get(key), str) for key in ("what", "file", "sha256"))
        for one in inputs
    )
    if not of_form:
        raise Refusal(f"{path}: inputs bukan bentuknya; berkas itu diubah sesudah ditulis")


def _check_keys(path: Path, within: str, part: object, wanted: Iterable[str]) -> None:
    for key in wanted:
        if not isinstance(part, dict) or key not in part:
            raise Refusal(f"{path}: {within}.{key} tidak ada; folder ini dari naung lain?")


def _check_columns(path: Path, columns: Iterable[str], wanted: Iterable[str]) -> None:
    present = set(columns)
    if missing := [name for name in wanted if name not in present]:
        raise Refusal(f"{path}: kolom {', '.join(missing)} tidak ada; folder ini diubah atau dari naung lain")


def _json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as error:
        raise Refusal(f"{path}: tidak terbaca sebagai JSON") from error
    if not isinstance(content, dict):
        raise Refusal(f"{path}: bukan satu objek JSON")
    return content


def _quota(path: Path) -> dict[str, CellQuota]:
    quota = {}
    try:
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                numbers = {name: int(row[name]) for name in QUOTA_NUMBERS}
                size, places = (int(row[name]) if row[name] else None for name in ("cut_size", "cut_places"))
                quota[row["cell"]] = CellQuota(row["cell"], row["name"], **numbers, cut_size=size, cut_places=places)
    except (OSError, ValueError, KeyError, TypeError, csv.Error) as error:
        raise Refusal(f"{path}: tidak terbaca sebagai quota.csv") from error
    return quota
