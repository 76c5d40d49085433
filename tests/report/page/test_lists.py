"""The page's section on lists: the same in a bar and in words, nothing by colour alone."""

import re
from datetime import date
from pathlib import Path

import pytest

from naung.cli.main import main
from naung.report.figures.hindsight import Settled
from naung.report.figures.lists import ListFigures, Matching, Measured, OnLists
from naung.report.page.charts import LEAST_SEEN, Part, parts_bar
from naung.report.page.lists import tell_lists
from naung.report.page.marks import WIDTH
from tests import made
from tests.matching.made import PEOPLE, Town, sent
from tests.report.figures.test_lists import SHARES, UNSURE, counted
from tests.report.match.listed import send

OJOL = ListFigures("ojol", "proposal", True, 800, 700, 120, 30, 50, 7, 90, 12)
AKTIF = ListFigures("aktif", "covered", False, 90, 0, 10, 0, 0, 0, 3, 1)


def _bars(drawing: str) -> list[tuple[str, float, float]]:
    found = re.findall(r'<rect class="([^"]*)" x="([^"]*)" y="[^"]*" width="([^"]*)"', drawing)
    return [(style, float(left), float(width)) for style, left, width in found]


def test_each_list_in_words() -> None:
    told = tell_lists(Matching((OJOL, AKTIF)))
    assert told is not None
    assert [one.said for one in told.lists] == [
        "800 cocok: 700 langsung, yang lain ditimbang. 50 ragu, 7 dapat mengubah hasil. 120 tidak ada di registri. "
        "30 ditolak: tanpa NIK dan tahun lahir.",
        "90 cocok menurut NIK. 10 tidak ada di registri.",
    ]
    assert told.lead.startswith("50 baris belum pasti orangnya, 7 di antaranya dapat mengubah hasil.")
    assert "usulan_dtsen.xlsx" in told.lead


def test_no_lists_no_section() -> None:
    assert tell_lists(Matching()) is None


@pytest.mark.parametrize("counts", [(800, 50, 120, 30), (1, 0, 0, 0), (1_000_000, 1, 1, 1), (0, 0, 0, 3), (0, 0, 0, 0)])
def test_a_bar_is_the_whole_and_hides_no_part(counts: tuple[int, ...]) -> None:
    bars = _bars(parts_bar([Part("x", count, shade) for shade, count in enumerate(counts)], "kata"))
    assert len(bars) == sum(count > 0 for count in counts)
    assert all(width >= LEAST_SEEN - 1 for _, _, width in bars)
    if bars:
        last = bars[-1]
        assert last[1] + last[2] == pytest.approx(WIDTH, abs=1.1)


def test_a_parts_width_is_its_share() -> None:
    bars = _bars(parts_bar([Part("x", count, shade) for shade, count in enumerate((500, 250, 250, 0))], "kata"))
    assert [width + 1 for _, _, width in bars] == pytest.approx([180, 90, 90], abs=0.1)


def test_a_bar_is_told_to_who_cannot_see_it() -> None:
    told = tell_lists(Matching((OJOL,)))
    assert told is not None
    assert 'aria-label="ojol, 1.000 baris: cocok 800, ragu 50, tidak ada 120, ditolak 30"' in told.lists[0].bar


def test_quality_stands_only_where_it_was_measured() -> None:
    measured = Measured(SHARES, 60_000, date(2026, 11, 24))
    told = tell_lists(Matching((OJOL,), measured=measured, settled=Settled(30, 12, 41, 29)))
    assert told is not None
    assert ("Ketepatan yang cocok otomatis", "99,98%") in told.measured
    assert told.measured_on == "60.000 baris, 24 November 2026"
    assert (
        told.settled == "42 baris sudah diputuskan orang: 30 ya, 12 bukan. Calon teratas model benar 29 dari 41 kali."
    )
    bare = tell_lists(Matching((OJOL,)))
    assert bare is not None
    assert bare.measured == ()
    assert bare.settled == "Belum ada baris ragu yang diputuskan orang."


def test_several_lists_in_a_table() -> None:
    told = tell_lists(Matching((OJOL,), OnLists(9, 5, 2, 1), OnLists(4, 1, 0, 1)))
    assert told is not None
    assert [(line.all, line.proposals) for line in told.several] == [(9, 4), (5, 1), (2, 0), (1, 1)]


def test_the_page_has_it_and_names_nobody(folder: Path) -> None:
    page = (send(folder).out / "laporan.html").read_text(encoding="utf-8")
    section = page[page.index('id="daftar"') : page.index('id="pasti"')]
    assert "1 cocok: semuanya langsung." in section
    assert "4 tidak ada di registri." in section
    assert "Diukur pada daftar buatan, bukan pada kota ini" in section
    assert not re.search(r"[0-9]{16}", section)
    assert not any(row["nama"] in section for row in PEOPLE)


def test_doubt_that_can_change_the_result_is_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    adults = [{"code": "usia", "when": "umur >= 18"}, {"code": "ojol", "when": "daftar_ojol", "unknown": "verify"}]
    half = [sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1983-07-12"), sent("3275011108900006", "AGUS", "1990-11-08")]
    town = send(folder / "kota", [*UNSURE, *half], rules=adults)
    told = counted(town, folder / "lagi")
    assert told.figures.matching.matter > 0
    found = told.found()["doubtful_matter"]
    assert found.startswith(f"{told.figures.matching.matter} baris daftar belum pasti orangnya")
    review, matter = told.figures.matching.review, told.figures.matching.matter
    said = f"{review} baris daftar belum pasti, {matter} dapat mengubah hasil: naung review {town.out}"
    assert said in capsys.readouterr().out.splitlines()


def test_rows_held_up_are_a_finding(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "kota").mkdir()
    town = Town(folder / "kota")
    town.select(sent("", "X", "1900-01-01"), rules=[{"code": "usia", "when": "umur >= 18"}], doubles="check")
    told = counted(town, folder / "lagi")
    assert told.found()["doubles_held"] == ("2 baris registri tertahan: mungkin orang yang sama tercatat dua kali.")
    assert "2 baris registri tertahan, mungkin orang yang tercatat dua kali" in capsys.readouterr().out
    assert "only_nik" not in told.found()


def test_a_sure_run_asks_for_no_review(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made.write(folder)
    assert main(["select", str(folder / "program.yaml"), "--out", str(folder / "out"), "--seed", made.SEED]) == 0
    assert "naung review" not in capsys.readouterr().out
