"""selected.xlsx and reserve.xlsx: what an officer opens, sorts and prints."""

from pathlib import Path

import openpyxl

from naung.report.officers.sheet import TOP
from tests import made
from tests.report.reported import Reported, report


def _rows(told: Reported, name: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(told.folder / f"{name}.xlsx")
    return list(book.worksheets[0].iter_rows(values_only=True))


def test_the_rows_are_the_runs(folder: Path) -> None:
    told = report(folder)
    by_nik = {record[0]: record for record in made.people()}
    for name, nik_at in (("selected", 1), ("reserve", 2)):
        rows = _rows(told, name)
        assert len(rows) - TOP == told.run.summary["by_status"][name]
        for row in rows[TOP:]:
            assert isinstance(row[nik_at], str)
            record = by_nik[row[nik_at]]
            assert row[nik_at - 1] == record[2]
            assert row[nik_at + 1] == made.AREAS[record[4]]
            assert row[nik_at + 2] == record[4][:6]
    first = _rows(told, "reserve")[TOP:]
    assert [row[0] for row in first if row[3] == "Bekasijaya"] == list(
        range(1, 1 + sum(row[3] == "Bekasijaya" for row in first))
    )


def test_reasons_stand_in_words(folder: Path) -> None:
    rows = _rows(report(folder), "selected")[TOP:]
    assert any(row[7] == "desil 1; 50 tahun atau lebih (+1)" for row in rows)
    assert any(row[8] == "Bekerja di sektor informal: datanya kosong" for row in rows)
    assert all((row[6] == 1) == ("(+1)" in str(row[7])) for row in rows)


def test_a_name_that_looks_like_a_formula_stays_a_name(folder: Path) -> None:
    names = ["=1+1", "+62", "@SUM(A1)", "https://example.org", "A\x0bB & <C>", "{=1}", "'KUTIP", "-9"]
    records = [
        [f"327501010190{n:04d}", f"K{n}", names[n - 1], "1990-01-01", "3275011001", "1", "1", "1"] for n in range(1, 9)
    ]
    told = report(folder, records, budget_idr=8 * 201_600, places=8)
    book = openpyxl.load_workbook(told.folder / "selected.xlsx")
    cells = [row[0] for row in book.worksheets[0].iter_rows(min_row=TOP + 1)]
    assert {cell.value for cell in cells} == {name.replace("\x0b", " ") for name in names}
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.hyperlink is None for cell in cells)


def test_a_sheet_is_ready_to_sort_and_print(folder: Path) -> None:
    told = report(folder)
    sheet = openpyxl.load_workbook(told.folder / "selected.xlsx").worksheets[0]
    assert sheet.title == "PERCOBAAN Terpilih"
    assert str(sheet["A1"].value).startswith("PERCOBAAN. Uji: ")
    assert sheet.freeze_panes == "C4"
    assert sheet.auto_filter.ref == f"A3:I{sheet.max_row}"
    assert sheet.page_setup.orientation == "landscape"
    assert int(sheet.page_setup.paperSize) == 9
    assert sheet.print_title_rows == "$1:$3"


def test_a_ceremony_is_no_trial_and_the_same_run_gives_the_same_bytes(folder: Path) -> None:
    books = []
    for name in ("a", "b"):
        (folder / name).mkdir()
        told = report(folder / name, source="ceremony")
        books.append((told.folder / "selected.xlsx").read_bytes())
        assert not any("PERCOBAAN" in str(cell) for row in _rows(told, "selected") for cell in row)
    assert books[0] == books[1]


def test_nobody_selected_is_an_empty_sheet(folder: Path) -> None:
    told = report(folder, rules=[{"code": "tak_seorang_pun", "when": "umur > 200"}])
    assert len(_rows(told, "selected")) == TOP
