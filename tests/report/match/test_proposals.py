"""usulan_dtsen.xlsx: whom offices propose and the registry has not, and the rows that go back."""

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from naung.report.officers import sheet
from naung.report.officers.sheet import TOP
from tests.matching.made import Town, sent
from tests.report.match.listed import LINA, LISTS, OJOL, UMKM, WAHYU, send

Rows = dict[str, list[dict[str, Any]]]


def proposed(town: Town) -> Rows:
    """Each sheet's rows, by the heads of its columns."""
    book = openpyxl.load_workbook(town.out / "usulan_dtsen.xlsx")
    told: Rows = {}
    for page in book.worksheets[:-1]:
        head, *rows = list(page.iter_rows(min_row=TOP, values_only=True))
        told[page.title] = [dict(zip(map(str, head), row, strict=True)) for row in rows]
    return told


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Town:
    return send(tmp_path_factory.mktemp("usulan"))


def test_each_person_once_sorted_by_kelurahan(town: Town) -> None:
    rows = proposed(town)["PERCOBAAN Usulan"]
    assert [(row["Kelurahan"], row["Nama"]) for row in rows] == [
        ("Bekasijaya", "Wahyu Hidayatullah"),
        ("Margahayu", "=1+1 LINA"),
        ("Margahayu", "PARDI SUTRISNO"),
        ("Bintara", "KURNIA RAMADHANI"),
        ("Bintara", "SLAMET RAHARJO WIDODO"),
        ("tidak dikenali", "JOKO PURWANTO"),
    ]
    assert {row["Kecamatan"] for row in rows} == {"Bekasi Timur", "Bekasi Barat", None}


def test_as_the_office_wrote_it_with_every_row(town: Town) -> None:
    first = proposed(town)["PERCOBAAN Usulan"][0]
    assert (first["NIK"], first["Lahir"], first["RT"]) == (WAHYU, "23-03-1981", "1")
    assert first["Kelurahan seperti ditulis"] == "Kel. Bekasijaya"
    assert first["Diusulkan di"] == "ojol baris 2; umkm baris 2; umkm baris 4"
    assert first["Hasil periksa kelurahan"] is None


def test_what_to_look_at_is_said(town: Town) -> None:
    said = {row["Nama"]: row["Perhatikan"] for row in proposed(town)["PERCOBAAN Usulan"]}
    assert said == {
        "Wahyu Hidayatullah": "NIK ini dipakai lebih dari satu orang di daftar; ditulis juga WAHYU HIDAYAT",
        "=1+1 LINA": None,
        "PARDI SUTRISNO": "NIK ini dipakai lebih dari satu orang di daftar",
        "KURNIA RAMADHANI": "NIK ini di registri milik orang lain: lihat KTP-nya",
        "SLAMET RAHARJO WIDODO": "NIK kosong",
        "JOKO PURWANTO": "ada di daftar aktif, yang sudah ditanggung",
    }


def test_rejected_rows_stand_on_their_own_sheet(town: Town) -> None:
    (row,) = proposed(town)["PERCOBAAN Dikembalikan"]
    assert (row["Daftar"], row["Baris"], row["Nama"]) == ("ojol", 4, '=HYPERLINK("http://x")')
    assert row["Sebab"] == "tanpa NIK dan tahun lahir, jadi orangnya tidak dapat dicari"


def test_nobody_is_lost_and_nobody_stands_twice(town: Town) -> None:
    """Every absent row of a proposing list stands in one person's row, every rejected one on the second sheet."""
    told = proposed(town)
    places = [place for row in told["PERCOBAAN Usulan"] for place in str(row["Diusulkan di"]).split("; ")]
    outcomes = {"absent": set[str](), "rejected": set[str]()}
    for row in town.told("lists.parquet"):
        if row["list"] != "aktif" and row["outcome"] in outcomes:
            outcomes[row["outcome"]].add(f"{row['list']} baris {row['line']}")
    assert len(places) == len(set(places))
    assert set(places) == outcomes["absent"]
    assert {f"{row['Daftar']} baris {row['Baris']}" for row in told["PERCOBAAN Dikembalikan"]} == outcomes["rejected"]


def test_nothing_is_a_formula_or_a_link_and_niks_are_text(town: Town) -> None:
    book = openpyxl.load_workbook(town.out / "usulan_dtsen.xlsx")
    cells = [cell for page in book for row in page.iter_rows(min_row=TOP + 1) for cell in row if cell.value is not None]
    assert all(cell.data_type in ("s", "n") and cell.hyperlink is None for cell in cells)
    assert {cell.data_type for cell in cells if cell.value in (WAHYU, LINA)} == {"s"}


def test_a_sheet_filters_and_says_what_it_is(town: Town) -> None:
    book = openpyxl.load_workbook(town.out / "usulan_dtsen.xlsx")
    page, _, notes = book.worksheets
    assert page.auto_filter.ref == f"A{TOP}:M{page.max_row}"
    assert page["A1"].value == "PERCOBAAN. Uji: 6 orang diusulkan kantor, tidak ada di registri"
    told = {row[0]: row[1] for row in notes.iter_rows(values_only=True)}
    assert str(told["Apa ini"]).startswith("Orang yang ada di daftar usulan")
    assert told["Kelurahan Margahayu"] == "2 orang"
    assert told["Kelurahan tidak dikenali"] == "1 orang"


def test_damaged_niks_are_said(folder: Path) -> None:
    rows = [sent("12345", "JAROT SUPRAPTO", "1966-06-06"), sent("3275010101900", "TUTIK HARTATI", "1990-01-01")]
    said = [row["Perhatikan"] for row in proposed(send(folder, rows, [UMKM[1]]))["PERCOBAAN Usulan"]]
    assert said.count("NIK tidak sah") == 2


def test_another_nik_of_one_person_is_told(folder: Path) -> None:
    other = "3275012303810012"
    rows = [sent(nik, "WAHYU HIDAYAT", "1981-03-23") for nik in (WAHYU, other, f"{WAHYU[:6]} {WAHYU[6:]}")]
    (person,) = proposed(send(folder, rows, [UMKM[0]]))["PERCOBAAN Usulan"]
    assert person["Perhatikan"] == f"NIK lain: {other}"


def test_nobody_absent_is_an_empty_sheet(folder: Path) -> None:
    town = send(folder, [OJOL[0]], [UMKM[0]])
    assert proposed(town) == {"PERCOBAAN Usulan": [], "PERCOBAAN Dikembalikan": []}


def test_a_workbooks_row_is_named_by_sheet_and_row(folder: Path) -> None:
    town = Town(folder)
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Data"
    for row in (["Usulan ojol"], [], ["NIK", "Nama", "Tanggal Lahir"], [WAHYU, "WAHYU HIDAYAT", "1981-03-23"]):
        page.append(row)
    book.save(folder / "ojol.xlsx")
    town.again(lists=[{"name": "ojol", "path": "ojol.xlsx", "kind": "proposal"}])
    (row,) = proposed(town)["PERCOBAAN Usulan"]
    assert row["Diusulkan di"] == "ojol lembar Data baris 4"


def test_what_does_not_fit_goes_on_in_another_sheet(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheet, "MOST_ROWS", 3)
    told = proposed(send(folder))
    assert [len(told[f"PERCOBAAN Usulan{more}"]) for more in ("", " 2")] == [3, 3]
    assert "PERCOBAAN Usulan 3" not in told


def test_the_same_lists_give_the_same_bytes(folder: Path) -> None:
    books = []
    for name in ("a", "b"):
        (folder / name).mkdir()
        books.append((send(folder / name).out / "usulan_dtsen.xlsx").read_bytes())
    assert books[0] == books[1]


def test_lists_that_propose_nobody_have_no_workbook(folder: Path) -> None:
    lists = [{**one, "kind": "covered"} for one in LISTS]
    assert not (send(folder, lists=lists).out / "usulan_dtsen.xlsx").exists()
