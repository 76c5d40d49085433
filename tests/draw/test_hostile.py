"""Damaged, missing and foreign files, and what a typist gets wrong: refused in words, never a traceback."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.draw.ceremony import DICE, draw, drawn, freeze
from tests.draw.meeting import write_meeting
from tests.made import write

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "kosong": lambda content: b"",
    "terpotong": lambda content: content[: len(content) // 2],
    "bukan UTF-8": lambda content: b"\xff\xfe\0" + content,
    "objek lain": lambda content: b'{"form":1}',
    "daftar": lambda content: b"[]",
    "dalam": lambda content: b"[" * 100_000,
}
COMMANDS: dict[str, list[str]] = {
    "freeze.json": ["seed", "result", "late", "void", "chances"],
    "baris.parquet": ["proof"],
    "nonce-calon.parquet": ["all"],
    "tingkat.csv": ["chances"],
    "pohon-calon.bin": ["proof"],
    "public/komitmen.json": ["seed", "result", "proof", "all", "late", "sample", "void", "chances", "selftest"],
    "public/calon.csv": ["result", "proof", "all"],
    "public/benih.json": ["result", "all", "late", "sample"],
    "public/riwayat.jsonl": ["late", "sample", "void"],
    "public/uji-diri.json": ["selftest"],
    "public/peluang.csv": ["chances"],
    "public/quota.csv": ["chances"],
    "../hasil/antrean.parquet": ["late", "sample"],
    "../hasil/quota.csv": ["late", "sample"],
    "../hasil/run.json": ["late", "sample"],
    "../hasil/public/run.json": ["late", "sample", "void"],
    "../hasil/public/candidates.csv": ["proof", "all"],
    "../susulan.csv": ["late"],
    "../pembuka.hex": ["void"],
}


@pytest.fixture(scope="module")
def ready(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("siap")
    drawn(folder)
    return folder


def _asked(folder: Path, part: str) -> list[object]:
    frozen, result, program = folder / "beku", folder / "hasil", folder / "program.yaml"
    name = (result / "public" / "candidates.csv").read_text(encoding="utf-8", errors="replace").split("\n")[1:2]
    pseudonym = name[0].split(",")[0] if name else "x"
    asked: dict[str, list[object]] = {
        "seed": ["seed", frozen, "--dice", DICE, "--again", DICE],
        "result": ["result", program, "--frozen", frozen, "--out", folder / "lagi"],
        "proof": ["proof", frozen, "--result", result, "--pseudonym", pseudonym],
        "all": ["proof", frozen, "--result", result, "--all", folder / "semua.jsonl"],
        "late": ["late", frozen, "--result", result, "--changes", folder / "susulan.csv", "--program", program],
        "sample": [
            "sample",
            frozen,
            "--result",
            result,
            "--among",
            "selected",
            "--size",
            2,
            "--out",
            folder / "s.xlsx",
        ],
        "void": ["void", frozen, "--result", result, "--opens", folder / "pembuka.hex", "--reason", "x"],
        "chances": ["chances", frozen],
        "selftest": ["selftest", frozen],
    }
    return asked[part]


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_damaged_file_is_refused_in_words(
    ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    for damage in [*DAMAGES, "tidak ada", "folder"]:
        folder = tmp_path / damage
        shutil.copytree(ready, folder)
        (folder / "susulan.csv").write_text(
            "jenis,nik,nik_baru,bulan,alasan\nberhenti,1,,2026-05,x\n", encoding="utf-8"
        )
        path = folder / "beku" / name
        asked = {part: _asked(folder, part) for part in COMMANDS[name]}
        content = path.read_bytes()
        path.unlink()
        if damage == "folder":
            path.mkdir()
        elif damage != "tidak ada":
            path.write_bytes(DAMAGES[damage](content))
        for part, words in asked.items():
            if name.endswith("riwayat.jsonl") and damage in ("tidak ada", "kosong"):
                continue  # nothing told yet
            if (name, damage, part) == ("public/calon.csv", "terpotong", "proof"):
                continue  # her own leaf still leads to the root
            if part == "seed":
                (folder / "beku" / "public" / "benih.json").unlink()
            capsys.readouterr()
            assert draw(*words) == 1, (damage, part)
            assert "Ditolak: " in capsys.readouterr().err, (damage, part)
            if part == "seed":
                shutil.copyfile(ready / "beku" / "public" / "benih.json", folder / "beku" / "public" / "benih.json")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"at": "9999-12-31T23:30+00:00"}, "bukan tahun rapat"),
        ({"at": "0001-01-01T00:00+14:00"}, "bukan tahun rapat"),
        ({"seed": "dice+beacon", "beacon_round": 10**30}, "lebih dari sebulan sesudah rapat"),
        ({"seed": "dice+beacon", "beacon_round": 10**12}, "lebih dari sebulan sesudah rapat"),
    ],
)
def test_a_meeting_beyond_the_calendar(
    folder: Path, change: dict[str, Any], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    write_meeting(folder, **change)
    assert draw("commit", write(folder), "--out", folder / "beku", "--rehearsal") == 1
    assert said in capsys.readouterr().err


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"round":1e999,"signature":"aa","randomness":"bb"}', '{"round":1,"signature":2}', "ÿ"]
)
def test_a_round_that_reads_as_none(folder: Path, content: str, capsys: pytest.CaptureFixture[str]) -> None:
    _, frozen = freeze(folder)
    path = folder / "putaran.json"
    path.write_bytes(content.encode("latin-1"))
    assert draw("seed", frozen, "--dice", DICE, "--again", DICE, "--beacon", path) == 1
    assert "bukan putaran suar" in capsys.readouterr().err


def test_what_is_private_is_not_written_where_it_is_published(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen, result = ready / "beku", ready / "hasil"
    out = frozen / "public" / "semua.jsonl"
    assert draw("proof", frozen, "--all", out) == 1
    assert draw("proof", frozen, "--result", result, "--all", result / "public" / "semua.jsonl") == 1
    sampled = result / "public" / "sampel.xlsx"
    assert draw("sample", frozen, "--result", result, "--among", "selected", "--size", 1, "--out", sampled) == 1
    assert capsys.readouterr().err.count("berisi data pribadi; simpan di luar folder public") == 3
    assert not out.exists() and not sampled.exists()


def test_slips_of_other_candidates_than_the_frozen_are_not_written(
    ready: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "lain"
    shutil.copytree(ready, folder)
    path = folder / "beku" / "public" / "calon.csv"
    path.write_text("\n".join(path.read_text(encoding="utf-8").split("\n")[:-2]) + "\n", encoding="utf-8")
    assert draw(*_asked(folder, "all")) == 1
    assert "akarnya bukan yang diumumkan" in capsys.readouterr().err


def test_what_a_command_that_was_stopped_leaves_is_named(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left = ready / "beku" / ".kerja"
    left.mkdir()
    try:
        assert draw(*_asked(ready, "all")) == 1
        assert "hapus folder itu" in capsys.readouterr().err
    finally:
        left.rmdir()
    assert draw("proof", ready / "tidak-ada", "--nik", "1") == 1
    assert "tidak-ada: folder ini tidak ada" in capsys.readouterr().err


def test_words_that_are_no_text_are_a_wrong_command(ready: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen, wrong = ready / "beku", "a\udcff"
    for words in (
        ["seed", frozen, "--dice", DICE, "--again", DICE, "--typed-before", wrong],
        ["void", frozen, "--opens", ready / "pembuka.hex", "--reason", wrong],
    ):
        with pytest.raises(SystemExit):
            draw(*words)
        assert "bukan UTF-8" in capsys.readouterr().err
