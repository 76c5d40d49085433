"""What is counted of lists: that rows add up, who stands on several, and whether the model had been right."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from naung.matching.model import load
from naung.report.figures.lists import Measured, OnLists, read_measured
from tests.matching.made import Town, sent
from tests.report.match.listed import send
from tests.report.reported import Reported, report

SHARES = {"precision": 0.9998, "recall": 0.97, "f1": 0.99, "lost": 0.002, "review": 0.03, "blocked": 0.999}
NAMES = ("SITOMPUL", "P. SITOMPUL", "RONI SITOMPUL", "POLTAK")
BIRTHS = ("1979-09-09", "1978-10-09", "1991-09-09", "1977-01-01", "1991-02-03")
UNSURE = [sent("3275020909770004", name, birth, "", "4") for birth in BIRTHS for name in NAMES]


def counted(town: Town, folder: Path) -> Reported:
    """The town's programme once more, its figures at hand."""
    folder.mkdir()
    for path in town.folder.iterdir():
        if path.is_file():
            (folder / path.name).write_bytes(path.read_bytes())
    return report(folder, path=folder / "program.yaml")


def answer(town: Town, *answers: str) -> None:
    """Answers for the first doubtful rows, about each one's best candidate."""
    firsts = [row for row in town.told("doubtful.parquet") if row["kind"] == "daftar" and row["place"] == 1]
    assert len(firsts) >= len(answers), "too few rows are doubtful"
    lines = ["at,by,kind,list,row_print,known_key,answer"]
    for row, word in zip(firsts, answers, strict=False):
        place = ["2026-02-01T10:00:00+07:00", "Rina", "daftar", row["list"], row["row_print"], row["known_key"]]
        lines.append(",".join([*place, word]))
    (town.folder / "penyelesaian.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def test_rows_of_each_list_add_up(folder: Path) -> None:
    told = counted(send(folder / "kota"), folder / "lagi").figures.matching
    assert [(one.name, one.lines, one.matched, one.at_once, one.absent, one.rejected) for one in told.lists] == [
        ("ojol", 6, 1, 1, 4, 1),
        ("umkm", 6, 1, 1, 5, 0),
        ("aktif", 3, 1, 0, 1, 1),
    ]
    assert [one.by_name for one in told.lists] == [True, True, False]
    assert told.on_all == OnLists(two=3, three=1, more=0, twice=1)
    assert told.on_proposals == OnLists(two=3, three=0, more=0, twice=1)
    assert told.settled is None


def test_the_doubtful_and_those_that_matter(folder: Path) -> None:
    town = send(folder / "kota", UNSURE)
    told = counted(town, folder / "lagi").figures.matching
    asked = [row for row in town.told("doubtful.parquet") if row["kind"] == "daftar"]
    assert told.review == told.lists[0].review == len({row["line"] for row in asked}) > 0
    assert told.matter == len({row["line"] for row in asked if row["matters"]})


def test_people_judge_the_models_best_candidate(folder: Path) -> None:
    town = send(folder / "kota", UNSURE)
    answer(town, "ya", "bukan")
    settled = counted(town, folder / "lagi").figures.matching.settled
    assert settled is not None
    assert (settled.found, settled.ruled_out, settled.judged, settled.right) == (1, 1, 2, 1)


def test_answers_about_other_rows_are_not_counted(folder: Path) -> None:
    town = send(folder / "kota", UNSURE)
    answer(town, "ya")
    town.write("ojol.csv", [sent("", "BUKAN SIAPA-SIAPA", "1950-05-05")])
    assert counted(town, folder / "lagi").figures.matching.settled is None


@pytest.mark.parametrize("change", [{"recall": "x"}, {"lost": 1.2}, {"lines": 0}, {"f1": None}, {"on": "kemarin"}])
def test_a_quality_that_cannot_be_shown_is_not_shown(change: dict[str, Any]) -> None:
    told = {**SHARES, "lines": 60_000}
    assert read_measured({"on": "2026-11-24", "measured": told}) == Measured(SHARES, 60_000, date(2026, 11, 24))
    assert read_measured({"on": "2026-11-24", "measured": {**told, **change}}) is None


@pytest.mark.parametrize("trained", [{}, {"measured": None}, {"measured": "baik"}, {"measured": {"precision": 1}}])
def test_a_model_that_was_not_measured_has_no_quality(trained: dict[str, Any]) -> None:
    assert read_measured({"on": "2026-11-24", **trained}) is None


def test_the_built_in_model_tells_its_quality() -> None:
    assert read_measured(load().trained) is not None
