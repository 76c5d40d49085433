"""Field samples: from the seed, growing, and what a clean one says."""

import hashlib
import json
from itertools import combinations
from pathlib import Path

import pytest
from openpyxl import load_workbook

from naung.draw.sample import at_most
from tests import made
from tests.draw.ceremony import draw, drawn, history


@pytest.fixture
def city(folder: Path) -> tuple[Path, Path]:
    _, frozen, result = drawn(folder, records=made.people(150), budget_idr=5_900_000, places=40)
    return frozen, result


def _niks(path: Path) -> list[str]:
    return [str(row[2].value) for row in load_workbook(path).worksheets[0].iter_rows(min_row=4) if row[2].value]


def _ask(city: tuple[Path, Path], name: str, *more: object) -> list[str]:
    frozen, result = city
    out = frozen.parent / name
    assert draw("sample", frozen, "--result", result, "--out", out, *more) == 0
    return _niks(out)


def test_a_larger_sample_holds_the_smaller_one(city: tuple[Path, Path]) -> None:
    small = _ask(city, "a.xlsx", "--among", "selected", "--size", 5)
    large = _ask(city, "b.xlsx", "--among", "selected", "--size", 12)
    assert len(set(large)) == 12
    assert large[:5] == small


def test_the_numbers_follow_from_the_seed(city: tuple[Path, Path]) -> None:
    frozen, result = city
    _ask(city, "a.xlsx", "--among", "not_reached", "--size", 4)
    seed = json.loads((result / "run.json").read_text(encoding="utf-8"))["seed"]
    lines = [
        line.split(",") for line in (result / "public" / "candidates.csv").read_text(encoding="utf-8").splitlines()
    ]
    names = [line[0] for line in lines[1:] if line[4] == "not_reached"]
    first = sorted(names, key=lambda one: hashlib.sha256(f"naung-sample-v1:{seed}:{one}".encode()).hexdigest())[:4]
    told = history(frozen)[-1]
    assert told["digest"] == hashlib.sha256("\n".join(first).encode()).hexdigest()
    assert (told["kind"], told["among"], told["size"]) == ("sampel", "not_reached", 4)


def test_each_cell_has_its_own(city: tuple[Path, Path]) -> None:
    assert len(_ask(city, "a.xlsx", "--among", "selected", "--size", 2, "--each-cell")) == 2 * len(made.AREAS)


def test_the_same_sample_again_is_no_new_event(city: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    frozen, result = city
    one = _ask(city, "a.xlsx", "--among", "reserve", "--size", 3)
    assert _ask(city, "b.xlsx", "--among", "reserve", "--size", 3) == one
    assert [told["kind"] for told in history(frozen)] == ["hasil", "sampel"]
    asked = ["sample", frozen, "--result", result, "--among", "reserve", "--size", 9, "--out", frozen.parent / "a.xlsx"]
    assert draw(*asked) == 1
    assert "sudah ada" in capsys.readouterr().err
    assert len(history(frozen)) == 2


@pytest.mark.parametrize(("people", "visited"), [(10, 3), (12, 6), (9, 9), (8, 1), (5, 0)])
def test_what_a_clean_sample_says_is_exact(people: int, visited: int) -> None:
    """Against all samples, counted one by one."""
    samples = list(combinations(range(people), visited))
    missed = [sum(all(one >= faulty for one in sample) for sample in samples) for faulty in range(people + 1)]
    largest = max(faulty for faulty in range(people + 1) if 20 * missed[faulty] >= len(samples))
    assert at_most(people, visited) == largest


def test_59_clean_visits_say_less_than_five_in_a_hundred() -> None:
    assert at_most(9920, 59) < 0.05 * 9920 < at_most(9920, 58)
