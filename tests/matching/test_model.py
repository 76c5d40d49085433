"""The linkage model: its promises on a made city it never saw, one meaning on both engines, a city's own answers."""

import json
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from typing import Any

import duckdb
import pytest

from naung.cli.main import main
from naung.engine.duck import Duck
from naung.engine.trees import all_of
from naung.matching import comparisons, settle
from naung.matching.model import load
from naung.matching.quality import PROMISED, Group, Quality
from naung.matching.recognise import weigh_patterns
from naung.matching.settle import Settlement
from naung.values.errors import Refusal


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty thousand people, made with a seed that no model was fitted to."""
    folder = tmp_path_factory.mktemp("kota") / "kota"
    assert main(["city", str(folder), "--people", "40000", "--seed", "77"]) == 0
    return folder


@pytest.fixture
def duck(folder: Path) -> Iterator[Duck]:
    work = folder / "kerja"
    work.mkdir()
    with Duck(work, [work]) as one:
        yield one


def test_promises_are_kept_where_the_model_was_never_fitted(city: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["model", "measure", str(city / "program.yaml"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["kept"]
    assert set(told["figures"]) == set(PROMISED)
    every = told["groups"][0]
    assert every["lines"] > 800
    assert {"pengirim", "kerusakan", "kelamin", "budaya nama", "kata nama"} <= {one["what"] for one in told["groups"]}
    for what in ("pengirim", "kelamin", "budaya nama", "kata nama"):
        assert sum(one["lines"] for one in told["groups"] if one["what"] == what) == every["lines"]


def test_the_measure_can_fail() -> None:
    poor = Group("semua", "", lines=100, present=90, matched=80, wrong=8, review=10, lost=5, blocked=80)
    women = Group("kelamin", "perempuan", lines=50, present=45, matched=30, wrong=0, review=5, lost=5, blocked=40)
    quality = Quality((poor, women), 0.9, (10, 0))
    assert not quality.kept()
    assert quality.unfair() == [women]
    assert quality.figures()["precision"] == pytest.approx(0.9)
    assert quality.figures()["recall"] == pytest.approx(0.8)


def test_weights_follow_the_evidence(duck: Duck) -> None:
    weigh_patterns(duck, load())
    weights = {row[1:7]: row[7] for row in duck.rows(all_of("pattern_weights"))}
    columns = list(duck.columns(all_of("pattern_weights")))
    assert columns[1:7] == list(comparisons.COLUMNS)
    assert set(weights) == set(product(*(range(size) for size in comparisons.SIZES.values())))
    same, other = weights[(0, 0, 0, 0, 0, 0)], weights[(4, 6, 2, 21, 6, 2)]
    assert same > 40
    assert other < -20
    assert weights[(6, 0, 0, 0, 0, 0)] > weights[(6, 0, 0, 5, 0, 0)], "a rare name says more"


def test_the_levels_that_a_person_must_see_are_where_the_outcomes_step_has_them() -> None:
    assert comparisons.NAME[14] == "beda dua huruf"
    assert comparisons.NAME[6] == "sama bila spasi dibuang"
    assert comparisons.NAME_CLASS[0] == "nama sama"
    assert (comparisons.BIRTH[3], comparisons.BIRTH[5:]) == ("tahun meleset", ("tahun sama", "beda"))


def test_the_file_says_how_it_came_to_be() -> None:
    trained = load().trained
    assert trained["fitted_to"] != trained["thresholds_from"] != trained["measured"]["with"]
    for name, bound in PROMISED.items():
        measured = trained["measured"][name]
        assert measured <= bound if name in ("lost", "review") else measured >= bound


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": 99}', "bukan json"])
def test_a_file_that_is_no_model_is_refused(folder: Path, text: str) -> None:
    path = folder / "model.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match="model"):
        load(path)


def test_a_model_is_trained_by_the_command_and_used_by_a_programme(city: Path, folder: Path) -> None:
    out = folder / "model.json"
    program = str(city / "program.yaml")
    words = ["model", "train", program, "--thresholds", program, "--measured", program, "--on", "2026-11-24"]
    assert main([*words, "--out", str(out)]) == 0
    assert load(out).second_look.keys() == load().second_look.keys()
    assert main([*words, "--out", str(out)]) == 1
    (city / "model.json").write_bytes(out.read_bytes())
    own = city / "program-sendiri.yaml"
    own.write_text(
        (city / "program.yaml").read_text(encoding="utf-8") + "\nmatching: {model: {path: model.json}}\n",
        encoding="utf-8",
    )
    assert main(["select", str(own), "--out", str(folder / "hasil"), "--seed", "ab" * 32]) == 0
    record = json.loads((folder / "hasil" / "run.json").read_text(encoding="utf-8"))
    assert "matching.model" in {one["what"] for one in record["inputs"]}


def test_a_city_without_the_truth_trains_on_what_its_people_answered(city: Path, folder: Path) -> None:
    own = folder / "kota"
    shutil.copytree(city, own, ignore=shutil.ignore_patterns("kebenaran*", "kiriman", ".naung"))
    program = own / "program.yaml"
    assert main(["select", str(program), "--out", str(folder / "hasil"), "--seed", "ab" * 32]) == 0
    assert _answer(folder / "hasil", city, own / "penyelesaian.csv") > 50
    out, made = folder / "model.json", str(city / "program.yaml")
    words = ["--thresholds", made, "--measured", made, "--on", "2026-11-24", "--out", str(out)]
    assert main(["model", "train", str(program), *words]) == 0
    trained = load(out)
    assert trained.trained["fitted_to"] == "kota/program.yaml"
    assert trained.doubles.second_look == load().doubles.second_look, "of doubles its people answered nothing"


def _answer(run: Path, city: Path, path: Path) -> int:
    """Answer every question of a run as the city's truth has it; returns how many rows were somebody."""
    truth = {(one, line): nik for one, line, nik in _rows(city / "kebenaran.parquet", "list, line, nik_benar")}
    asked = "kind, list, row_print, known_key, line"
    found = 0
    for kind, of_list, row_print, key, line in _rows(run / "doubtful.parquet", asked):
        same = truth[(of_list, line)] == key
        said = settle.SAME if same else settle.OTHER
        settle.append(path, Settlement(datetime.now(UTC), "Rina", kind, of_list, row_print, key, said))
        found += same
    return found


def _rows(path: Path, columns: str) -> list[tuple[Any, ...]]:
    return duckdb.sql(f"SELECT {columns} FROM '{path}' WHERE list <> ''").fetchall()


def test_without_truth_or_answers_there_is_nothing_to_learn_from(
    city: Path, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("registri.csv", "wilayah.csv", "usulan_ojol.csv"):
        (folder / name).write_bytes((city / name).read_bytes())
    lines = (city / "program.yaml").read_text(encoding="utf-8").splitlines()
    text = "\n".join(line for line in lines if not line.startswith("  - {name: ") or "name: ojol" in line)
    text = text.replace("daftar_umkm OR daftar_dishub OR daftar_kelurahan", "FALSE")
    (folder / "program.yaml").write_text(text, encoding="utf-8")
    assert main(["model", "measure", str(folder / "program.yaml")]) == 1
    assert "Ditolak" in capsys.readouterr().err
