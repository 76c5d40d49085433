"""Groups: that a range over other dice is what all dice give, and that figures add up to the run."""

from itertools import combinations
from math import sqrt
from pathlib import Path

import pytest

from naung.report.figures.groups import DIMENSIONS, Cut, group, ratio
from tests import made
from tests.report.reported import report


@pytest.mark.parametrize(("size", "places", "members"), [(6, 2, 3), (5, 4, 1), (7, 3, 7), (4, 1, 0)])
def test_a_cut_tier_is_what_all_dice_give(size: int, places: int, members: int) -> None:
    seated = [sum(one < members for one in drawn) for drawn in combinations(range(size), places)]
    mean = sum(seated) / len(seated)
    cut = Cut(size, places, members, seated[0])
    assert cut.mean == pytest.approx(mean)
    assert cut.variance == pytest.approx(sum((one - mean) ** 2 for one in seated) / len(seated))
    assert (cut.fewest, cut.most) == (min(seated), max(seated))


def test_a_range_is_the_sum_over_cells_and_never_beyond_what_dice_can_give() -> None:
    cuts = [Cut(100, 50, 40, 22), Cut(80, 20, 60, 13)]
    one = group("x", 500, 400, 235, cuts)
    spread = 1.959964 * sqrt(sum(cut.variance for cut in cuts))
    assert (one.low, one.high) == pytest.approx((200 + 20 + 15 - spread, 200 + 20 + 15 + spread))
    single = group("x", 5, 5, 1, [Cut(2, 1, 1, 1)])
    assert (single.low, single.high) == (0, 1)


def test_without_ties_there_is_no_range(folder: Path) -> None:
    told = report(folder, order=["desil_nasional ASC", "nik ASC"])
    for groups in told.figures.groups.values():
        assert all(one.low == one.high == one.selected for one in groups)
    assert "Tidak ada yang diundi" in told.page


def test_every_dimension_adds_up_to_the_run(folder: Path) -> None:
    told = report(folder)
    status, people = told.run.summary["by_status"], told.run.summary["people"]
    eligible = people - status["ineligible"]
    candidates = sum(row.candidates for row in told.run.quota)
    assert set(told.figures.groups) == set(DIMENSIONS) - {"sector", "disability"}
    for groups in told.figures.groups.values():
        assert sum(one.eligible for one in groups) == eligible
        assert sum(one.candidates for one in groups) == candidates
        assert sum(one.selected for one in groups) == status["selected"]
        assert all(one.low <= one.selected <= one.high or one.low > one.high - 3 for one in groups)
        assert sum(ratio(one, groups).value * one.eligible for one in groups) == pytest.approx(eligible)
    assert sum(one.candidates for one in told.figures.deciles) == candidates
    assert sum(one.selected for one in told.figures.deciles) == status["selected"]
    chosen = told.figures.chosen.values()
    assert sum(selected for selected, _ in chosen) == status["selected"]
    assert sum(reserve for _, reserve in chosen) == status["reserve"]


def test_columns_that_a_registry_lacks_are_not_shown(folder: Path) -> None:
    path = made.write(folder, order=[], rules=[{"code": "usia", "when": "umur >= 18"}], points=[])
    kept = [made.COLUMNS.index(name) for name in ("nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan")]
    records = [[record[place] for place in kept] for record in made.people()]
    made.write_csv(folder / "registri.csv", [made.COLUMNS[place] for place in kept], records)
    told = report(folder, path=path)
    assert set(told.figures.groups) == {"sex", "age", "kecamatan"}
    assert told.figures.deciles == ()
    assert told.figures.reach is None
    assert {one.code for one in told.figures.groups["sex"]} == {1, 2}
    assert "Perempuan" in told.page
    assert "Di mana calon tertampung" in told.page
    assert "desil" not in told.page.lower()
