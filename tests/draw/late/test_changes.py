"""The register of late changes: what reads, and each fault in words with its line."""

from pathlib import Path

import pytest

from naung.draw.late.changes import read_changes
from naung.values.errors import Refusal

HEAD = "jenis,nik,nik_baru,bulan,alasan\n"
ONE, TWO = "3275010101900001", "3275010101900002"


def _read(folder: Path, text: str) -> list[tuple[int, str]]:
    path = folder / "susulan.csv"
    path.write_text(text, encoding="utf-8")
    return [(one.line, one.kind) for one in read_changes(path)]


def test_kinds_come_in_the_order_in_which_they_take_effect(tmp_path: Path) -> None:
    text = f"{HEAD}dikabulkan,{ONE},,,Desil keliru\nberhenti,{TWO},,2026-05,Meninggal\n\nNIK,{ONE},{TWO},,Salah ketik\n"
    assert _read(tmp_path, text) == [(5, "nik"), (3, "berhenti"), (2, "dikabulkan")]


def test_semicolons_a_mark_and_other_columns_do_no_harm(tmp_path: Path) -> None:
    text = f"\ufeffNo;Jenis;NIK;nik_baru;Bulan;Alasan\n1;berhenti;'{ONE};;2026-05;Pindah, ke Depok\n"
    path = tmp_path / "susulan.csv"
    path.write_text(text, encoding="utf-8")
    (change,) = read_changes(path)
    assert (change.nik, str(change.month), change.reason) == (ONE, "2026-05", "Pindah, ke Depok")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (f"pindah,{ONE},,,x", "jenis pindah tidak dikenal; isinya nik, berhenti, dikabulkan"),
        ("berhenti,,,2026-05,x", "NIK kosong"),
        (f"nik,{ONE},,,x", "nik_baru kosong"),
        (f"nik,{ONE},123,,x", "nik_baru harus 16 angka"),
        (f"berhenti,{ONE},,Mei,x", "bulan ditulis YYYY-MM"),
        (f"berhenti,{ONE},,2026-05,", "alasan kosong"),
        (f"berhenti,{ONE},,2026-05,x\nberhenti,{ONE},,2026-06,x", "baris 3: NIK ini sudah berhenti di baris 2"),
    ],
)
def test_a_fault_is_told_with_its_line(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(Refusal, match="baris") as refused:
        _read(tmp_path, HEAD + line + "\n")
    assert said in str(refused.value)


def test_a_missing_column_and_an_empty_file_are_told(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="kolom bulan tidak ada"):
        _read(tmp_path, f"jenis,nik,nik_baru,alasan\nberhenti,{ONE},,x\n")
    with pytest.raises(Refusal, match="tidak berisi satu perubahan pun"):
        _read(tmp_path, HEAD)
