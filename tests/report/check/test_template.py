"""`naung template`: workbooks to ask for lists; filled in as their guide says they read without a fault."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naung.cli.main import main
from tests.intake.office import City, furnish, nik

NAMES = ["templat_lain.xlsx", "templat_sudah_dilindungi.xlsx", "templat_usulan.xlsx"]
HEAD = ["NIK", "Nama Lengkap", "Tanggal Lahir", "L/P", "Kelurahan", "RT", "RW", "Alamat"]


@pytest.fixture
def city(folder: Path, capsys: pytest.CaptureFixture[str]) -> City:
    made = furnish(City(folder, capsys))
    made.write("registri.csv", [made.person(number) for number in (1, 2)])
    return made


def _made(city: City, *, program: bool = True) -> Path:
    city.programme(lists=[{"name": "ojol", "path": "belum_ada.xlsx"}])  # lists are asked for before they are there
    words = ["template", str(city.folder / "minta")]
    status = main([*words, *(["--program", str(city.folder / "program.yaml")] if program else [])])
    said = city.capture.readouterr()
    assert status == 0, said.err
    assert all(name in said.out for name in NAMES)
    return city.folder / "minta"


def _open(path: Path) -> Any:
    book = openpyxl.load_workbook(path)
    book.close()
    return book


def test_one_for_each_kind_of_list(city: City) -> None:
    folder = _made(city)
    assert sorted(path.name for path in folder.iterdir()) == NAMES
    for name in NAMES:
        book = _open(folder / name)
        assert book.sheetnames == ["Daftar", "Petunjuk", "Wilayah"]
        assert book["Wilayah"].sheet_state == "hidden"
        status = ["Status"] if "dilindungi" in name else []
        assert [cell.value for cell in book["Daftar"][1]] == [*HEAD, *status]
        assert book["Daftar"].freeze_panes == "C2"
        assert book["Daftar"]["A1"].font.b
        guide = [row[0] for row in book["Petunjuk"].iter_rows(values_only=True)]
        assert set(HEAD) <= set(guide)


def test_cells_take_only_what_reads(city: City) -> None:
    sheet = _open(_made(city) / "templat_sudah_dilindungi.xlsx")["Daftar"]
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    assert rules["A2:A5001"].formula1 == "AND(ISTEXT(A2),LEN(A2)=16,ISNUMBER(--A2))"
    assert rules["A2:A5001"].error == "NIK harus 16 angka. Ketik dari KTP, tanpa spasi."
    assert (rules["C2:C5001"].type, rules["C2:C5001"].formula2) == ("date", "TODAY()")
    assert rules["D2:D5001"].formula1 == '"L,P"'
    assert (rules["E2:E5001"].formula1, rules["E2:E5001"].errorStyle) == ("Wilayah!$A$2:$A$3", "warning")
    assert rules["I2:I5001"].formula1 == '"AKTIF,TIDAK AKTIF"'
    assert all(one.error for one in rules.values())
    formats = {letter: sheet.column_dimensions[letter].number_format for letter in "ACFG"}
    assert formats == {"A": "@", "C": "dd/mm/yyyy", "F": "@", "G": "@"}


def test_areas_with_one_name_stand_once_and_without_a_programme_there_are_none(city: City) -> None:
    city.write("wilayah.csv", "kode,nama\n3275011001,Sukamaju\n3275011002,Sukamaju\n3275011003,\n")
    assert [cell.value for cell in _open(_made(city) / NAMES[0])["Wilayah"]["A"]][1:] == ["Sukamaju"]
    (city.folder / "minta").rename(city.folder / "dulu")
    assert _open(_made(city, program=False) / NAMES[0]).sheetnames == ["Daftar", "Petunjuk"]


@pytest.mark.parametrize("name", NAMES)
def test_filled_in_it_reads_without_a_fault_and_every_column_is_understood(city: City, name: str) -> None:
    book = _open(_made(city) / name)
    rows = [[nik(number), f"ORANG {number}", date(1980, 1, 1), "L", "Margahayu", "003", "007", "Jl. Melati 5", "AKTIF"]
            for number in (1, 2)]  # fmt: skip
    for row in rows:
        book["Daftar"].append(row if "dilindungi" in name else row[:-1])
    book.save(city.folder / "ojol.xlsx")
    where = {"where": "status = 'AKTIF'"} if "dilindungi" in name else {}
    city.programme(lists=[{"name": "ojol", "path": "ojol.xlsx", **where}])
    assert main(["check", str(city.folder / "program.yaml"), "--json"]) == 0
    answer = json.loads(city.capture.readouterr().out)
    assert (answer["errors"], answer["warnings"]) == (0, 0)
    (one,) = answer["lists"]
    assert (one["rows"], one["wrong"], one["odd"], one["unused"]) == (2, 0, 0, 0)
    understood = one["understood"]
    assert (understood["unread"], understood["findings"], one["findings"]) == ([], [], [])
    (sheet,) = understood["sheets"]
    assert (sheet["sheet"], sheet["header_row"], sheet["left_out"]) == ("Daftar", 1, [])
    names = ["nik", "nama", "tanggal_lahir", "jenis_kelamin", "kelurahan", "rt", "rw", "alamat"]
    assert [column["name"] for column in sheet["columns"]][:8] == names
    assert {column["why"] for column in sheet["columns"][:8]} == {"dari kepala tabel"}
    assert sorted(path.name for path in (city.folder / "periksa").glob("*.xlsx")) == ["daftar_ojol.xlsx"]
    assert _open(city.folder / "periksa" / "daftar_ojol.xlsx").sheetnames[0] == "Ringkasan"


def test_a_template_that_comes_back_keeps_its_guide_and_its_choices(city: City) -> None:
    book = _open(_made(city) / NAMES[2])
    book["Daftar"].append(["12", "A", date(1980, 1, 1), "L", "Margahayu"])
    book.save(city.folder / "ojol.xlsx")
    city.programme(lists=[{"name": "ojol", "path": "ojol.xlsx"}])
    city.check()
    back = _open(city.folder / "periksa" / "daftar_ojol.xlsx")
    assert back.sheetnames == ["Ringkasan", "Daftar", "Petunjuk", "Wilayah"]
    assert back["Daftar"]["I2"].value.startswith("Perbaiki A (NIK)")
    assert len(back["Daftar"].data_validations.dataValidation) == 7


@pytest.mark.parametrize("what", ["there", "programme"])
def test_what_is_refused_leaves_nothing(city: City, what: str) -> None:
    if what == "there":
        (city.folder / "minta").mkdir()
    words = ["template", str(city.folder / "minta"), "--program", str(city.folder / "tidak_ada.yaml")]
    assert main(words) == 1
    assert "Ditolak: " in city.capture.readouterr().err
    assert [path.name for path in city.folder.iterdir() if "minta" in path.name] == (
        ["minta"] if what == "there" else []
    )
