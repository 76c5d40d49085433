"""Findings: each stands on the page when it is true of the run, and only then."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests import made
from tests.report.reported import report


def _people(rows: list[tuple[str, str, int]]) -> list[made.Record]:
    """Rows of (kelurahan, decile, how many): each a family of her own, born 1990, working for herself."""
    records, number = [], 0
    for area, decile, many in rows:
        for _ in range(many):
            number += 1
            nik = f"32750101{1 + number % 12:02d}90{number:04d}"
            records.append([nik, f"K{number}", f"ORANG {number}", "1990-01-01", area, "1", "1", decile])
    return records


CITY = [("3275011001", "1", 40), ("3275011002", "1", 20), ("3275011002", "2", 60)]
PLAIN: dict[str, Any] = {"lists": [], "points": [], "order": ["desil_nasional ASC"], "reserve_percent": 0}
PLAIN["rules"] = [{"code": "usia", "when": "umur BETWEEN 18 AND 64"}]
PLAIN["registry"] = {"path": "registri.csv", "cut_off": date(2025, 12, 15)}
SEEN_LAW = {"doubts", "rule_idle"}  # of the law's data and of the one rule here


def test_areas_reached_unequally_and_the_quota_that_mends_it(folder: Path) -> None:
    """30 places: by all candidates 10 and 20, by decile 1 alone 20 and 10, worked out by hand."""
    told = report(folder, _people(CITY), places=30, budget_idr=30 * 201_600, **PLAIN)
    assert told.found()["reach_unequal"] == "Calon desil 1 di Bekasijaya hanya 25% tertampung (10 dari 40)."
    assert told.figures.reach is not None
    assert [(cell.cell, cell.other_seats, cell.other_selected) for cell in told.figures.reach.cells] == [
        ("3275011001", 20, 20),
        ("3275011002", 10, 10),
    ]
    assert "yang terendah menjadi Bekasijaya 50%" in told.page
    assert "tertampung menjadi 30, kini 30 dari 60" in told.page
    assert "quota: {by: kode_kelurahan, weight: {when: &#34;desil_nasional = 1&#34;}}" in told.page
    assert told.found()["dice"] == "Undian menentukan 10 tempat di antara 40 calon."
    assert "poorer_left" not in told.found()


def test_a_clean_and_even_run_says_next_to_nothing(folder: Path) -> None:
    rows = [("3275011001", "1", 40), ("3275011002", "1", 40)]
    order = {"order": ["nik ASC"]}
    told = report(folder, _people(rows), places=30, budget_idr=30 * 201_600, **{**PLAIN, **order})
    assert set(told.found()) == SEEN_LAW


@pytest.mark.parametrize(
    ("code", "changes"),
    [
        ("wish", {"budget_idr": 29 * 201_600}),
        ("unfilled", {"places": 500, "budget_idr": 500 * 201_600}),
        ("dice", {"order": []}),
        ("rule_harsh", {"rules": [{"code": "dekat", "when": "kode_kelurahan = '1'"}]}),
        ("unknown", {"rules": [{"code": "kosong", "when": "alamat = 'x'", "unknown": "accept"}]}),
        ("only_empty", {"rules": [{"code": "kosong", "when": "alamat = 'x'"}]}),
        ("must_verify", {"rules": [{"code": "kosong", "when": "alamat = 'x'", "unknown": "verify"}]}),
        ("poorer_left", {"order": ["desil_nasional DESC", "nik ASC"]}),
        ("seatless", {"places": 1, "budget_idr": 201_600}),
        ("no_cut_off", {"registry": {"path": "registri.csv"}}),
        ("old_data", {"registry": {"path": "registri.csv", "cut_off": date(2025, 9, 30)}}),
        ("list_absent", {"lists": [{"name": "asing", "path": "asing.csv"}]}),
        ("covered_selected", {"lists": [{"name": "aktif", "path": "aktif.csv", "kind": "covered"}]}),
        ("list_takes_all", {"lists": [{"name": "lama", "path": "aktif.csv"}]}),
        ("only_nik", {}),
        ("reserve_short", {"places": 70, "budget_idr": 70 * 201_600, "reserve_percent": 100}),
    ],
)
def test_a_finding_stands_when_it_is_true(folder: Path, code: str, changes: dict[str, Any]) -> None:
    even = [("3275011001", "1", 36), ("3275011001", "2", 4), ("3275011002", "1", 36), ("3275011002", "2", 4)]
    records = [[*record, ""] for record in _people(even)]
    if code == "only_nik":
        records[0][0] = "12"
    settings: dict[str, Any] = {"places": 30, "budget_idr": 30 * 201_600, **PLAIN, "order": ["nik ASC"], **changes}
    path = made.write(folder, **settings)
    made.write_csv(folder / "registri.csv", [*made.COLUMNS, "alamat"], records)
    made.write_csv(folder / "asing.csv", ["nik"], [["3275010101900999"]])
    made.write_csv(folder / "aktif.csv", ["nik"], [[record[0]] for record in records])
    told = report(folder, path=path)
    assert code in told.found()
    assert told.found()[code].replace("'", "&#39;") in told.page


@pytest.mark.parametrize(
    ("order", "claim"), [("nik ASC", None), ("id_jenis_kelamin ASC", "Perempuan terpilih 0,00 kali bagiannya.")]
)
def test_a_sex_left_behind_is_said(folder: Path, order: str, claim: str | None) -> None:
    records = _people([("3275011001", "1", 80)])
    for place, record in enumerate(sorted(records)):
        record[5] = str(1 + place % 2)
    told = report(folder, records, places=30, budget_idr=30 * 201_600, **{**PLAIN, "order": [order]})
    assert told.found().get("group_below") == claim
