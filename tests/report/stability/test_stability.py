"""Stability: what a measure without error leaves alone, how a family moves, and what is said."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest

from naung.cli.main import main
from naung.report.stability import measure
from tests import made
from tests.made import SEED


def run(folder: Path, **changes: Any) -> dict[str, Any]:
    program = made.write(folder, made.people(240), **changes)
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED, "--stability", "3"]) == 0
    return dict(json.loads((folder / "hasil" / "stability.json").read_text(encoding="utf-8")))


def test_a_score_without_error_keeps_everyone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "RELIABILITIES", {"penuh": 1.0})
    told = run(folder)
    assert told["share_who_stay"]["penuh"] == {"mean": 1.0, "least": 1.0, "most": 1.0}


def test_the_less_reliable_the_fewer_stay(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "RELIABILITIES", {"buta": 0.0, "hampir": 0.999})
    told = run(folder)["share_who_stay"]
    assert told["buta"]["mean"] < told["hampir"]["mean"]


def test_deciles_stay_as_large_as_they_were() -> None:
    deciles = np.repeat(np.arange(1, 11), [30, 29, 37, 38, 60, 72, 90, 115, 150, 202])
    units = {"decile": deciles, "family": np.arange(len(deciles))}
    again = measure.measured_again(units, 0.5, np.random.Generator(np.random.Philox(1)))
    assert (np.bincount(again) == np.bincount(deciles)).all()
    assert (again != deciles).any()
    same = measure.measured_again(units, 1.0, np.random.Generator(np.random.Philox(1)))
    assert (same == deciles).all()


def test_groups_add_up_and_the_visit_begins_with_the_least_stable(folder: Path) -> None:
    told = run(folder)
    summary = json.loads((folder / "hasil" / "summary.json").read_text(encoding="utf-8"))
    for name in told["reliabilities"]:
        for by in ("by_tier", "by_cell"):
            groups = told[by][name]
            assert sum(group["selected"] for group in groups) == summary["by_status"]["selected"]
            mean = sum(group["selected"] * group["share"] for group in groups) / summary["by_status"]["selected"]
            assert mean == pytest.approx(told["share_who_stay"][name]["mean"])
    sheet = openpyxl.load_workbook(folder / "hasil" / "kunjungan.xlsx").worksheets[0]
    shares = [int(str(row[5]).strip("%<>")) for row in sheet.iter_rows(min_row=4, values_only=True)]
    assert len(shares) == summary["by_status"]["selected"]
    assert shares == sorted(shares)


def test_a_programme_without_deciles_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program = made.write(folder, order=["umur DESC"])
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", SEED, "--stability", "2"]) == 1
    assert "desil_nasional" in capsys.readouterr().err
    assert not (folder / "hasil").exists()
