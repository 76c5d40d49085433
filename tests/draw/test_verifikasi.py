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

from tests.draw import edits
from tests.draw.ceremony import corrected, draw, drawn, freeze, throw
from tests.draw.checker import PATH, checker, run
from tests.draw.published import Published, publish, read_csv, tell, write_slip

FITS = "SEMUA YANG DIPERIKSA COCOK. Samakan sendiri akar dan dadu dengan berita acara"
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


def test_before_the_dice_and_before_the_result(true_draw: Published, tmp_path: Path) -> None:
    status, told = run(true_draw.frozen)
    assert (status, "BELUM ADA HASIL" in told, "benih" in told, "riwayat" in told) == (0, True, False, False)
    thrown = Path(shutil.copytree(true_draw.frozen, tmp_path / "public"))
    shutil.copyfile(true_draw.folder / "benih.json", thrown / "benih.json")
    status, told = run(thrown)
    assert (status, "BELUM ADA HASIL" in told, "Cocok: benih" in told) == (0, True, True)


def test_a_rehearsal_is_called_one(tmp_path: Path) -> None:
    drawn = publish(tmp_path, rehearsal=True)
    for folder in (drawn.folder, drawn.frozen):
        status, told = run(folder)
        assert (status, told.splitlines()[0][:18]) == (0, "GELADI (PERCOBAAN)")
    edits.key("run.json", "seed_source", "ceremony")(drawn.folder, drawn)
    status, told = run(drawn.folder)
    assert (status, told.splitlines()[-1]) == (1, "BERBEDA: run.json, seed_source: didapat ceremony, seharusnya trial")


@pytest.mark.parametrize("case", edits.cases(), ids=lambda case: case.name)
def test_what_is_altered_is_named(true_draw: Published, folder: Path, case: edits.Case) -> None:
    case.edit(folder, true_draw)
    status, told = run(folder)
    assert told.splitlines()[-1].startswith(f"BERBEDA: {case.told}")
    assert status == 1
    assert FITS not in told


@pytest.mark.parametrize("case", edits.frozen_cases(), ids=lambda case: case.name)
def test_what_is_altered_before_the_dice_is_named(true_draw: Published, tmp_path: Path, case: edits.Case) -> None:
    folder = Path(shutil.copytree(true_draw.frozen, tmp_path / "public"))
    case.edit(folder, true_draw)
    status, told = run(folder)
    assert told.splitlines()[-1].startswith(f"BERBEDA: {case.told}")
    assert status == 1


def test_another_line_end_or_mark_changes_nothing(folder: Path) -> None:
    """Save in freeze.json, whose bytes are what was announced."""
    for path in folder.iterdir():
        if path.name == "freeze.json":
            continue
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(folder)[0] == 0


def test_a_name_with_comma_and_quotes(folder: Path) -> None:
    quota = folder / "quota.csv"
    quota.write_text(quota.read_text(encoding="utf-8").replace("Bintara", '"Bintara, ""Jaya"""'), encoding="utf-8")
    assert run(folder)[0] == 0


# What decides or proves something; the rest is words, or counts that only people can compare.
CHECKED = {
    "komitmen.json": ("form", "run", "candidates_root", "candidates", "meeting", "seed", "beacon", "rehearsal"),
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
    if name == "freeze.json":
        return content
    if name == "riwayat.jsonl":
        *lines, last = content.splitlines()
        return [*lines, *(json.loads(last).get(key) for key in ("form", "number", "before", "kind", "digest"))]
    try:
        read = json.loads(content)
        return {key: read.get(key) for key in CHECKED[name]}
    except ValueError:
        return None


@pytest.mark.parametrize(
    "name",
    [*CHECKED, "freeze.json", "riwayat.jsonl", "calon.csv", "quota.csv", "candidates.csv"],
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
    code, told = run("--slip", path, true_draw.folder)
    assert (code, "NIK tidak diketik" in told) == (0, True)
    code, told = run("--nik", nik, "--slip", path, true_draw.folder)
    assert (code, "Cocok: NIK" in told, told.splitlines()[-1]) == (0, True, FITS)


def test_every_candidates_slip_fits(true_draw: Published, tmp_path: Path) -> None:
    whole = checker.check_folder(true_draw.folder)
    for index in range(true_draw.candidates.size):
        nik = true_draw.niks[true_draw.line(index)["pseudonym"]]
        checker.check_slip(slip_file(tmp_path, true_draw.slip(index)), nik, *whole)


def test_every_rows_slip_fits(true_draw: Published, tmp_path: Path) -> None:
    whole = checker.check_folder(true_draw.folder)
    for index, (nik, _) in enumerate(true_draw.refused):
        checker.check_slip(slip_file(tmp_path, true_draw.row_slip(index)), nik, *whole)


def test_a_slip_before_the_dice_fits(true_draw: Published, tmp_path: Path) -> None:
    told = {"seed", *checker.Lot._fields}
    slip = {key: value for key, value in true_draw.slip(3).items() if key not in told}
    for folder in (true_draw.frozen, true_draw.folder):
        assert run("--slip", slip_file(tmp_path, slip), folder)[0] == 0


def test_a_slip_that_tells_more_than_the_folder_is_named(true_draw: Published, tmp_path: Path) -> None:
    code, told = run("--slip", slip_file(tmp_path, true_draw.slip(3)), true_draw.frozen)
    assert (code, told.splitlines()[-1].startswith("BERBEDA: slip.json, seed: ")) == (1, True)


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
    del slip["nik_last4"]  # a word to find a paper by; the NIK itself is checked
    for key, value in slip.items():
        changed = [{**slip, key: wrong} for wrong in (other(value), [], {}, 1.5, "", -1)]
        changed += [{name: one for name, one in slip.items() if name != key}]
        for one in changed:
            if one.get(key) == value or (key == "rank_in_cell" and one.get(key) is None and value is None):
                continue
            with pytest.raises(checker.Differs):
                checker.check_slip(slip_file(tmp_path, one), nik, *whole)


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"size": 47}, "size: "),
        ({"size": 9}, "size: "),
        ({"index": 8}, "pseudonym: "),
        ({"path": ["ab"]}, "path: "),
        ({"path": [5]}, "path: "),
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
    code, told = run("--slip", path, "--nik", "3275010101900001", true_draw.folder)
    assert (code, "NIK yang diketik" in told.splitlines()[-1]) == (1, True)


def test_an_inner_node_is_no_candidate(true_draw: Published, tmp_path: Path) -> None:
    """A slip whose path is one short, at half the index and size, as if a node were the leaf."""
    slip = true_draw.slip(4)
    slip |= {"index": 2, "size": (slip["size"] + 1) // 2, "path": slip["path"][1:]}
    code, told = run("--slip", slip_file(tmp_path, slip), true_draw.folder)
    assert (code, "slip.json, size: " in told) == (1, True)


# --- the command ---


@pytest.mark.parametrize(
    "words",
    [
        [],
        ["--slip"],
        ["--slip", "x"],
        ["/tidak/ada"],
        ["--nik", "1", "."],
        ["--lain", "x", "."],
        ["--help"],
        ["a", "b"],
    ],
)
def test_wrong_use(words: list[str]) -> None:
    code, told = run(*words)
    assert code == 2
    assert "python verifikasi.py [--slip slip.json [--nik NIK]] FOLDER" in told


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


def slips(frozen: Path, result: Path, capsys: pytest.CaptureFixture[str]) -> list[tuple[str, dict[str, Any]]]:
    """The slip of everyone who has a NIK of their own, by the command."""
    told = []
    for row in read_csv(frozen.parent / "registri.csv"):
        capsys.readouterr()
        if row["nik"].isdigit() and draw("proof", frozen, "--nik", row["nik"], "--result", result) == 0:
            told.append((row["nik"], json.loads(capsys.readouterr().out)))
    return told


def test_what_the_ceremony_publishes_fits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Frozen, thrown and drawn by `naung draw`; a slip of every candidate, by the command."""
    program, frozen = freeze(tmp_path)
    assert run(frozen / "public")[0] == 0
    throw(frozen)
    assert run(frozen / "public")[0] == 0
    assert draw("result", program, "--frozen", frozen, "--out", tmp_path / "hasil") == 0
    whole = checker.check_folder(tmp_path / "hasil" / "public")
    told = slips(frozen, tmp_path / "hasil", capsys)
    for nik, slip in told:
        checker.check_slip(slip_file(tmp_path, slip), nik, *whole)
    assert len(told) > 50


@pytest.fixture(scope="module")
def judged_again(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    return corrected(tmp_path_factory.mktemp("koreksi"))


def pseudonyms(path: Path) -> set[str]:
    return {one["pseudonym"] for one in read_csv(path)}


def test_a_result_judged_again_fits(
    judged_again: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frozen, before, after = judged_again
    code, told = run(after / "public")
    assert (code, told.splitlines()[-1]) == (0, FITS)
    then, now = pseudonyms(after / "public" / "calon.csv"), pseudonyms(after / "public" / "calon-koreksi.csv")
    assert f"HASIL PENGGANTI, benihnya tetap: {len(now - then)} calon masuk, {len(then - now)} keluar;" in told
    assert now - then and then - now
    for older in (before / "public", after / "public" / "lama-1"):
        code, told = run(older)
        assert (code, "PENGGANTI" in told) == (0, False)
    whole = checker.check_folder(after / "public")
    for nik, slip in slips(frozen, after, capsys):
        checker.check_slip(slip_file(tmp_path, slip), nik, *whole)
        assert ("ticket" in slip) is (slip["kind"] == "candidate" and slip["pseudonym"] in now)


def test_who_is_out_has_no_lot(
    judged_again: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    frozen, before, after = judged_again
    now = pseudonyms(after / "public" / "calon-koreksi.csv")
    out = [slip for _, slip in slips(frozen, before, capsys) if slip.get("pseudonym", min(now)) not in now]
    code, told = run("--slip", slip_file(tmp_path, out[0]), after / "public")
    assert (code, "slip.json, ticket: " in told, "seharusnya kosong" in told) == (1, True, True)


@pytest.mark.parametrize("case", edits.corrected_cases(), ids=lambda case: case.name)
def test_what_is_altered_in_a_result_judged_again_is_named(
    true_draw: Published, judged_again: tuple[Path, Path, Path], tmp_path: Path, case: edits.Case
) -> None:
    folder = Path(shutil.copytree(judged_again[2] / "public", tmp_path / "public"))
    case.edit(folder, true_draw)
    status, told = run(folder)
    assert told.splitlines()[-1].startswith(f"BERBEDA: {case.told}")
    assert status == 1


def test_a_voided_draw_is_told_loudly(tmp_path: Path) -> None:
    _, frozen, result = drawn(tmp_path)
    asked = ["void", frozen, "--result", result, "--opens", tmp_path / "pembuka.hex", "--reason", "Dadu cacat"]
    assert draw(*asked) == 0
    for folder in (frozen, result):
        code, told = run(folder / "public")
        assert (code, "UNDIAN INI DIBATALKAN oleh Sri: Dadu cacat\n" in told) == (0, True)


def test_a_draw_voided_before_the_dice(true_draw: Published, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(true_draw.frozen, tmp_path / "public"))
    tell(folder, edits.VOIDED | {"reason": "\x1b[2Jselesai"})
    code, told = run(folder)
    assert (code, "UNDIAN INI DIBATALKAN oleh Sri: ?[2Jselesai\n" in told) == (0, True)
