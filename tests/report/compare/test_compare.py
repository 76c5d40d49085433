"""`naung compare`: the movers of two runs against plain sets, causes that fit what was changed, sums that add up."""

import csv
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import duckdb
import pytest

from naung.cli.main import main
from naung.report.compare.page import page
from naung.report.compare.runs import Comparison, compare
from naung.report.past import open_run
from tests import made
from tests.report import past

Outs = dict[str, Path]


def uneven() -> list[made.Record]:
    """People whose poor live in one kelurahan more than in others, so that every way of dividing moves someone."""
    records = made.people(150)
    for number, record in enumerate(records):
        if record[4] == "3275021001":
            record[7] = "1"
        elif number % 3:
            record[7] = "3"
    return records


PEOPLE = uneven()


def without(count: int) -> list[made.Record]:
    """The registry without its first selected people: others come after them."""
    return PEOPLE[count:]


def with_other_deciles() -> list[made.Record]:
    records = [list(record) for record in PEOPLE]
    for record in records[::3]:
        record[7] = "4"
    return records


def moved_house() -> list[made.Record]:
    records = [list(record) for record in PEOPLE]
    for record in records[::4]:
        record[4] = "3275011002"
    return records


VARIANTS: dict[str, dict[str, Any]] = {
    "base": {},
    "more places": {"budget_idr": 6_000_000, "places": 29},
    "other rule": {"rules": [*made.programme()["rules"], {"code": "desil", "when": "desil_nasional = 1"}]},
    "two a family": {"per_family": 2},
    "by people": {"quota": {"by": "kode_kelurahan", "weight": "people"}},
    "no quota": {"quota": None},
    "by kecamatan": {"quota": {"by": "kode_kecamatan", "weight": {"when": "desil_nasional = 1"}}},
    "other order": {"order": ["poin DESC", "desil_nasional ASC"]},
    "no order": {"order": []},
    "smaller registry": {"records": without(40)},
    "other deciles": {"records": with_other_deciles()},
    "moved house": {"records": moved_house()},
}
# Causes of those who drop out, causes of those who come in.
KINDS: dict[str, tuple[set[str], set[str]]] = {
    "more places": (set(), {"seats"}),
    "other rule": ({"rule:desil", "seats"}, {"seats"}),
    "two a family": ({"seats", "displaced"}, {"family"}),
    "by people": ({"seats"}, {"seats"}),
    "no quota": ({"cell"}, {"cell"}),
    "by kecamatan": ({"cell"}, {"cell"}),
    "other order": ({"family", "order", "seats"}, {"family", "order"}),
    "smaller registry": ({"absent"}, {"displaced"}),
    "other seed": ({"ticket"}, {"ticket"}),
    "other key": ({"ticket"}, {"ticket"}),
}


@pytest.fixture(scope="module")
def outs(tmp_path_factory: pytest.TempPathFactory) -> Outs:
    """A run of each variant, and of the base with another seed and with another key."""

    def out(**changes: Any) -> Path:
        return past.run(tmp_path_factory.mktemp("program"), **{"records": PEOPLE, "budget_idr": 3_700_000} | changes)

    found = {name: out(**changes) for name, changes in VARIANTS.items()}
    return found | {"other seed": out(seed="f" * 64), "other key": out(key="cc" * 32)}


def selected(out: Path) -> set[str]:
    rows = duckdb.sql(f"SELECT nik FROM '{out}/decisions.parquet' WHERE status = 'selected'").fetchall()
    return {nik for (nik,) in rows}


def statuses(out: Path) -> dict[str, str]:
    return dict(duckdb.sql(f"SELECT nik, status FROM '{out}/decisions.parquet'").fetchall())


def compared(outs: Outs, tmp_path: Path, one: str, other: str) -> Comparison:
    return compare(open_run(outs[one]), open_run(outs[other]), tmp_path)


@pytest.mark.parametrize("other", [name for name in (*VARIANTS, "other seed", "other key") if name != "base"])
def test_movers_are_the_plain_sets_and_every_sum_adds_up(outs: Outs, tmp_path: Path, other: str) -> None:
    comparison = compared(outs, tmp_path, "base", other)
    a, b = selected(outs["base"]), selected(outs[other])
    assert [move.mover.nik for move in comparison.out.moves] == sorted(a - b)
    assert [move.mover.nik for move in comparison.into.moves] == sorted(b - a)
    assert comparison.selected == (len(a), len(b))
    assert comparison.stay == len(a & b)
    assert (a - b) | (b - a), "a variant that moves nobody tests nothing"
    for moves in (comparison.out, comparison.into):
        assert sum(moves.causes.values()) == len(moves.moves)
    for counts in (comparison.areas, *comparison.groups.values()):
        total = Counter[str]()
        for one in counts:
            total.update(before=one.before, out=one.out, into=one.into, after=one.after, moved_in=one.moved_in)
        assert (total["before"], total["out"], total["into"], total["after"]) == (
            *(len(a), len(a - b), len(b - a), len(b)),
        )
        assert total["moved_in"] == 0


@pytest.mark.parametrize("other", KINDS)
def test_causes_fit_what_was_changed(outs: Outs, tmp_path: Path, other: str) -> None:
    comparison = compared(outs, tmp_path, "base", other)
    assert (set(comparison.out.causes), set(comparison.into.causes)) == KINDS[other]


def test_who_is_not_in_the_other_registry(outs: Outs, tmp_path: Path) -> None:
    comparison = compared(outs, tmp_path, "base", "smaller registry")
    gone = {record[0] for record in PEOPLE[:40]} - {record[0] for record in without(40)}
    absent = {move.mover.nik for move in comparison.out.moves if move.cause == "absent"}
    assert absent == selected(outs["base"]) & gone
    assert absent


def test_who_has_other_deciles_is_ordered_otherwise(outs: Outs, tmp_path: Path) -> None:
    comparison = compared(outs, tmp_path, "base", "other deciles")
    changed = {record[0] for record in PEOPLE[::3]}
    ordered = {move.mover.nik for move in comparison.out.moves if move.cause == "order"}
    assert ordered
    assert ordered <= changed


def test_who_moved_house_is_in_another_cell_and_the_areas_still_add_up(outs: Outs, tmp_path: Path) -> None:
    comparison = compared(outs, tmp_path, "base", "moved house")
    assert {move.cause for move in comparison.out.moves} >= {"cell"}
    assert any(area.moved_in for area in comparison.areas)


def test_the_other_way_round_is_the_mirror(outs: Outs, tmp_path: Path) -> None:
    there = compared(outs, tmp_path, "base", "two a family")
    back = compared(outs, tmp_path, "two a family", "base")
    assert [(move.mover, move.cause) for move in there.out.moves] == [
        (move.mover, move.cause) for move in back.into.moves
    ]
    assert [(move.mover, move.cause) for move in there.into.moves] == [
        (move.mover, move.cause) for move in back.out.moves
    ]


def test_a_run_against_itself_moves_nobody(outs: Outs, tmp_path: Path) -> None:
    comparison = compared(outs, tmp_path, "base", "base")
    assert not comparison.out.moves
    assert not comparison.into.moves
    assert comparison.differences == ()
    assert "Tidak ada yang berubah" in page(comparison)


def test_what_differs_is_named(outs: Outs, tmp_path: Path) -> None:
    def named(other: str) -> list[str]:
        return [what for what, _, _ in compared(outs, tmp_path, "base", other).differences]

    assert named("more places") == ["budget_idr", "places"]
    assert named("other rule") == ["rules desil.text", "rules desil.when", "rules desil.unknown"]
    assert named("other seed") == ["seed"]
    assert named("other key") == ["key.path"]
    assert "registry.path registri.csv" in named("smaller registry")


def test_the_files(outs: Outs, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "banding"
    assert main(["compare", str(outs["base"]), str(outs["two a family"]), "--out", str(folder)]) == 0
    said = capsys.readouterr().out
    assert {path.name for path in folder.iterdir()} == {"banding.html", "banding.json", "masuk.csv", "keluar.csv"}
    content = json.loads((folder / "banding.json").read_text(encoding="utf-8"))
    here, there = statuses(outs["base"]), statuses(outs["two a family"])
    for name, count, causes in (("masuk", "in", "in_by_cause"), ("keluar", "out", "out_by_cause")):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        assert len(rows) == content["selected"][count]
        assert Counter(row["cause"] for row in rows) == {one["cause"]: one["people"] for one in content[causes]}
        for row in rows:
            assert (row["status_a"], row["status_b"]) == (here[row["nik"]], there[row["nik"]])
    html = (folder / "banding.html").read_text(encoding="utf-8")
    numbers = content["selected"]
    equation = f"{numbers['a']} − {numbers['out']} + {numbers['in']} = {numbers['b']}"
    assert equation in said
    assert equation in html
    assert "PERCOBAAN" in said
    assert "PERCOBAAN" in html
    assert "default-src &#39;none&#39;" in html
    assert not re.search("[0-9]{16}", html + said + json.dumps(content["areas"]))
    assert " style=" not in html
    assert "<script" not in html


def test_json_and_refusals(outs: Outs, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(outs["base"]), str(outs["more places"]), "--json"]) == 0
    content = json.loads(capsys.readouterr().out)
    money = content["money"]["cost_idr"]
    assert money["difference"] == money["b"] - money["a"] > 0
    assert main(["compare", str(outs["base"]), str(tmp_path / "tidak ada")]) == 1
    assert "tidak ada" in capsys.readouterr().err
    assert main(["compare", str(outs["base"]), str(outs["base"]), "--out", str(tmp_path)]) == 1
    assert "sudah ada" in capsys.readouterr().err
