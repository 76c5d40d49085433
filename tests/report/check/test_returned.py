"""An office's own workbook back to it: what is kept, what is added, and what happens when it is sent again."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill

from naung.report.check import child, returned, summary
from tests.intake.office import City, furnish, nik
from tests.intake.sent import parts_of, save, save_parts, save_xlsx

HEAD = ["No", "No. KTP", "Nama Lengkap", "Tgl Lahir", "Kel./Desa", "RT"]
BAD, ODD = f"FF{summary.BAD}", f"FF{summary.ODD}"


@pytest.fixture
def city(folder: Path, capsys: pytest.CaptureFixture[str]) -> City:
    made = furnish(City(folder, capsys))
    made.write("registri.csv", [made.person(number) for number in range(1, 20)])
    return made


def _row(number: int, **cells: Any) -> list[Any]:
    whole = {"no": number, "nik": nik(number), "nama": f"ORANG {number}", "lahir": date(1980, 1, 1)}
    return list((whole | {"kel": "Margahayu", "rt": "003"} | cells).values())


FAULTY = [
    _row(1),
    _row(2, nik=int(nik(2))),
    _row(3, nik=nik(3)[:-1], kel="Entah"),
    _row(4, nama=None),
    _row(5, lahir="31-02-1980"),
    _row(6, nik=None),
    _row(7),
]


def _send(city: City, rows: Sequence[Sequence[Any]] = (), **more: Any) -> Path:
    """A list ojol.xlsx with a title, its head in row 3; the programme names it."""
    path = city.folder / "ojol.xlsx"
    save_xlsx(path, {"Data": [["USULAN"], [], HEAD, *(rows or FAULTY)]}, **more)
    _programme(city)
    return path


def _programme(city: City, path: str = "ojol.xlsx", **more: Any) -> None:
    city.programme(lists=[{"name": "ojol", "path": path, "kind": "proposal", **more}])


def _back(city: City, name: str = "daftar_ojol.xlsx", **how: Any) -> Any:
    book = openpyxl.load_workbook(city.folder / "periksa" / name, **how)
    book.close()
    return book


def _send_again(city: City, mend: Callable[[Any], object] = lambda book: None, path: str = "ojol.xlsx") -> None:
    """Mend the workbook that came back and put it in place of the one that was sent."""
    book = openpyxl.load_workbook(city.folder / "periksa" / "daftar_ojol.xlsx")
    mend(book)
    book.save(city.folder / path)
    book.close()


def _places(faults: Sequence[Mapping[str, str]]) -> list[tuple[str, str, str]]:
    return [(one["baris"], one["sel"], one["jenis"]) for one in faults]


# --- what is added ---


def test_what_is_to_be_mended_stands_right_of_the_table(city: City) -> None:
    _send(city)
    said = city.check()
    sheet = _back(city)["Data"]
    assert [cell.value for cell in sheet[3]] == [*HEAD, "Perbaikan"]
    told = {row: sheet.cell(row, 7).value for row in range(4, 11)}
    assert told[4] is None and told[10] is None
    assert told[5] == (
        "Perbaiki B (No. KTP): NIK bertipe bilangan. Jadikan kolomnya Teks, lalu ketik ulang NIK dari KTP."
    )
    assert told[6].startswith("Perbaiki B (No. KTP): NIK bukan 16 angka (15 angka). ")
    assert "Periksa E (Kel./Desa): kelurahan tidak dikenal. " in told[6]
    assert told[7].startswith("Perbaiki C (Nama Lengkap): nama kosong. ")
    assert told[8].startswith("Perbaiki D (Tgl Lahir): tanggal lahir tidak terbaca. ")
    assert told[9].startswith("Perbaiki B (No. KTP): NIK kosong. ")
    assert sheet.column_dimensions["G"].width > 60
    assert sheet.auto_filter.ref == "A3:G10"
    assert "berkas pengirim sendiri" in said


def test_faulty_cells_are_coloured_and_say_why(city: City) -> None:
    _send(city)
    city.check()
    sheet = _back(city)["Data"]
    coloured = {cell.coordinate: cell.fill.fgColor.rgb for row in sheet for cell in row if cell.fill.fill_type}
    assert coloured == {"B5": BAD, "B6": BAD, "E6": ODD, "C7": BAD, "D8": BAD, "B9": BAD}
    assert {cell.coordinate for row in sheet for cell in row if cell.comment} == set(coloured)
    assert sheet["B6"].comment.text == (
        "Naung: NIK bukan 16 angka\nDitemukan: 3275•••••••0000 (15 angka)\nSeharusnya: 16 angka.\n"
        "Cara memperbaiki: Salin NIK dari KTP atau kartu keluarga."
    )
    assert "Ditemukan: kosong" in sheet["B9"].comment.text


def test_cells_that_are_typed_by_hand_are_text(city: City) -> None:
    _send(city, [*FAULTY, _row(8, rt=3)])
    city.check()
    sheet = _back(city)["Data"]
    assert {sheet.cell(row, 2).number_format for row in range(4, 12)} == {"@"}
    assert {sheet.cell(row, 6).number_format for row in range(4, 11)} == {"@"}
    assert sheet["F11"].number_format == "General"  # a number shows as it did
    assert sheet["D8"].number_format == "@"  # typed anew, a date stays as typed
    assert sheet["D4"].is_date and sheet["D4"].number_format != "@"


def test_the_summary_stands_first_and_counts_up(city: City) -> None:
    _send(city, [*FAULTY, _row(8, kel="Entah")])
    city.check()
    book = _back(city)
    assert book.sheetnames == ["Ringkasan", "Data"]
    assert [sheet.title for sheet in book if sheet.sheet_view.tabSelected] == ["Ringkasan"]
    cells = [[cell.value for cell in row if cell.value is not None] for row in book["Ringkasan"]]
    assert cells[0] == ["Daftar ojol: 5 dari 8 baris perlu diperbaiki"]
    assert [row[1] for row in cells[4:9]] == [8, 2, 5, 1, 0]
    kinds = {row[0]: row[1:] for row in cells if len(row) == 5}
    assert kinds["B (No. KTP): NIK bertipe bilangan"][:2] == [1, "Perbaiki"]
    assert kinds["B (No. KTP): NIK bertipe bilangan"][3] == "Data!B5: 3275••••••••0002"
    assert kinds["E (Kel./Desa): kelurahan tidak dikenal"][:2] == [2, "Periksa"]
    words = [row[0] for row in cells if len(row) == 1]
    assert any(one.startswith("Kolom 'No. KTP' (lembar Data, kolom B): 14% sel NIK bertipe bilangan") for one in words)
    assert "Berkas ojol.xlsx (XLSX), lembar Data: kepala tabel di baris 3, 8 baris dibaca" in words
    assert "Kolom B 'No. KTP': nik (dari kepala tabel)" in words


def test_every_sheet_with_a_table_has_its_column(city: City) -> None:
    rows = {"Timur": [HEAD, _row(1, nik=None)], "Barat": [["x"], HEAD[1:3], [nik(2), None]], "Catatan": [["lain"]]}
    save_xlsx(city.folder / "ojol.xlsx", rows)
    _programme(city)
    city.check()
    book = _back(city)
    assert book["Timur"]["G2"].value.startswith("Perbaiki B (No. KTP): NIK kosong")
    assert [cell.value for cell in book["Barat"]["C"]][1:] == [
        "Perbaikan",
        "Perbaiki B (Nama Lengkap): nama kosong. Isi namanya dari KTP.",
    ]
    assert book["Catatan"].max_column == 1


def test_duplicates_are_named_by_their_place_in_the_sheet(city: City) -> None:
    _send(city, [_row(1), _row(1)])
    city.check()
    assert "(juga di lembar Data baris 5)" in _back(city)["Data"]["G4"].value


def test_rows_that_are_not_used_are_said_to_be(city: City) -> None:
    _send(city)
    _programme(city, where="nama <> 'ORANG 7'")
    city.check()
    assert _back(city)["Data"]["G10"].value.startswith("Tidak dipakai: ")


def test_a_table_without_a_head_has_its_column_all_the_same(city: City) -> None:
    save_xlsx(city.folder / "ojol.xlsx", {"Data": [["A", nik(1), "x"], ["B", "1", "y"], ["C", nik(3), "z"]]})
    _programme(city)
    city.check()
    before = _places(city.checked("kesalahan.csv"))
    assert _back(city)["Data"]["D1"].value is None
    _send_again(city)
    assert _places(city.faults()) == before
    assert _back(city)["Data"].max_column == 4


# --- what is kept ---


def _dress(path: Path) -> None:
    """What senders do to their workbooks."""
    book = openpyxl.load_workbook(path)
    sheet = book["Data"]
    sheet.merge_cells("A1:F1")
    sheet["A1"].font = Font(bold=True, sz=16, color="FF112233")
    sheet.column_dimensions["C"].width = 33
    sheet.column_dimensions.group("E", "J", hidden=False)
    sheet.column_dimensions["E"].width = 17
    sheet.row_dimensions[5].height = 28
    sheet.freeze_panes = "A4"
    sheet["B5"].fill = PatternFill("solid", fgColor="FFFFFF00")
    sheet["C7"].comment = Comment("Cek lagi ya", "Bu Ani")
    sheet["H3"] = "Umur"
    for row in range(4, 11):
        sheet.cell(row, 8, f"=2026-YEAR(D{row})")
    sheet["F12"], sheet["F12"].data_type = "=1+1", "s"
    hidden = book.create_sheet("Ref")
    hidden["A1"], hidden.sheet_state = "rahasia", "hidden"
    book.create_sheet("Ringkasan")["A1"] = "milik dinas"
    book.save(path)
    book.close()


def test_all_else_is_as_it_was_sent(city: City) -> None:
    path = _send(city)
    _dress(path)
    city.check()
    book = _back(city)
    assert book.sheetnames == ["Ringkasan Naung", "Data", "Ref", "Ringkasan"]
    assert (book["Ref"].sheet_state, book["Ringkasan"]["A1"].value) == ("hidden", "milik dinas")
    sheet = book["Data"]
    assert "A1:F1" in {str(one) for one in sheet.merged_cells.ranges}
    assert (sheet["A1"].font.b, sheet["A1"].font.sz, sheet["A1"].font.color.rgb) == (True, 16, "FF112233")
    assert sheet.column_dimensions["C"].width == 33
    assert (sheet.row_dimensions[5].height, sheet.freeze_panes) == (28, "A4")
    assert sheet["H4"].value == "=2026-YEAR(D4)"
    assert (sheet["F12"].value, sheet["F12"].data_type) == ("=1+1", "s")
    assert sheet["I3"].value == "Perbaikan"  # right of what stands beside the table
    assert sheet["C7"].comment.text.startswith("Cek lagi ya\n\nNaung: nama kosong")
    assert sheet["C7"].comment.author == "Bu Ani"


def test_no_two_column_widths_claim_one_column(city: City) -> None:
    path = _send(city)
    _dress(path)
    city.check()
    dimensions = list(_back(city)["Data"].column_dimensions.values())
    ranges = sorted((one.min, one.max) for one in dimensions)
    assert all(first[1] < second[0] for first, second in pairwise(ranges))
    widths = {place: one.width for one in dimensions for place in range(one.min, one.max + 1)}
    assert (widths[5], widths[8], widths[10]) == (17, 17, 17)
    assert widths[9] > 60


def test_what_formulas_came_to_is_kept(city: City) -> None:
    """A reader that does not reckon must see the same as before."""
    path = _send(city)
    parts = parts_of(path)
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    cell = '<c r="C4" t="str"><f>UPPER("orang 1 &amp; 2")</f><v>ORANG 1 &amp; 2</v></c>'
    assert '<c r="C4" t="inlineStr"><is><t>ORANG 1</t></is></c>' in sheet
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(
        '<c r="C4" t="inlineStr"><is><t>ORANG 1</t></is></c>', cell
    ).encode()
    save_parts(path, parts)
    before = _places(city.faults())
    assert _back(city)["Data"]["C4"].value == '=UPPER("orang 1 & 2")'
    assert _back(city, data_only=True)["Data"]["C4"].value == "ORANG 1 & 2"
    (city.folder / "periksa" / "daftar_ojol.xlsx").replace(path)
    assert _places(city.faults()) == before


# --- sent again ---


def test_a_mended_workbook_has_fewer_faults_and_the_same_lines(city: City) -> None:
    _send(city)
    before = city.faults()

    def mend(book: Any) -> None:
        book["Data"]["B5"] = nik(2)
        book["Data"]["D8"] = date(1980, 2, 28)
        book["Data"]["C7"] = "SITI"

    _send_again(city, mend)
    after = city.faults()
    gone = {("2", "Data!B5", "nik_bertipe_bilangan"), ("4", "Data!C7", "nama_kosong")}
    gone |= {("5", "Data!D8", "tanggal_lahir_tidak_terbaca")}
    assert _places(after) == [one for one in _places(before) if one not in gone]
    book = _back(city)
    sheet = book["Data"]
    assert book.sheetnames == ["Ringkasan", "Data"]
    assert [cell.value for cell in sheet[3]] == [*HEAD, "Perbaikan"]
    assert [sheet.cell(row, 7).value is None for row in range(4, 11)] == [True, True, False, True, True, False, True]
    for mended in ("B5", "D8", "C7"):
        assert (sheet[mended].fill.fill_type, sheet[mended].comment) == (None, None)
    assert sheet["B6"].fill.fgColor.rgb == BAD and sheet["B6"].comment is not None


def test_sent_again_unmended_nothing_changes(city: City) -> None:
    path = _send(city)
    _dress(path)
    faults = city.faults()
    said = city.check()
    first = _back(city)
    _send_again(city)
    assert city.faults() == faults
    assert city.check() == said
    second = _back(city)
    assert second.sheetnames == first.sheetnames
    for sheet in first:
        for row in sheet:
            for cell in row:
                same = second[sheet.title][cell.coordinate]
                assert (same.value, same.number_format) == (cell.value, cell.number_format), cell.coordinate
                assert same.fill.fgColor.rgb == cell.fill.fgColor.rgb, cell.coordinate
                assert (same.comment and same.comment.text) == (cell.comment and cell.comment.text), cell.coordinate


def test_a_colour_and_a_comment_of_the_sender_come_back_once_the_cell_is_mended(city: City) -> None:
    path = _send(city)
    _dress(path)
    city.check()
    assert _back(city)["Data"]["B5"].fill.fgColor.rgb == BAD

    def mend(book: Any) -> None:
        book["Data"]["B5"], book["Data"]["C7"] = nik(2), "SITI"

    _send_again(city, mend)
    city.check()
    sheet = _back(city)["Data"]
    assert sheet["B5"].fill.fgColor.rgb == "FFFFFF00"
    assert (sheet["C7"].comment.text, sheet["C7"].comment.author) == ("Cek lagi ya", "Bu Ani")


def test_the_summary_may_be_thrown_away_and_a_row_be_emptied(city: City) -> None:
    _send(city)
    before = _places(city.faults())

    def change(book: Any) -> None:
        del book["Ringkasan"]
        for column in range(1, 7):  # what Naung said of it stays
            book["Data"].cell(6, column).value = None

    _send_again(city, change)
    after = _places(city.faults())
    assert [place for _, place, _ in after] == [place for _, place, _ in before if not place.endswith("6")]
    assert [cell.value for cell in _back(city)["Data"][3]] == [*HEAD, "Perbaikan"]


def test_a_column_that_the_sender_calls_perbaikan_is_hers(city: City) -> None:
    rows = [[*HEAD, "Perbaikan"], [*_row(1), "atap"], [*_row(2, nik=None), "lantai"]]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": rows})
    _programme(city, where="perbaikan IS NOT NULL")
    assert len(city.faults()) == 1
    _send_again(city)
    assert len(city.faults()) == 1
    sheet = _back(city)["Data"]
    assert [cell.value for cell in sheet[1]][6:] == ["Perbaikan", "Perbaikan"]
    assert sheet["G2"].value == "atap"


def test_our_own_workbook_of_a_csv_can_be_sent_instead_of_it(city: City) -> None:
    city.write("ojol.csv", [{"NIK": nik(1), "Nama": "A"}, {"NIK": "12", "Nama": "B"}, {"NIK": nik(3), "Nama": ""}])
    _programme(city, "ojol.csv")
    before = [one["jenis"] for one in city.faults()]
    _send_again(city, path="ojol.csv")  # by its content, whatever it is called
    assert [one["jenis"] for one in city.faults()] == before
    _send_again(city, lambda book: book["Baris"].__setitem__("A3", nik(2)), "ojol.csv")
    assert [one["jenis"] for one in city.faults()] == ["nama_kosong"]
    assert [cell.value for cell in _back(city)["Baris"][1]] == ["NIK", "Nama", "Perbaikan", "Baris di berkas"]


def test_a_second_check_has_no_second_filter_or_summary(city: City) -> None:
    _send(city)
    for _ in range(3):
        city.check()
        _send_again(city)
    book = _back(city)
    assert book.sheetnames == ["Ringkasan", "Data"]
    assert (book["Data"].auto_filter.ref, book["Data"].max_column) == ("A3:G10", 7)


# --- other forms, and what cannot be marked ---


@pytest.mark.parametrize("suffix", [".xls", ".ods"])
def test_other_workbooks_come_back_as_xlsx(city: City, suffix: str) -> None:
    save(city.folder / f"ojol{suffix}", [["USULAN"], [], HEAD, *FAULTY, ["=1+1"]])
    _programme(city, f"ojol{suffix}")
    before = _places(city.faults())
    book = _back(city)
    sheet = book["Data"]
    assert [cell.value for cell in sheet[3]] == [*HEAD, "Perbaikan"]
    assert (sheet["B4"].value, sheet["B5"].value) == (nik(1), int(nik(2)))
    assert sheet["D4"].value.date() == date(1980, 1, 1)
    assert (sheet["A11"].value, sheet["A11"].data_type) == ("=1+1", "s")
    words = [row[0] for row in book["Ringkasan"].iter_rows(values_only=True)]
    assert any(f"Berkas asal berbentuk {suffix[1:].upper()}" in str(one) for one in words)
    _send_again(city, path=f"ojol{suffix}")
    assert _places(city.faults()) == before


def test_a_workbook_that_would_run_wild_comes_back_as_its_values(city: City) -> None:
    path = _send(city)
    parts = parts_of(path)
    sheet = parts["xl/worksheets/sheet1.xml"]
    wide = b'</sheetData><mergeCells count="1"><mergeCell ref="A20:XFD1048576"/></mergeCells>'
    parts["xl/worksheets/sheet1.xml"] = sheet.replace(b"</sheetData>", wide)
    save_parts(path, parts)
    city.check()
    book = _back(city)
    assert book["Data"]["G5"].value.startswith("Perbaiki B (No. KTP)")
    words = [row[0] for row in book["Ringkasan"].iter_rows(values_only=True)]
    assert any("Berkas asal tidak dapat ditandai langsung" in str(one) for one in words)


@pytest.mark.parametrize("what", ["rows", "bytes", "child"])
def test_what_cannot_be_marked_comes_back_as_rows(city: City, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    _send(city)
    if what == "rows":
        monkeypatch.setattr(returned, "MOST_ROWS", 3)
    elif what == "bytes":
        monkeypatch.setattr(returned, "LARGEST_SHEETS", 100)
    else:
        monkeypatch.setattr(returned, "_run", lambda plan: False)
    city.check()
    book = _back(city)
    assert book.sheetnames == ["Ringkasan", "Baris"]
    cells = list(book["Baris"].iter_rows(values_only=True))
    assert cells[0] == (*HEAD, "Perbaikan", "Baris di berkas")
    assert cells[2][6].startswith("Perbaiki B (No. KTP)")
    assert [row[7] for row in cells[1:3]] == ["Data!4", "Data!5"]
    assert book["Baris"]["D6"].fill.fgColor.rgb == BAD
    words = [row[0] for row in book["Ringkasan"].iter_rows(values_only=True)]
    assert any("Berkas asal terlalu besar untuk ditandai langsung" in str(one) for one in words)


def test_beyond_some_comments_the_colour_and_the_words_remain(city: City, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(returned, "MOST_COMMENTS", 1)
    _send(city)
    city.check()
    sheet = _back(city)["Data"]
    assert sheet["B5"].comment is not None and sheet["B6"].comment is None
    assert sheet["B6"].fill.fgColor.rgb == BAD and sheet["G6"].value
    _send_again(city, lambda book: book["Data"].__setitem__("B6", nik(3)))
    city.check()
    assert _back(city)["Data"]["B6"].fill.fill_type is None


def test_formulas_in_words_of_the_sender_stay_text(city: City) -> None:
    rows = [["No", "NIK", "=Nama()"], [1, "=1+1", "A"], [2, nik(2), "B"], [3, nik(3), "C"]]
    save_xlsx(city.folder / "=1+1.xlsx", {"=Data": rows})
    book = openpyxl.load_workbook(city.folder / "=1+1.xlsx")
    for cell in ("B2", "C1"):
        book["=Data"][cell].data_type = "s"
    book.save(city.folder / "=1+1.xlsx")
    book.close()
    _programme(city, "=1+1.xlsx")
    city.check()
    back = _back(city)
    for sheet in back:
        assert all(cell.data_type != "f" for row in sheet for cell in row)
    assert back["=Data"]["B2"].comment.text.startswith("Naung: ")


def test_a_workbook_that_lost_a_picture_says_so(city: City) -> None:
    path = _send(city)
    save_parts(path, parts_of(path) | {"xl/media/image1.png": b"\x89PNG"})
    city.check()
    words = [row[0] for row in _back(city)["Ringkasan"].iter_rows(values_only=True)]
    assert any("Gambar, bentuk dan bagan" in str(one) for one in words)


def test_the_process_says_what_went_wrong(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (folder / "rencana.json").write_text('{"memory": 1000000000000}')
    # The bounds are the child's own: here they would be the whole test run's.
    monkeypatch.setattr(child, "_bound", lambda memory: None)
    assert child._run(folder / "rencana.json")["error"] == "broken"
