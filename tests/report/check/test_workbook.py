"""The workbook that a list's sender gets back from `naung check`."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naung.report.check import workbook
from naung.report.check.labels import LEFT_OUT
from tests.intake.office import City, furnish, nik


@pytest.fixture
def city(folder: Path, capsys: pytest.CaptureFixture[str]) -> City:
    return furnish(City(folder, capsys))


def _sheets(city: City, name: str = "daftar_ojol.xlsx") -> tuple[list[tuple[Any, ...]], Any]:
    book = openpyxl.load_workbook(city.folder / "periksa" / name)
    assert book.sheetnames == ["Ringkasan", "Baris"]
    summary = [row for row in book["Ringkasan"].iter_rows(values_only=True) if any(row)]
    return summary, book["Baris"]


def _sent(city: City, rows: list[dict[str, str]], **more: Any) -> None:
    city.write("ojol.csv", rows)
    city.programme(lists=[{"name": "ojol", "path": "ojol.csv", **more}])
    city.check()


def test_the_sender_gets_her_own_rows_with_what_to_mend(city: City) -> None:
    rows = [
        {"No": "1", "NIK": nik(1), "Nama": " Budi "},
        {"No": "2", "NIK": "3,27501E+15", "Nama": ""},
        {"No": "3", "NIK": nik(7), "Nama": "Siti"},
        {"No": "4", "NIK": "", "Nama": "Ani"},
    ]
    _sent(city, rows)
    summary, sheet = _sheets(city)
    cells = list(sheet.iter_rows(values_only=True))
    assert cells[0] == ("No", "NIK", "Nama", "Perbaikan", "Baris di berkas")
    assert [row[:3] for row in cells[1:]] == [
        ("1", nik(1), " Budi "),
        ("2", "3,27501E+15", None),
        ("3", nik(7), "Siti"),
        ("4", None, "Ani"),
    ]
    assert cells[1][3] in (None, "")
    assert cells[2][3].startswith("Perbaiki B (NIK): NIK dirusak Excel. Jadikan kolomnya Teks")
    assert "usulkan orangnya ke DTSEN" in cells[3][3]
    assert [row[4] for row in cells[1:]] == ["1", "2", "3", "4"]
    fills = [sheet.cell(row, 2).fill.fgColor.rgb for row in range(2, 6)]
    assert fills == ["00000000", "FFFCEBEA", "FFFDF1DA", "FFFCEBEA"]
    assert {cell.number_format for cell in sheet["B"]} == {"@"}
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:E5"
    assert summary[0][0] == "Daftar ojol: 2 dari 4 baris perlu diperbaiki"
    assert [row[1] for row in summary[3:8]] == [4, 1, 2, 1, 0]


def test_formulas_stay_text(city: City) -> None:
    evil = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "{=1}", "http://x.y", "1.0", "TRUE", "#N/A"]
    _sent(city, [{"nik": nik(1), "=nama": one} for one in evil])
    _, sheet = _sheets(city)
    assert [cell.value for cell in sheet["B"]] == ["=nama", *evil]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} <= {"s", "n", "inlineStr"}
    assert all(cell.hyperlink is None for cell in sheet["B"])


def test_rows_that_where_drops_are_said_to_be_unused(city: City) -> None:
    _sent(city, [{"nik": nik(1), "status": "AKTIF"}, {"nik": "", "status": "LAMA"}], where="status = 'AKTIF'")
    summary, sheet = _sheets(city)
    assert sheet["C3"].value == LEFT_OUT
    assert [row[1] for row in summary[3:8]] == [2, 1, 0, 0, 1]


def test_of_a_long_list_only_the_faulty_rows_are_written(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "LONGEST_WHOLE", 2)
    _sent(city, [{"nik": nik(1)}, {"nik": "x"}, {"nik": nik(9)}])
    summary, sheet = _sheets(city)
    assert [row[2] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["2", "3"]
    assert any("hanya baris yang perlu diperbaiki" in str(row[0]) for row in summary)


def test_a_parquet_list_and_columns_that_share_a_name(city: City) -> None:
    city.write_parquet("a.parquet", f"SELECT {nik(1)} AS nik, 1.5 AS luas, DATE '2025-01-01' AS sejak")
    city.write("b.csv", f"nik,x,x\n{nik(1)},1,2\n")
    city.programme(lists=[{"name": "a", "path": "a.parquet"}, {"name": "b", "path": "b.csv"}])
    city.check()
    assert [cell.value for cell in _sheets(city, "daftar_a.xlsx")[1][2]][:3] == [nik(1), "1.5", "2025-01-01"]
    assert [cell.value for cell in _sheets(city, "daftar_b.xlsx")[1][2]][:3] == [nik(1), "1", "2"]


def test_an_empty_list(city: City) -> None:
    city.write("ojol.csv", "nik,nama\n")
    city.programme(lists=[{"name": "ojol", "path": "ojol.csv"}])
    city.check()
    assert _sheets(city)[1].max_row == 1


def test_long_names_give_files_that_can_be_written_and_are_told_apart(city: City) -> None:
    long = "a" * 300
    for number, name in enumerate(("ojol.csv", "kader.csv"), 1):
        city.write(name, [{"nik": nik(number)}])
    city.programme(lists=[{"name": f"{long}x", "path": "ojol.csv"}, {"name": f"{long}y", "path": "kader.csv"}])
    city.check()
    names = [f"daftar_{'a' * 60}_{number}.xlsx" for number in (1, 2)]
    assert {path.name for path in (city.folder / "periksa").glob("*.xlsx")} == set(names)
    assert [_sheets(city, name)[1]["A2"].value for name in names] == [nik(1), nik(2)]


def test_a_name_that_is_cut_is_nobody_elses() -> None:
    names = ["a" * 60, "a" * 61, f"{'a' * 60}_2", f"{'a' * 60}_22"]
    assert workbook.workbook_name(names[0], 0) == f"daftar_{names[0]}.xlsx"
    assert len({workbook.workbook_name(name, number) for number, name in enumerate(names)}) == len(names)
