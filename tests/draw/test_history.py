"""The history: results, what replaces them, a void. Append-only, and whatever is changed in it is found."""

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from naung.draw.history import append, read_history
from naung.values.errors import Refusal
from tests.draw.ceremony import BY, draw, drawn, freeze, history, naung, throw
from tests.draw.meeting import SEAL, write_meeting
from tests.made import write

AT = datetime(2026, 1, 12, 3, 0, tzinfo=UTC)


def _refused(capsys: pytest.CaptureFixture[str], said: str, *words: object) -> None:
    assert draw(*words) == 1
    assert said in capsys.readouterr().err


def _mended(program: Path) -> Path:
    """The programme again, a mistake in its rules mended."""
    path = program.with_name("program-betul.yaml")
    text = program.read_text(encoding="utf-8")
    path.write_text(text.replace("umur BETWEEN 18 AND 64", "umur BETWEEN 18 AND 70"), encoding="utf-8")
    return path


def test_each_line_is_bound_to_the_one_before(folder: Path) -> None:
    _, frozen = freeze(folder)
    first = append(read_history(frozen), "hasil", {"digest": "a"}, AT)
    append(first, "sampel", {"size": 3}, AT)
    lines = (frozen / "public" / "riwayat.jsonl").read_bytes().splitlines()
    one, two = map(json.loads, lines)
    assert (one["number"], one["before"]) == (1, first.run)
    assert (two["number"], two["before"]) == (2, hashlib.sha256(lines[0]).hexdigest())
    assert read_history(frozen).digest == "a"


@pytest.mark.parametrize("change", ["edited", "dropped", "cut", "swapped", "spaced"])
def test_a_changed_history_is_found(folder: Path, change: str) -> None:
    _, frozen = freeze(folder)
    told = read_history(frozen)
    for number in range(3):
        told = append(told, "sampel", {"size": number}, AT)
    path = frozen / "public" / "riwayat.jsonl"
    one, two, three = path.read_bytes().splitlines()
    path.write_bytes(
        {
            "edited": b"\n".join([one, two.replace(b'"size":1', b'"size":9'), three, b""]),
            "dropped": b"\n".join([one, three, b""]),
            "cut": b"\n".join([one, two, three]),
            "swapped": b"\n".join([two, one, three, b""]),
            "spaced": b"\n".join([one.replace(b":", b": ", 1), two, three, b""]),
        }[change]
    )
    with pytest.raises(Refusal):
        read_history(frozen)


def test_two_writers_do_not_lose_a_line(folder: Path) -> None:
    _, frozen = freeze(folder)
    both = read_history(frozen)
    append(both, "sampel", {"size": 1}, AT)
    with pytest.raises(Refusal, match="ditambah orang lain"):
        append(both, "sampel", {"size": 2}, AT)
    assert len(read_history(frozen).events) == 1


def test_a_result_is_registered_once_and_comes_out_again(folder: Path) -> None:
    program, frozen, result = drawn(folder)
    again = folder / "lagi"
    assert draw("result", program, "--frozen", frozen, "--out", again) == 0
    assert [one["kind"] for one in history(frozen)] == ["hasil"]
    for name in ("candidates.csv", "run.json", "riwayat.jsonl"):
        assert (again / "public" / name).read_bytes() == (result / "public" / name).read_bytes()


def test_a_mistake_is_judged_again_under_the_same_seed(folder: Path) -> None:
    program, frozen, result = drawn(folder)
    out, mended = folder / "betul", _mended(program)
    asked = ["result", mended, "--frozen", frozen, "--out", out, "--instead-of", result, "--reason", "Usia keliru"]
    assert draw(*asked, *BY) == 0
    first, second = history(frozen)
    assert second["kind"] == "ganti"
    assert second["replaces"] == first["digest"] != second["digest"]
    assert (second["reason"], second["by"]) == ("Usia keliru", ["Rina", "Dedi"])
    assert second["candidates_in"] > 0
    old = json.loads((result / "public" / "run.json").read_text(encoding="utf-8"))
    new = json.loads((out / "public" / "run.json").read_text(encoding="utf-8"))
    assert (new["seed"], new["digest"]) == (old["seed"], second["digest"])
    kept = out / "public" / "lama-1"
    for path in (result / "public").iterdir():
        assert (kept / path.name).read_bytes() == path.read_bytes()
    now = (out / "public" / "calon-koreksi.csv").read_text(encoding="utf-8").splitlines()
    shown = (out / "public" / "candidates.csv").read_text(encoding="utf-8").splitlines()
    assert [line.split(",")[:3] for line in now] == [line.split(",")[:3] for line in shown]
    assert (out / "public" / "calon.csv").read_bytes() == (frozen / "public" / "calon.csv").read_bytes()


def test_what_replaced_a_result_comes_out_again(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """An inspector computes it again; so does whoever lost the folder after the history's line was written."""
    program, frozen, result = drawn(folder)
    mended = _mended(program)
    asked = ["--frozen", frozen, "--instead-of", result, "--reason", "Usia keliru", *BY, "--out"]
    assert draw("result", mended, *asked, folder / "betul") == 0
    assert draw("result", mended, *asked, folder / "lagi") == 0
    assert [one["kind"] for one in history(frozen)] == ["hasil", "ganti"]
    for name in ("candidates.csv", "calon-koreksi.csv", "riwayat.jsonl", "run.json"):
        one, other = (path / "public" / name for path in (folder / "betul", folder / "lagi"))
        assert one.read_bytes() == other.read_bytes()
    text = mended.read_text(encoding="utf-8").replace("BETWEEN 18 AND 70", "BETWEEN 18 AND 75")
    mended.write_text(text, encoding="utf-8")
    _refused(capsys, "sudah digantikan hasil lain", "result", mended, *asked, folder / "ketiga")


def test_a_result_that_cannot_be_written_leaves_no_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program, frozen = freeze(folder)
    throw(frozen)

    def full(*_: object) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("naung.draw.result.shutil.copyfile", full)
    assert draw("result", program, "--frozen", frozen, "--out", folder / "hasil") == 1
    assert not (frozen / "public" / "riwayat.jsonl").exists()


def test_a_second_mistake_keeps_both_results_before_it(folder: Path) -> None:
    program, frozen, result = drawn(folder)
    mended = _mended(program)
    for number, (path, before) in enumerate([(mended, "hasil"), (program, "dua")]):
        asked = ["result", path, "--frozen", frozen, "--out", folder / ("dua", "tiga")[number]]
        assert draw(*asked, "--instead-of", folder / before, "--reason", "Keliru", *BY) == 0
    kept = sorted(path.name for path in (folder / "tiga" / "public").glob("lama-*"))
    assert kept == ["lama-1", "lama-2"]
    one = (folder / "tiga" / "public" / "lama-1" / "candidates.csv").read_bytes()
    assert one == (result / "public" / "candidates.csv").read_bytes()


def test_what_does_not_replace_a_result(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, frozen, result = drawn(folder)
    mended, out = _mended(program), folder / "betul"
    asked = ["result", mended, "--frozen", frozen, "--out", out]
    _refused(capsys, "bukan berkas yang dibekukan", *asked)
    _refused(capsys, "dua orang dari yang menyetujui", *asked, "--instead-of", result, "--reason", "x", "--by", "Rina")
    stranger = ("--by", "Rina", "--by", "Tamu")
    _refused(capsys, "dua orang dari yang menyetujui", *asked, "--instead-of", result, "--reason", "x", *stranger)
    _refused(capsys, "alasannya diumumkan", *asked, "--instead-of", result, *BY)
    _refused(capsys, "bukan folder hasil", *asked, "--instead-of", folder, "--reason", "x", *BY)
    same = ["result", program, "--frozen", frozen, "--out", out, "--instead-of", result, "--reason", "x", *BY]
    _refused(capsys, "tidak ada yang diganti", *same)
    (folder / "kunci.hex").write_text("77" * 32 + "\n", encoding="ascii")
    _refused(capsys, "bukan kunci yang dibekukan", *asked, "--instead-of", result, "--reason", "x", *BY)
    assert not out.exists()
    assert len(history(frozen)) == 1


def test_nobody_joins_the_registry_after_the_dice(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, frozen, result = drawn(folder)
    path = folder / "registri.csv"
    lines = path.read_text(encoding="utf-8").splitlines()
    late = lines[1].split(",")
    late[0], late[1], late[3], late[6] = "3275010101900999", "K999", "1990-01-01", "1"
    path.write_text("\n".join([*lines, ",".join(late)]) + "\n", encoding="utf-8")
    asked = ["result", program, "--frozen", frozen, "--out", folder / "betul", "--instead-of", result]
    _refused(capsys, "tidak boleh ditambah sesudah dadu", *asked, "--reason", "x", *BY)


def test_only_the_inspector_voids_and_nothing_comes_after(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    program, frozen, result = drawn(folder)
    (folder / "lain.hex").write_text("00" * 32, encoding="ascii")
    void = ["void", frozen, "--result", result, "--reason", "Dadu cacat"]
    _refused(capsys, "--result", *void[:2], *void[4:], "--opens", folder / "pembuka.hex")
    _refused(capsys, "hanya pengawas", *void, "--opens", folder / "lain.hex")
    _refused(capsys, "tidak ada", *void, "--opens", folder / "hilang.hex")
    _refused(capsys, "sebutkan alasannya", "void", frozen, "--reason", " ", "--opens", folder / "pembuka.hex")
    assert draw(*void, "--opens", folder / "pembuka.hex") == 0
    told = history(frozen)[-1]
    assert (told["kind"], told["inspector"], told["reason"]) == ("batal", "Sri", "Dadu cacat")
    frozen_as = json.loads((frozen / "public" / "freeze.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(bytes.fromhex(told["opens"])).hexdigest() == frozen_as["inspector"]["seal"]
    _refused(capsys, "dibatalkan", *void, "--opens", folder / "pembuka.hex")
    _refused(capsys, "dibatalkan", "result", program, "--frozen", frozen, "--out", folder / "lagi")
    _refused(capsys, "dibatalkan", "seed", frozen, "--dice", "1" * 20, "--again", "1" * 20)
    assert (result / "public" / "riwayat.jsonl").read_bytes() == (frozen / "public" / "riwayat.jsonl").read_bytes()


def test_a_thrown_draw_is_voided_whole(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, frozen = freeze(folder)
    throw(frozen)
    asked = ["void", frozen, "--reason", "Ragu", "--opens", folder / "pembuka.hex"]
    _refused(capsys, "umumkan hasilnya dahulu", *asked)


def test_a_draw_not_yet_thrown_may_be_voided(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, frozen = freeze(folder)
    assert draw("void", frozen, "--reason", "Rapat batal", "--opens", folder / "pembuka.hex") == 0
    run = read_history(frozen).run
    assert f'follows: "{run}"' in capsys.readouterr().out
    _refused(capsys, "dibatalkan", "seed", frozen, "--dice", "1" * 20, "--again", "1" * 20)


def test_nothing_written_when_the_programme_does_not_read(folder: Path) -> None:
    program, frozen, _ = drawn(folder)
    write(folder, rules=[])
    assert draw("result", program, "--frozen", frozen, "--out", folder / "lagi") == 1
    assert len(history(frozen)) == 1


def test_the_seal_of_a_file_is_what_the_meeting_wants(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_meeting(folder)
    assert naung("key", "seal", folder / "pembuka.hex") == 0
    assert capsys.readouterr().out.strip() == SEAL
    (folder / "rusak.hex").write_text("rahasia sekali", encoding="ascii")
    assert naung("key", "seal", folder / "rusak.hex") == 1
    assert "rahasia sekali" not in capsys.readouterr().err
