"""`naung law contribution`: words, one JSON object, and what ends with status 1 or 2."""

import argparse
import json

import pytest

from naung.cli.law import add_parser
from naung.values.errors import Refusal


def run(*words: str) -> int:
    parser = argparse.ArgumentParser(prog="naung")
    add_parser(parser.add_subparsers(required=True))
    args = parser.parse_args(["law", "contribution", *words])
    status = args.run(args)
    assert isinstance(status, int)
    return status


def test_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--month", "2026-01", "--base", "1000000") == 0
    out = capsys.readouterr().out
    assert out.startswith("Iuran BPU Januari 2026, dasar penghasilan Rp1.000.000: Rp16.800 sebulan\n")
    assert "(JKK)  Rp10.000\n" in out and "(JKM)           Rp6.800\n" in out
    assert "PP 44/2015 Pasal 20 ayat (3); berlaku sejak 1 Juli 2015; terlihat pada sumber yang ditautkan" in out
    assert "Potongan 50% PP 50/2025 (sektor transportasi) tidak mengurangi harga ini" in out
    assert "Perlu dipastikan" in out and "dibayar\n    APBD" in out


def test_no_word_of_a_relief_that_does_not_run_and_none_of_doubts_that_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run("--month", "2025-12", "--base", "1200000") == 0
    out = capsys.readouterr().out
    assert "Rp18.800 sebulan" in out
    assert "PP 50/2025" not in out and "erlu dipastikan" not in out


def test_exactly_one_json_object(capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--month", "2026-01", "--base", "1000000", "--json") == 0
    captured = capsys.readouterr()
    answer = json.loads(captured.out)
    assert (answer["month"], answer["base_idr"], answer["total_idr"]) == ("2026-01", 1000000, 16800)
    assert answer["sources"] and answer["doubts"] and captured.err == ""


@pytest.mark.parametrize("words", [("2026-01", "1100000"), ("2015-06", "1000000"), ("2026-01", "-5")])
def test_what_the_law_does_not_have_is_refused_before_anything_is_printed(
    words: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(Refusal, match=words[0]):
        run("--month", words[0], "--base", words[1])
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("month", "base", "said"),
    [
        ("2026-13", "1000000", "bulan ditulis YYYY-MM"),
        ("2026-1", "1000000", "bulan ditulis YYYY-MM"),
        ("2026-01", "1.000.000", "rupiah bulat"),
        ("2026-01", "1e6", "rupiah bulat"),
        ("2026-01", "sejuta", "rupiah bulat"),
        ("2026-01", "", "rupiah bulat"),
        ("2026-01", "1" * 5000, "rupiah bulat"),
    ],
)
def test_wrong_usage_ends_with_2(month: str, base: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run("--month", month, "--base", base)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


@pytest.mark.parametrize("words", [(), ("--month", "2026-01"), ("--base", "1000000")])
def test_month_and_base_must_be_given(words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(*words)
    assert ended.value.code == 2
