"""Wrong usage: exit status 2, and Indonesian words without a word of argparse's English."""

import re

import pytest

from naung.cli.main import COMMANDS, main
from naung.cli.usage import usage_words

WRONG = [
    # what is written after `naung`, what is said
    ([], "naung: belum ditulis: PERINTAH. Bantuan: naung --help"),
    (["pilih"], "naung: PERINTAH: 'pilih' tidak ada; pilih 'check', 'select', "),
    (["check"], "naung check: belum ditulis: PROGRAM. Bantuan: naung check --help"),
    (["select", "p.yaml"], "naung select: belum ditulis: --out."),
    (["select", "p.yaml", "--out"], "naung select: --out: nilainya belum ditulis."),
    (["select", "p.yaml", "--out", "d", "--engine", "excel"], "--engine: 'excel' tidak ada; pilih 'duckdb', 'spark'."),
    (["select", "p.yaml", "--out", "d", "--seed", "12"], "--seed: harus 64 angka heksadesimal."),
    (["select", "p.yaml", "--out", "d", "--stability", "0"], "--stability: harus bilangan bulat 1 atau lebih."),
    (["select", "p.yaml", "--out", "d", "--s", "1"], "naung select: --s kurang lengkap; mungkin --seed, --stability."),
    (["select", "p.yaml", "--out", "d", "--json=1"], "--json: tidak memakai nilai; ditemukan '1'."),
    (["select", "p.yaml", "--out", "d", "--warna\nmerah"], "naung: tidak dikenal: --warna\nmerah."),
    (["explain", "d"], "naung explain: tulis salah satu: --nik --pseudonym."),
    (["explain", "d", "--nik", "1", "--pseudonym", "2"], "--pseudonym: tidak dapat bersama --nik."),
    (["city", "d", "--people", "x"], "naung city: --people: harus bilangan bulat; ditemukan 'x'."),
    (["law"], "naung law: belum ditulis: PERINTAH."),
    (["law", "contribution", "--month", "2026-13", "--base", "1"], "--month: bulan ditulis YYYY-MM"),
    (["key", "new"], "naung key new: belum ditulis: BERKAS."),
]
ENGLISH = re.compile(
    r"\b(?:usage|error|argument|arguments|required|expected|invalid|choose|choice|allowed|unrecognized|options|show|exit)\b"
)


@pytest.mark.parametrize(("written", "said"), WRONG, ids=[" ".join(written) or "-" for written, _ in WRONG])
def test_wrong_usage_is_told_in_words(written: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main(written)
    assert stop.value.code == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith("Pemakaian: naung")
    assert said in told.err
    assert not ENGLISH.search(told.err)


LAW = [["law", name] for name in ("contribution", "benefit", "show")]
NAMES = re.compile(r"^ {4}[a-z]+|^Pemakaian: naung [a-z ]+", re.MULTILINE)  # the commands' own names


@pytest.mark.parametrize("command", [[], *([name] for name in COMMANDS), ["key", "new"], *LAW])
def test_help_is_in_words(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        main([*command, "--help"])
    assert stop.value.code == 0
    told = capsys.readouterr().out
    assert "pilihan:" in told
    assert not ENGLISH.search(NAMES.sub("", told))


def test_what_argparse_may_say_one_day_is_not_shown() -> None:
    assert usage_words("something quite new") == "perintah tidak terbaca"
