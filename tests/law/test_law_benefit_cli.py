"""`naung law benefit` and `naung law show`: words, one JSON object, and what ends with status 1 or 2."""

import argparse
import json
from pathlib import Path

import pytest

from naung.cli import law_words, main
from naung.cli.law import add_parser
from naung.law.dated import codes
from naung.values.errors import Refusal
from tests.law.benefit_examples import examples

DEATH = """
event: death_at_work
date: 2026-06-10
income_base_idr: 1000000
member_since: 2025-11-05
paid_months: 8
heirs: [{status: janda}]
transport: [{mode: darat, cost_idr: 350000}]
children: [{birth_date: 2022-01-01, school: tk, grade: 1}]
papers_complete_on: 2026-06-15
"""


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="naung")
    add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["law", *words])
    status = args.run(args)
    assert isinstance(status, int)
    return status


@pytest.fixture
def event(tmp_path: Path) -> Path:
    path = tmp_path / "peristiwa.yaml"
    path.write_text(DEATH, encoding="utf-8")
    return path


def test_words(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("benefit", str(event)) == 0
    out = capsys.readouterr().out
    assert out.startswith("Meninggal akibat kecelakaan kerja, menurut hukum 10 Juni 2026: Rp70.350.000\n")
    assert "Rp48.000.000  Santunan kematian: 60% x 80 x Rp1.000.000." in out
    assert "PP 82/2019 Pasal 25 ayat (2) huruf b angka 4, Lampiran III; terlihat pada sumber yang" in out
    assert "Beasiswa anak: Rp87.000.000" in out and "anak 1: 2026 tk Rp1.500.000; 2027 tk" in out
    assert "Kepada janda dan anak (urutan 1)." in out and "menurut hukum waris" in out
    assert "12 Juni 2026: Laporan tahap I" in out and "25 Juni 2026: JKK dibayar" in out
    assert "Jika disimpulkan bukan kecelakaan kerja, dinilai sebagai JKM: Rp42.000.000." in out
    assert "Perlu dipastikan:" in out and "cacat" not in out


def test_exactly_one_json_object_with_the_fields_promised(event: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("benefit", str(event), "--json") == 0
    captured = capsys.readouterr()
    found = json.loads(captured.out)
    assert captured.err == ""
    assert found["total_idr"] == 70_350_000 == sum(item["amount_idr"] or 0 for item in found["items"])
    assert {"code", "text", "amount_idr", "source", "certainty"} <= set(found["items"][0])
    assert {"instrument", "article", "link", "first_day", "checked", "certainty"} <= set(found["items"][0]["source"])
    assert (found["event"], found["program"], found["law_day"]) == ("death_at_work", "jkk", "2026-06-10")
    assert found["scholarship"]["total_idr"] == 87_000_000
    assert found["scholarship"]["per_child"][0] == {"child": 1, "year": 2026, "level": "tk", "amount_idr": 1_500_000}
    assert {"what", "date", "source"} <= set(found["deadlines"][0])
    assert found["needs"] and found["doubts"] and found["would_change"] and found["sources"]


def test_json_has_the_same_form_where_there_is_no_scholarship_or_no_right(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "peristiwa.yaml"
    for rest in ("unfit_months: 1", "member_since: 2026-06-11"):
        path.write_text(f"event: accident\ndate: 2026-06-10\n{rest}\n", encoding="utf-8")
        assert run("benefit", str(path), "--json") == 0
        found = json.loads(capsys.readouterr().out)
        assert {"items", "total_idr", "scholarship", "needs", "deadlines", "doubts"} <= set(found)
        assert (found["scholarship"]["per_child"], found["scholarship"]["total_idr"]) == ([], 0)
        assert [rule["code"] for rule in found["rules"]] == ["sengketa", "pelayanan", "tidak_dialihkan"]
        assert all(rule["text"] and rule["source"]["link"] and rule["certainty"] for rule in found["rules"])


@pytest.mark.parametrize("example", examples(), ids=lambda one: f"{one.file}: {one.name}")
def test_every_example_can_be_told(example: object) -> None:
    text = law_words.answer(example.answer)  # type: ignore[attr-defined]
    assert "None" not in text and all(len(line) <= 130 for line in text.splitlines())


def test_a_refusal_ends_with_1_and_says_what_to_mend(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "salah.yaml"
    path.write_text("event: death\ndate: 2026-06-10\npengali: 80\n", encoding="utf-8")
    assert main.main(["law", "benefit", str(path)]) == 1
    captured = capsys.readouterr()
    assert captured.out == "" and captured.err.startswith("Ditolak: pengali: tidak dikenal.")
    assert main.main(["law", "benefit", str(tmp_path / "tiada.yaml"), "--json"]) == 1
    assert "tiada.yaml: tidak ada" in capsys.readouterr().err
    path.write_bytes(b"\xff\xfe")
    assert main.main(["law", "benefit", str(path)]) == 1
    assert "bukan teks UTF-8" in capsys.readouterr().err


def test_show_tells_the_whole_history_or_one_day(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", "jkm_lump_sum") == 0
    out = capsys.readouterr().out
    assert "Sejak 1 Juli 2015: 16.200.000 (rupiah)" in out and "Sejak 2 Desember 2019: 20.000.000 (rupiah)" in out
    assert run("show", "jkm_lump_sum", "--on", "2019-12-01") == 0
    out = capsys.readouterr().out
    assert "16.200.000" in out and "20.000.000" not in out
    assert run("show", "jkk_stmb", "--on", "2019-12-02") == 0
    assert "- Dari bulan ke-: 13; sampai bulan ke-: dan seterusnya; Persen: 50" in capsys.readouterr().out


@pytest.mark.parametrize("code", codes())
def test_every_code_can_be_shown(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("show", code) == 0
    assert f"(`{code}`)" in capsys.readouterr().out


def test_show_refuses_an_unknown_code_and_a_day_before_the_law() -> None:
    with pytest.raises(Refusal, match="ditemukan 'jkm_lump'; yang boleh, misalnya: jkm_lump_sum"):
        run("show", "jkm_lump")
    with pytest.raises(Refusal, match="tidak ada nilai yang berlaku pada 30 Juni 2015"):
        run("show", "jkm_lump_sum", "--on", "2015-06-30")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("show", "jkm_lump_sum", "--on", "1 Juli"), "hari ditulis YYYY-MM-DD; ditemukan '1 Juli'"),
        (("show",), "KODE"),
        (("benefit",), "PERISTIWA.yaml"),
    ],
)
def test_wrong_usage_ends_with_2(words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err
