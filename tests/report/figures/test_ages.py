"""Age bands: said once, in `codes.AGES`, and counted so wherever people are counted by age."""

from pathlib import Path

import pytest

from naung.engine.duck import Duck
from naung.engine.steps import sql
from naung.engine.trees import integer, null
from naung.report.codes import AGES
from naung.report.compare.runs import compare
from naung.report.figures.ages import age_band
from naung.report.past import open_run
from tests import made
from tests.report.reported import report


@pytest.mark.parametrize(
    ("years", "band"),
    [(0, 0), (17, 0), (18, 18), (29, 18), (30, 30), (49, 40), (59, 50), (60, 60), (64, 60), (65, 65), (120, 65)],
)
def test_an_age_falls_in_the_band_that_its_words_say(folder: Path, years: int, band: int) -> None:
    with Duck(folder) as duck:
        assert duck.run(f"SELECT {sql(age_band(integer(years)), 'duckdb')}").fetchall() == [(band,)]


def test_an_unknown_age_is_a_band_of_its_own(folder: Path) -> None:
    with Duck(folder) as duck:
        assert duck.run(f"SELECT {sql(age_band(null('BIGINT')), 'duckdb')}").fetchall() == [(-1,)]


def test_page_and_comparison_count_the_same_bands(folder: Path) -> None:
    told = report(folder, made.people(150))
    page = {one.code: one.selected for one in told.figures.groups["age"] if one.selected}
    run = open_run(told.folder)
    (folder / "banding").mkdir()
    compared = {one.code: one.before for one in compare(run, run, folder / "banding").groups["age"]}
    assert compared == page
    assert set(page) <= set(AGES)
