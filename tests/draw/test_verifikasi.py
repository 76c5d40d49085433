"""verifikasi.py: a true draw fits; whatever is altered is found and named; any Python from 3.8 can run it."""

import ast
import csv
import io
import json
import random
import shutil
import sys
from pathlib import Path
from typing import Any

import pytest

from naung.cli.main import main
from tests import made
from tests.draw import edits
from tests.draw.checker import PATH, checker, run
from tests.draw.meeting import write_meeting
from tests.draw.published import DICE, Published, publish, read_csv, write_slip

FITS = "SEMUA YANG DIPERIKSA COCOK"
SHAPES: list[dict[str, Any]] = [
    {"quota": None},
    {"quota": {"by": "kode_kecamatan", "weight": "people", "minimum": 2}},
    {"quota": {"by": "kode_kelurahan", "weight": {"when": "desil_nasional = 1"}, "minimum": 1}},
    {"order": None},
    {"order": None, "quota": None, "reserve_percent": 0},
    {"reserve_percent": 1000},
    {"budget_idr": 250_000},
    {"budget_idr": 90_000_000, "places": 500},
    {"rules": [{"code": "tak_ada", "when": "FALSE"}]},
]


@pytest.fixture(scope="module")
def true_draw(tmp_path_factory: pytest.TempPathFactory) -> Published:
    """Three cells: a tier wholly selected, a cut tier, tiers of the reserve, a tier beyond."""
    return publish(tmp_path_factory.mktemp("benar"))


@pytest.fixture
def folder(true_draw: Published, tmp_path: Path) -> Path:
    return Path(shutil.copytree(true_draw.folder, tmp_path / "public"))


def test_a_true_draw_fits(true_draw: Published) -> None:
    status, told = run(true_draw.folder)
    assert (status, told.splitlines()[-1]) == (0, FITS)
    assert true_draw.candidates.root.hex() in told
    assert "31415926535897932384" in told


@pytest.mark.parametrize("changes", SHAPES, ids=lambda changes: json.dumps(changes)[:60])
def test_other_programmes_fit(tmp_path: Path, changes: dict[str, Any]) -> None:
    status, told = run(publish(tmp_path, **changes).folder)
    assert (status, told.splitlines()[-1]) == (0, FITS)


def test_dice_alone_are_called_weaker(tmp_path: Path) -> None:
    status, told = run(publish(tmp_path, beacon=False).folder)
    assert status == 0
    assert "lebih lemah" in told


def test_before_the_dice_and_before_the_result(folder: Path) -> None:
    for name in ("run.json", "candidates.csv"):
        (folder / name).unlink()
    status, told = run(folder)
    assert (status, "BELUM ADA HASIL" in told, "BELUM ADA BENIH" in told) == (0, True, False)
    (folder / "benih.json").unlink()
    status, told = run(folder)
    assert (status, "BELUM ADA HASIL" in told, "BELUM ADA BENIH" in told) == (0, True, True)


@pytest.mark.parametrize("case", edits.cases(), ids=lambda case: case.name)
def test_what_is_altered_is_named(true_draw: Published, folder: Path, case: edits.Case) -> None:
    case.edit(folder, true_draw)
    status, told = run(folder)
    assert told.splitlines()[-1].startswith(f"BERBEDA: {case.told}")
    assert status == 1
    assert FITS not in told


def test_another_line_end_or_mark_changes_nothing(folder: Path) -> None:
    for path in folder.iterdir():
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(folder)[0] == 0


def test_a_name_with_comma_and_quotes(folder: Path) -> None:
    quota = folder / "quota.csv"
    quota.write_text(quota.read_text(encoding="utf-8").replace("Bintara", '"Bintara, ""Jaya"""'), encoding="utf-8")
    assert run(folder)[0] == 0


# What decides or proves something; the rest is words, or counts that only people can compare.
CHECKED = {
    "komitmen.json": ("form", "run", "candidates_root", "candidates", "seed", "beacon"),
    "benih.json": ("form", "run", "dice", "beacon", "seed"),
    "run.json": ("seed", "seed_source", "places", "minimum", "reserve_percent", "weight", "by", "digest"),
}
FREE_COLUMNS = ("name", "people", "eligible")


def kept(name: str, content: str) -> Any:
    """What of a file must not change unnoticed; None where it cannot be read."""
    if name.endswith(".csv"):
        rows = list(csv.reader(io.StringIO(content.replace("\r", ""))))
        free = {at for at, one in enumerate(rows[0]) if one in FREE_COLUMNS} if name == "quota.csv" else set()
        return [[one for at, one in enumerate(row) if at not in free] for row in rows]
    try:
        read = json.loads(content)
        return {key: read.get(key) for key in CHECKED[name]}
    except ValueError:
        return None


@pytest.mark.parametrize(
    "name", ["calon.csv", "komitmen.json", "benih.json", "quota.csv", "run.json", "candidates.csv"]
)
def test_any_small_change_is_found(folder: Path, name: str) -> None:
    chance = random.Random(name)
    path = folder / name
    true = path.read_text(encoding="utf-8")
    for _ in range(150):
        at, letter = chance.randrange(len(true)), chance.choice('0123456789abcdef,"\n{}[]:-. \x00é')
        text = true[:at] + letter + true[at + chance.randint(0, 1) :]
        path.write_text(text, encoding="utf-8", newline="")
        try:
            checker.check_folder(folder)
        except checker.Differs:
            continue
        assert kept(name, text) == kept(name, true), text


# --- slips ---


def slip_file(tmp_path: Path, slip: dict[str, Any]) -> Path:
    return write_slip(tmp_path / "slip.json", slip)


@pytest.mark.parametrize("status", ["selected", "reserve", "not_reached"])
def test_a_candidates_slip_fits(true_draw: Published, tmp_path: Path, status: str) -> None:
    index = true_draw.find(status=status)
    path = slip_file(tmp_path, true_draw.slip(index))
    nik = true_draw.niks[true_draw.line(index)["pseudonym"]]
    code, told = run("--slip", path)
    assert code == 0
    assert "Status belum diperiksa" in told and "NIK tidak diketik" in told
    code, told = run("--nik", nik, true_draw.folder, "--slip", path)
    assert code == 0
    assert "Cocok: tiket, status, urutan" in told and "Cocok: NIK" in told


def test_every_candidates_slip_fits(true_draw: Published, tmp_path: Path) -> None:
    whole = checker.check_folder(true_draw.folder)
    for index in range(true_draw.candidates.size):
        nik = true_draw.niks[true_draw.line(index)["pseudonym"]]
        checker.check_slip(slip_file(tmp_path, true_draw.slip(index)), nik, whole)


def test_every_rows_slip_fits(true_draw: Published, tmp_path: Path) -> None:
    whole = checker.check_folder(true_draw.folder)
    for index, (nik, _) in enumerate(true_draw.refused):
        checker.check_slip(slip_file(tmp_path, true_draw.row_slip(index)), nik, whole)


def test_a_slip_before_the_dice_fits(true_draw: Published, tmp_path: Path) -> None:
    told = {"seed", *checker.Standing._fields}
    slip = {key: value for key, value in true_draw.slip(3).items() if key not in told}
    for words in ([], [true_draw.folder]):
        assert run("--slip", slip_file(tmp_path, slip), *words)[0] == 0


def other(value: Any) -> Any:
    """Another value of the same kind."""
    if value is None:
        return 1
    if isinstance(value, int):
        return value + 1
    if isinstance(value, list):
        return [*value[:-1], edits.last_digit(value[-1])]
    return edits.last_digit(value)


@pytest.mark.parametrize("kind", ["candidate", "row"])
def test_every_field_of_a_slip_counts(true_draw: Published, tmp_path: Path, kind: str) -> None:
    if kind == "candidate":
        index = true_draw.find(status="reserve")
        slip, nik = true_draw.slip(index), true_draw.niks[true_draw.line(index)["pseudonym"]]
    else:
        index = next(n for n, (nik, codes) in enumerate(true_draw.refused) if nik.isdigit() and codes)
        slip, nik = true_draw.row_slip(index), true_draw.refused[index][0]
    whole = checker.check_folder(true_draw.folder)
    for key, value in slip.items():
        changed = [{**slip, key: wrong} for wrong in (other(value), [], {}, 1.5, "", -1)]
        changed += [{name: one for name, one in slip.items() if name != key}]
        for one in changed:
            if one.get(key) == value or (key == "rank_in_cell" and one.get(key) is None and value is None):
                continue
            with pytest.raises(checker.Differs):
                checker.check_slip(slip_file(tmp_path, one), nik, whole)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"size": 47}, "size: "),
        ({"size": 9}, "size: "),
        ({"index": 8}, "pseudonym: "),
        ({"path": ["ab"]}, "path 1: "),
        ({"path": [5]}, "path 1: "),
        ({"path": []}, "akar dari path: didapat path terlalu pendek"),
        ({"tier": 1}, "tier: "),
        ({"kind": "x"}, "kind: "),
        ({"seed": "0" * 64}, "seed: "),
        ({"equals_before": 0}, "equals_before: "),
    ],
)
def test_a_false_slip_is_named(true_draw: Published, tmp_path: Path, changes: dict[str, Any], told: str) -> None:
    slip = true_draw.slip(true_draw.find(status="reserve")) | changes
    code, said = run("--slip", slip_file(tmp_path, slip), true_draw.folder)
    assert said.splitlines()[-1].startswith(f"BERBEDA: slip.json, {told}")
    assert code == 1


def test_another_nik_is_named(true_draw: Published, tmp_path: Path) -> None:
    path = slip_file(tmp_path, true_draw.slip(3))
    code, told = run("--slip", path, "--nik", "3275010101900001")
    assert (code, "NIK yang diketik" in told.splitlines()[-1]) == (1, True)


def test_an_inner_node_is_no_candidate(true_draw: Published, tmp_path: Path) -> None:
    """A slip whose path is one short, at half the index and size, as if a node were the leaf."""
    slip = true_draw.slip(4)
    slip |= {"index": 2, "size": (slip["size"] + 1) // 2, "path": slip["path"][1:]}
    code, told = run("--slip", slip_file(tmp_path, slip))
    assert (code, "akar dari path" in told) == (1, True)


# --- the command ---


@pytest.mark.parametrize(
    "words", [[], ["--slip"], ["/tidak/ada"], ["--nik", "1"], ["--lain", "x"], ["--help"], ["a", "b"]]
)
def test_wrong_use(words: list[str]) -> None:
    code, told = run(*words)
    assert code == 2
    assert "python verifikasi.py FOLDER" in told


def test_a_folder_without_files(tmp_path: Path) -> None:
    assert run(tmp_path) == (1, "BERBEDA: komitmen.json: berkas tidak ada atau tidak dapat dibaca\n")


def test_it_is_short_and_runs_on_python_3_8() -> None:
    text = PATH.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert max(map(len, text.splitlines())) <= 120
    tree = ast.parse(text, feature_version=(3, 8))
    modules = {one.name for node in ast.walk(tree) if isinstance(node, ast.Import) for one in node.names}
    modules |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module}
    assert {one.partition(".")[0] for one in modules} <= sys.stdlib_module_names
    newer = {"removeprefix", "removesuffix", "bit_count", "cache", "pairwise", "batched", "is_relative_to", "with_stem"}
    names = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    assert not names & newer
    assert not {one.arg for node in ast.walk(tree) if isinstance(node, ast.Call) for one in node.keywords} & {
        "strict",
        "slots",
    }


# --- the ceremony's own commands ---


def test_what_the_ceremony_publishes_fits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Frozen, thrown and drawn by `naung draw`; a slip of every candidate, by the command."""
    program, frozen, out = made.write(tmp_path), tmp_path / "beku", tmp_path / "hasil"
    write_meeting(tmp_path)
    assert draw("commit", program, "--out", frozen, "--rehearsal", "--selftest", 50) == 0
    assert run(frozen / "public")[0] == 0
    assert draw("seed", frozen, "--dice", DICE, "--again", DICE) == 0
    assert draw("result", program, "--frozen", frozen, "--out", out) == 0
    whole = checker.check_folder(out / "public")
    niks = [row["nik"] for row in read_csv(tmp_path / "registri.csv") if row["nik"].isdigit()]
    shown = 0
    for nik in niks:
        capsys.readouterr()
        if draw("proof", frozen, "--nik", nik, "--result", out):
            continue
        slip = json.loads(capsys.readouterr().out)
        checker.check_slip(slip_file(tmp_path, slip), nik, whole)
        shown += 1
    assert shown > 50


def draw(*words: object) -> int:
    return main(["draw", *map(str, words)])
