"""A programme's YAML that does not read: line, column and likely cause, without a word of the parser's English."""

import re
from pathlib import Path

import pytest

from naung.selection.programme import read_programme
from naung.selection.yaml_text import read_yaml
from naung.values.errors import Refusal

FAULTS = [
    # the text, line, column, words of the cause
    ("a: 1\n b: 2", 2, 3, "titik dua (:) di tempat yang salah"),
    ("title: Uji: tahun ini", 1, 11, "beri tanda kutip pada teks yang memuat ': '"),
    ("a:\n\tb: 1", 2, 1, "ada tab"),
    ("a: 1\nb", 2, 1, "titik dua (:) sesudah kunci ini tidak ada"),
    ("a: - b", 1, 4, "tiap isi daftar di barisnya sendiri"),
    ("a:\n  - b\n - c", 3, 2, "jarak awal baris tidak sama"),
    ("a: 'x' dan", 1, 8, "sesudah tanda kutip penutup"),
    ("b: 1\nwhen: 'x\ny: 1\n", 2, 7, "tanda kutip yang dibuka di sini tidak ditutup"),
    ('a: "x\\q"', 1, 7, r"garis miring terbalik (\)"),
    ("order: [umur, nama\n", 1, 8, "kurung yang dibuka di sini tidak ditutup dengan ]"),
    ("a: {x: 1 y: 2}", 1, 11, "koma atau } tidak ada"),
    ("a: [1,,2]", 1, 7, "di sini harus ada nilai"),
    ("when: >= 50", 1, 7, "> atau | di luar tanda kutip"),
    ("when: *umur", 1, 7, "* atau & di luar tanda kutip"),
    ("when: !umur", 1, 7, "! di luar tanda kutip"),
    ("when: %x", 1, 7, "% di luar tanda kutip"),
    ("<<: {a: 1}", 1, 1, "<< atau = di luar tanda kutip"),
    ("a: 1\n---\nb: 2", 2, 1, "--- memulai isi kedua"),
    ("a: 1\nb: x\x07y", 2, 5, "tanda yang tidak tampak (U+0007)"),
    ("a: 1\n\na: 2", 3, 1, "kunci a ada dua kali"),
    ("a: !!timestamp x", 1, 4, "tanggal x tidak ada"),
    ("a: !!bool x", 1, 4, "x tidak dapat dibaca"),
    ("a: !!set x", 1, 4, "periksa jarak awal baris, tanda kutip dan titik dua"),
]
ENGLISH = re.compile(r"\b(?:found|expected|while|not|the|could|is|are|scanning|parsing|token|mapping|scalar)\b")


@pytest.mark.parametrize(("text", "line", "column", "words"), FAULTS)
def test_a_fault_is_told_with_its_place_and_cause(folder: Path, text: str, line: int, column: int, words: str) -> None:
    path = folder / "program.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refusal:
        read_programme(path)
    said = str(refusal.value)
    assert said.startswith(f"program.yaml: baris {line}, kolom {column}: ")
    assert words in said
    assert not ENGLISH.search(said)


def test_what_reads_is_the_values_of_the_text() -> None:
    assert read_yaml("a: [1, 'x', 2.5]\nb: {c: null}\n") == {"a": [1, "x", 2.5], "b": {"c": None}}
