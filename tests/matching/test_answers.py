"""Answers that cannot all be true are refused by their lines; answers that concern nothing are counted."""

from pathlib import Path

import pytest

from naung.cli.main import main
from naung.matching import settle
from naung.matching.answers import check_answers
from naung.values.errors import Refusal
from tests.made import SEED
from tests.matching.made import PEOPLE, Town, sent

HEAD = ",".join(settle.COLUMNS)


def _write(folder: Path, *answers: str) -> Path:
    """Each answer as `kind list row person answer`, - for an empty part."""
    path = folder / "penyelesaian.csv"
    lines = [",".join(part.replace("-", "") for part in one.split()) for one in answers]
    path.write_text("\n".join([HEAD, *(f"2026-02-01T10:00:00+07:00,Rina,{line}" for line in lines), ""]), "utf-8")
    return path


TRUE_TOGETHER = [
    ("ganda - a b ya", "ganda - b c ya", "ganda - a c ya"),
    ("ganda - a b ya", "ganda - b c bukan", "ganda - a c bukan"),
    ("ganda - a b ya", "ganda - b c ya", "ganda - a d bukan"),
    # The last answer about a pair stands, and a cancelled one does not.
    ("ganda - a b ya", "ganda - b c ya", "ganda - a c bukan", "ganda - a c ya"),
    ("ganda - a b ya", "ganda - b c ya", "ganda - a c bukan", "ganda - b c batal"),
    ("ganda - a b ya", "ganda - a b bukan"),
    # Two rows without a NIK that say the same have one key, and may be two people.
    ("ganda - a a bukan",),
    # A list row is one registry row, whoever that one's double is.
    ("daftar ojol r a ya", "ganda - a b ya", "daftar ojol r b bukan"),
    ("daftar ojol r a ya", "daftar ojol r a bukan"),
]


@pytest.mark.parametrize("answers", TRUE_TOGETHER)
def test_what_can_be_true_together_is_taken(answers: tuple[str, ...], folder: Path) -> None:
    check_answers(settle.read(_write(folder, *answers)), "penyelesaian.csv")


CONTRADICT = [
    (("ganda - a b ya", "ganda - b c ya", "ganda - a c bukan"), "menurut baris 2 dan 3 .* menurut baris 4 bukan"),
    (("ganda - a c bukan", "ganda - b a ya", "ganda - c b ya"), "menurut baris 3 dan 4 .* menurut baris 2 bukan"),
    (("ganda - a b ya", "ganda - b a bukan"), "menurut baris 2 .* menurut baris 3 bukan"),
    (
        ("ganda - a b bukan", "ganda - a b ya", "ganda - b c ya", "ganda - c d ya", "ganda - d a bukan"),
        "menurut baris 3, 4 dan 5 .* menurut baris 6 bukan",
    ),
]


@pytest.mark.parametrize(("answers", "words"), CONTRADICT)
def test_a_contradiction_is_refused_by_its_lines(answers: tuple[str, ...], words: str, folder: Path) -> None:
    with pytest.raises(Refusal, match=f"^penyelesaian.csv: {words}; perbaiki atau hapus salah satunya"):
        check_answers(settle.read(_write(folder, *answers)), "penyelesaian.csv")


def test_a_run_on_contradicting_answers_is_refused(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    town = Town(folder)
    town.select(sent("3275011203800001", "MUHAMMAD SAEFUDIN", "1980-03-12"))
    _write(folder, "ganda - a b ya", "ganda - b c ya", "ganda - a c bukan")
    out = folder / "lain"
    assert main(["select", str(folder / "program.yaml"), "--out", str(out), "--seed", SEED]) == 1
    assert "Ditolak: penyelesaian.csv: menurut baris 2 dan 3" in capsys.readouterr().err
    assert not out.exists()


DEWI, HER_DOUBLE = PEOPLE[9]["nik"], PEOPLE[10]["nik"]
IDLE = [
    # the answers, the programme's doubles, how many of how many concern nothing
    (("daftar ojol r1 x1 bukan", "daftar lain r1 x1 ya"), "off", "2 dari 2"),
    (("daftar ojol r1 x1 bukan", "ganda - x1 x2 ya"), "off", "1 dari 1"),
    ((f"ganda - {DEWI} {HER_DOUBLE} bukan", f"ganda - {DEWI} x2 bukan"), "check", "1 dari 2"),
    ((f"ganda - {DEWI} {HER_DOUBLE} bukan",), "check", None),
]


@pytest.mark.parametrize("by_name", [True, False])
@pytest.mark.parametrize(("answers", "doubles", "told"), IDLE)
def test_answers_that_concern_nothing_are_counted_and_allowed(
    answers: tuple[str, ...],
    doubles: str,
    told: str | None,
    by_name: bool,
    folder: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    town = Town(folder)
    _write(folder, *answers)
    town.select(sent("", "X", "1900-01-01") if by_name else {"nik": DEWI}, doubles=doubles)
    heard = [line for line in capsys.readouterr().err.splitlines() if line.startswith("penyelesaian.csv")]
    assert [line.split(" jawaban")[0] for line in heard] == ([f"penyelesaian.csv: {told}"] if told else [])


def test_an_answer_about_a_row_and_a_person_that_are_there_concerns_something(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    town = Town(folder)
    town.select(sent("3275012012880012", "UJANG KOSASIH", "1995-02-17", "Bekasijaya", "3"))
    (asked,) = town.told("doubtful.parquet")
    _write(folder, f"daftar ojol {asked['row_print']} {asked['known_key']} ya")
    assert town.again()[0]["outcome"] == "matched"
    assert "tidak mengenai" not in capsys.readouterr().err
