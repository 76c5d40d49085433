"""Which table is found in what offices send, which column is what, which rows are people."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.intake.sent.heads import name_of
from naung.intake.sent.laying import INNER, NoTable, Wishes
from naung.intake.sent.loose import read_loose
from naung.values.errors import Refusal
from tests.intake.sent import HEAD, column_of, look, person, rows_of, save, save_csv, save_xlsx

NIK1, NIK2 = "3275010101800001", "3275010101800002"


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods", ".csv"])
def test_title_rows_above_total_and_signature_below(folder: Path, suffix: str) -> None:
    rows: list[list[Any]] = [
        ["DAFTAR USULAN PEKERJA RENTAN"],
        ["KOTA BEKASI TAHUN 2026"],
        [],
        list(HEAD),
        person(1),
        person(2),
        ["Jumlah", None, 2],
        [],
        [None, None, None, None, "Bekasi, 12 Januari 2026"],
        [None, None, None, None, "Kepala Dinas"],
        [None, None, None, None, "NIP. 19700101 199003 1 001"],
    ]
    laid = look(save(folder / f"usulan{suffix}", rows))
    (sheet,) = laid.understood.sheets
    assert column_of(laid, "nik") == [NIK1, NIK2]
    assert column_of(laid, "kelurahan") == ["Margahayu", "Margahayu"]
    assert column_of(laid, "tanggal_lahir") == (["01/01/1980"] * 2 if suffix == ".csv" else ["1980-01-01"] * 2)
    assert (sheet.header_row, sheet.rows) == (4, 2)
    assert [row["naung: baris"] for row in rows_of(laid)] == ["5", "6"]
    assert {(one.why, one.rows, one.first) for one in sheet.left_out} == {
        ("baris jumlah", 1, (7,)),
        ("di bawah tabel (tanda tangan atau catatan)", 3, (9, 10, 11)),
    }


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_what_a_cell_is_in_each_form(folder: Path, suffix: str) -> None:
    row = ["003", NIK1, "A", date(1980, 3, 12), "x", 3, 3.5]
    laid = look(save(folder / f"a{suffix}", [[*HEAD, "Anak", "Luas"], row]))
    (read,) = rows_of(laid)
    assert (read["no"], read["tanggal_lahir"], read["anak"], read["luas"]) == ("003", "1980-03-12", "3", "3.5")


@pytest.mark.parametrize("suffix", [".xlsx", ".xls", ".ods"])
def test_a_nik_typed_as_a_number_is_known_as_one(folder: Path, suffix: str) -> None:
    rows = [list(HEAD), [1, 3275010101800000, "A", None, "x"], [2, NIK2, "B", None, "x"]]
    laid = look(save(folder / f"a{suffix}", rows))
    assert column_of(laid, "nik") == ["3275010101800000", NIK2]
    assert column_of(laid, "naung: nik bertipe bilangan") == ["1", ""]
    assert laid.understood.findings == (
        "Kolom 'NIK' (lembar Data, kolom B): 50% sel NIK bertipe bilangan, angka terakhirnya hilang; jadikan kolomnya "
        "Teks, lalu salin ulang nomornya dari sumbernya",
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        *((one, "nik") for one in ("No. KTP", "NIK ", "N.I.K", "N I K", "nik*", "NO_KTP", "Nomor Induk Kependudukan")),
        *((one, "nik") for one in ("NIK (16 digit)", "Nomor\nKTP", "2. NIK", "No. NIK/KTP", "No.KTP-el")),
        *((one, "nama") for one in ("Nama Lengkap", "NAMA (sesuai KTP)", "Nama Pengemudi", "nama")),
        *((one, "tanggal_lahir") for one in ("Tgl. Lahir", "TANGGAL LAHIR (dd/mm/yyyy)", "tgl_lahir")),
        *((one, "ttl") for one in ("TTL", "Tempat, Tgl Lahir", "Tempat/Tanggal Lahir", "Tempat & Tanggal Lahir")),
        *((one, "jenis_kelamin") for one in ("L/P", "JK", "Jenis Kelamin (L/P)", "jns kelamin")),
        *((one, "kelurahan") for one in ("Kel./Desa", "Kelurahan", "Desa/Kel.")),
        *((one, "rt_rw") for one in ("RT/RW", "RT / RW", "Rt. Rw.")),
        *((one, "no_kk") for one in ("No. KK", "NKK", "Nomor Kartu Keluarga")),
        *((one, "kecamatan") for one in ("Kec.", "KECAMATAN")),
        *((one, None) for one in ("NIP", "NIK Suami", "No", "Nama Ibu Kandung", "Tanggal Daftar", "Status", "")),
    ],
)
def test_what_words_over_a_column_mean(words: str, name: str | None) -> None:
    assert name_of(words) == name


def test_a_head_of_two_lines_with_merged_cells(folder: Path) -> None:
    rows = [
        ["DAFTAR"],
        ["No", "NIK", "Nama", "Lahir", None, "Alamat", None, None, None, "Usaha", None],
        [None, None, None, "Tempat", "Tanggal", "Jalan", "RT", "RW", "Kelurahan", "Jenis", "Omzet"],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)", "(8)", "(9)", "(10)", "(11)"],
        [1, NIK1, "A", "Bekasi", date(1980, 1, 1), "Jl. A", "001", "002", "Margahayu", "warung", 5],
    ]
    merged = ["A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:E2", "F2:I2", "J2:K2"]
    laid = look(save_xlsx(folder / "a.xlsx", {"Data": rows}, merged))
    (read,) = rows_of(laid)
    assert {name: read[name] for name in ("tempat_lahir", "tanggal_lahir", "alamat", "rt", "rw", "kelurahan")} == {
        "tempat_lahir": "Bekasi",
        "tanggal_lahir": "1980-01-01",
        "alamat": "Jl. A",
        "rt": "001",
        "rw": "002",
        "kelurahan": "Margahayu",
    }
    assert read["usaha_jenis"] == "warung"
    assert (read["usaha_omzet"], read["naung: baris"]) == ("5", "5")
    assert laid.understood.sheets[0].left_out[0].why == "nomor kolom"


@pytest.mark.parametrize("suffix", [".ods", ".csv"])
def test_a_head_of_two_lines_where_nothing_tells_of_merging(folder: Path, suffix: str) -> None:
    rows = [
        ["No", "NIK", "Nama", "Tempat/Tgl Lahir", None],
        [None, None, None, "Tempat", "Tanggal"],
        [1, NIK1, "A", "Bekasi", "12-03-1980"],
    ]
    (read,) = rows_of(look(save(folder / f"a{suffix}", rows)))
    assert (read["tempat_lahir"], read["tanggal_lahir"]) == ("Bekasi", "12-03-1980")


def test_one_line_of_head_is_not_taken_together_with_the_first_person(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["NIK", "Nama", "Kelurahan"], [None, "A", "x"], [NIK1, "B", "y"]]))
    assert column_of(laid, "nama") == ["A", "B"]


def test_empty_rows_and_columns(folder: Path) -> None:
    rows = [
        [],
        [None, None, "NIK", None, "Nama"],
        [],
        [None, None, NIK1, None, "A"],
        [],
        [],
        [None, None, NIK2, None, "B"],
    ]
    laid = look(save(folder / "a.xlsx", rows))
    assert column_of(laid, "nik") == [NIK1, NIK2]
    assert [column.letter for column in laid.understood.sheets[0].columns] == ["C", "E"]
    assert {(one.why, one.rows) for one in laid.understood.sheets[0].left_out} == {("kosong", 3)}


def test_a_head_that_is_repeated_a_section_title_and_lines_with_a_number_only(folder: Path) -> None:
    rows = [
        list(HEAD),
        ["KELURAHAN MARGAHAYU"],
        person(1),
        list(HEAD),
        [2, None, None, None, None],
        ["Sub Total", 1],
        person(2),
        [3],
        [4],
    ]
    laid = look(save(folder / "a.xlsx", rows))
    assert column_of(laid, "nik") == [NIK1, NIK2]
    assert {(one.why, one.first) for one in laid.understood.sheets[0].left_out} == {
        ("judul bagian", (2,)),
        ("kepala tabel yang diulang", (4,)),
        ("kosong", (5,)),
        ("baris jumlah", (6,)),
    }


def test_a_person_with_little_known_is_still_a_person(folder: Path) -> None:
    rows = [list(HEAD), [1, None, "A", None, None], [2, "rusak", "B", None, "x"], person(3), [4, None, "D", None, "x"]]
    assert column_of(look(save(folder / "a.xlsx", rows)), "nama") == ["A", "B", "ORANG 3", "D"]


def test_the_last_person_without_nik_is_no_signature(folder: Path) -> None:
    rows = [list(HEAD), person(1), [2, None, "JUMLAHWATI", date(1980, 1, 1), None], [], [None, None, "Mengetahui"]]
    assert column_of(look(save(folder / "a.xlsx", rows)), "nama") == ["ORANG 1", "JUMLAHWATI"]


# --- sheets ---


def test_every_shown_sheet_with_a_table_is_read_and_each_row_knows_its_own(folder: Path) -> None:
    other = [["Nama", "No KTP", "Catatan"], ["C", "3275010101800003", "baru"]]
    sheets = {
        "Rekap": [["Kelurahan", "Jumlah"], ["Margahayu", 5]],
        "Kranji": [list(HEAD), person(1)],
        "Lama": [list(HEAD), person(9)],
        "Margahayu": other,
        "Kosong": [],
    }
    laid = look(save_xlsx(folder / "a.xlsx", sheets, hidden=["Lama"]))
    assert [(row["naung: lembar"], row["naung: baris"], row["nama"], row["nik"]) for row in rows_of(laid)] == [
        ("Kranji", "2", "ORANG 1", NIK1),
        ("Margahayu", "2", "C", "3275010101800003"),
    ]
    assert column_of(laid, "catatan") == ["", "baru"]
    assert laid.letters["Kranji", "nik"] == "B"
    assert laid.letters["Margahayu", "nik"] == "B"
    assert laid.letters["Margahayu", "nama"] == "A"
    none = "tidak ada tabel dengan kolom NIK, atau nama dan tanggal lahir"
    assert dict(laid.understood.unread) == {"Lama": "lembar tersembunyi", "Rekap": none, "Kosong": none}


def test_a_pinned_sheet_is_read_even_if_hidden(folder: Path) -> None:
    path = save_xlsx(folder / "a.xlsx", {"A": [list(HEAD), person(1)], "B": [list(HEAD), person(2)]}, hidden=["B"])
    assert column_of(look(path, Wishes(sheet="b ")), "nik") == [NIK2]
    with pytest.raises(Refusal, match=r"a\.xlsx: lembar 'C' tidak ada; yang ada: A, B"):
        look(path, Wishes(sheet="C"))


def test_only_hidden_sheets_have_a_table(folder: Path) -> None:
    path = save_xlsx(folder / "a.xlsx", {"A": [["x"]], "B": [list(HEAD), person(2)]}, hidden=["B"])
    with pytest.raises(NoTable, match="Lembar tersembunyi tidak dibaca: B; tampilkan, atau tulis sheet: di lists"):
        look(path)


# --- pins ---


def test_a_pinned_head_row_and_pinned_columns(folder: Path) -> None:
    rows = [
        ["NIK", "Nama", "salah"],
        ["x", "y", "z"],
        ["Kunci", "Sebutan", "Status Kepesertaan"],
        [NIK1, "A", "AKTIF"],
    ]
    wishes = Wishes(header_row=3, columns={"nik": "kunci", "nama": "SEBUTAN.", "status": "Status Kepesertaan"})
    laid = look(save(folder / "a.xlsx", rows), wishes)
    (read,) = rows_of(laid)
    assert (read["nik"], read["nama"], read["status"]) == (NIK1, "A", "AKTIF")
    assert {column.why for column in laid.understood.sheets[0].columns} == {"ditentukan di program"}


def test_pinned_columns_find_their_head(folder: Path) -> None:
    rows = [["Judul"], ["Kunci", "Sebutan"], ["3", "A"], [NIK1, "B"]]
    laid = look(save(folder / "a.xlsx", rows), Wishes(columns={"nik": "Kunci", "nama": "Sebutan"}))
    assert column_of(laid, "nik") == ["3", NIK1]


def test_a_pinned_column_that_is_not_there(folder: Path) -> None:
    path = save(folder / "a.xlsx", [list(HEAD), person(1)])
    with pytest.raises(Refusal) as refused:
        look(path, Wishes(columns={"nik": "No KTP"}))
    assert str(refused.value) == (
        "a.xlsx, lembar Data: kolom 'No KTP' (untuk nik) tidak ada; "
        "kepala tabelnya: No, NIK, Nama Lengkap, Tgl. Lahir, Kelurahan"
    )


def test_a_pinned_row_that_is_empty(folder: Path) -> None:
    path = save(folder / "a.xlsx", [list(HEAD), person(1)])
    with pytest.raises(Refusal, match="baris 7 kosong, padahal header_row: 7 di lists"):
        look(path, Wishes(header_row=7))


# --- content ---

WOMAN = "3275014101800003"


def test_a_nik_and_a_card_number_without_words_are_told_apart_by_the_days(folder: Path) -> None:
    rows = [[f"A{n} B", f"327501120109000{n}", one] for n, one in enumerate([NIK1, WOMAN, NIK2, WOMAN[:-1] + "4"], 1)]
    laid = look(save(folder / "a.xlsx", [["Nama", None, None], *rows]))
    assert column_of(laid, "nik") == [NIK1, WOMAN, NIK2, WOMAN[:-1] + "4"]
    assert column_of(laid, "no_kk")[0] == "3275011201090001"


def test_two_columns_that_may_both_be_the_nik_are_asked_about(folder: Path) -> None:
    rows = [["Nama", None, None], ["A B", NIK1, "3275011201090001"], ["C D", NIK2, "3275011201090002"]]
    with pytest.raises(Refusal, match="lembar Data: kolom B dan C sama-sama dapat berisi NIK; tulis di lists: columns"):
        look(save(folder / "a.xlsx", rows))


def test_two_columns_called_nik(folder: Path) -> None:
    path = save(folder / "a.xlsx", [["NIK", "Nama", "NIK"], [NIK1, "A", NIK2]])
    with pytest.raises(Refusal, match=r"dua kolom bernama NIK \(A dan C\)"):
        look(path)
    path = save(folder / "b.xlsx", [["NIK", "Nama", "NIK"], [None, "A", NIK2], [None, "B", NIK1]])
    assert column_of(look(path), "nik") == [NIK2, NIK1]


def test_a_table_without_any_head(folder: Path) -> None:
    rows = [[1, NIK1, "ADI PUTRA", "12-03-1980", "L", "Margahayu"], [2, WOMAN, "SITI AISYAH", "12-04-1980", "P", "Kel"]]
    rows += [[n, f"32750101018000{n:02d}", "BUDI SANTOSO", "12-03-1981", "L", "Bekasijaya"] for n in range(3, 12)]
    laid = look(save(folder / "a.xlsx", rows))
    (first, *_) = rows_of(laid)
    assert (first["nik"], first["nama"], first["jenis_kelamin"]) == (NIK1, "ADI PUTRA", "L")
    assert (first["tanggal_lahir"], first["kelurahan"]) == ("12-03-1980", "Margahayu")
    assert laid.understood.sheets[0].header_row is None
    assert len(rows_of(laid)) == 11


def test_words_that_are_none_of_ours_over_a_column_of_niks(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["Identitas diri", "Sebutan"], [NIK1, "A"], [NIK2, "B"]]))
    assert column_of(laid, "nik") == [NIK1, NIK2]
    assert {column.name: column.why for column in laid.understood.sheets[0].columns} == {
        "nik": "dari isi sel",
        "sebutan": "nama sendiri",
    }


def test_the_same_in_a_csv_is_no_list(folder: Path) -> None:
    with pytest.raises(NoTable):
        look(save(folder / "a.csv", [["nomor", "status"], [NIK1, "A"], [NIK2, "B"]]))


def test_a_date_below_words_of_its_own_is_no_birth(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["NIK", "Nama", "Tanggal Daftar"], [NIK1, "A", date(1999, 1, 1)]]))
    assert "tanggal_lahir" not in laid.places
    assert column_of(laid, "tanggal_daftar") == ["1999-01-01"]


def test_a_second_column_of_the_same_meaning_keeps_its_own_name(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["NIK", "Nama", "Alamat Domisili", "Alamat"], [NIK1, "A", "Jl. B", "Jl. A"]]))
    assert (column_of(laid, "alamat"), column_of(laid, "alamat_domisili")) == (["Jl. A"], ["Jl. B"])


def test_columns_that_share_a_name_or_have_none(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["NIK", "Ket.", "Ket.", None, "9 bulan"], [NIK1, "a", "b", "c", "d"]]))
    (read,) = rows_of(laid)
    assert {name: read[name] for name in ("ket", "ket_2", "kolom_d", "_9_bulan")} == {
        "ket": "a",
        "ket_2": "b",
        "kolom_d": "c",
        "_9_bulan": "d",
    }
    assert laid.header == ("NIK", "Ket.", "Ket. 2", "(kolom D)", "9 bulan", *INNER)


# --- lists without NIK ---


def test_without_nik_but_with_name_and_birth(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["Nama", "TTL"], ["A", "Bekasi, 12-03-1980"], ["B", None]]))
    assert "nik" not in laid.places
    assert column_of(laid, "nama") == ["A"]
    assert laid.understood.findings == ("Tidak ada kolom NIK: orangnya hanya dapat dicari dari nama dan tanggal lahir",)


@pytest.mark.parametrize("head", [["Nama", "Kelurahan"], ["Tanggal Lahir", "Kelurahan"], ["a", "b"]])
def test_without_nik_and_without_name_or_birth(folder: Path, head: list[str]) -> None:
    with pytest.raises(NoTable, match="tidak ada tabel dengan kolom NIK, atau kolom nama dan tanggal lahir"):
        look(save(folder / "a.xlsx", [head, ["A", "B"]]))


# --- dates ---


def test_dates_that_excel_keeps_as_numbers(folder: Path) -> None:
    rows = [["NIK", "Tgl Lahir"], [NIK1, 29292], [NIK2, "29292"], ["3275010101800003", 19800312], [WOMAN, "12/3/80"]]
    laid = look(save(folder / "a.xlsx", rows))
    assert column_of(laid, "tanggal_lahir") == ["1980-03-12", "1980-03-12", "19800312", "12/3/80"]
    assert laid.understood.findings == (
        "Kolom 'Tgl Lahir' (lembar Data, kolom B): 2 tanggal berupa nomor hari Excel, dibaca sebagai tanggal",
    )


def test_rt_and_rw_that_excel_took_for_a_day_are_not_guessed(folder: Path) -> None:
    laid = look(save(folder / "a.xlsx", [["NIK", "RT/RW"], [NIK1, date(2026, 7, 3)], [NIK2, "003/007"]]))
    assert column_of(laid, "rt_rw") == ["", "003/007"]
    assert "1 sel diubah Excel menjadi tanggal" in laid.understood.findings[0]


# --- untidy CSVs ---


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_an_untidy_csv(folder: Path, delimiter: str, encoding: str) -> None:
    rows = [["Daftar, usulan; 2026"], [], ["No. KTP", "Nama"], [NIK1, "RENÉ"], [NIK2, "B, C; D"]]
    laid = look(save_csv(folder / "a.csv", rows, delimiter, encoding))
    assert column_of(laid, "nama") == ["RENÉ", "B, C; D"]
    assert [row["naung: baris"] for row in rows_of(laid)] == ["4", "5"]
    assert laid.understood.sheets[0].sheet is None


def test_a_row_that_is_too_wide_is_not_read_askew(folder: Path) -> None:
    (folder / "a.csv").write_text(f"Judul\nNo. KTP,Nama,Alamat\n{NIK1},A,Jl. A, No. 3\n")
    with pytest.raises(Refusal, match=r"a\.csv, baris berkas 3: ada 4 kolom, kepala tabel punya 3"):
        look(folder / "a.csv")


def test_line_breaks_in_cells_keep_the_line_numbers(folder: Path) -> None:
    (folder / "a.csv").write_bytes(f'Judul\r\nNo. KTP,Nama\r\n{NIK1},"A\r\nB"\r\n{NIK2},C\r\n'.encode())
    laid = look(folder / "a.csv")
    assert [(row["nama"], row["naung: baris"]) for row in rows_of(laid)] == [("A\nB", "3"), ("C", "5")]


# --- whatever comes ---

CELLS = (
    "",
    "NIK",
    "Nama",
    "TTL",
    "Total",
    NIK1,
    "3,27E+15",
    "A",
    "ADI PUTRA",
    "12-03-1980",
    "1",
    "2",
    "3",
    "x\ny",
    "=1",
)


@settings(max_examples=300)
@given(rows=st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=5), min_size=1, max_size=12))
def test_no_row_is_lost_in_silence(tmp_path_factory: pytest.TempPathFactory, rows: list[list[str]]) -> None:
    path = save_csv(tmp_path_factory.mktemp("a") / "a.csv", [["Judul"], *rows])
    try:
        laid = look(path)
    except Refusal as refusal:
        assert str(refusal).startswith("a.csv")
        return
    (sheet,) = laid.understood.sheets
    read = [int(row["naung: baris"]) for row in rows_of(laid)]
    assert len(read) == sheet.rows == len(set(read))
    filled = [row for row in read_loose(path).rows() if sheet.header_row is None or row.number > sheet.header_row]
    left_out = sum(one.rows for one in sheet.left_out)
    # A head of two lines takes one row more; below the table, a line with nothing but its number is no row.
    assert len(filled) - 2 <= sheet.rows + left_out <= len(filled)
    nik = next((ord(column.letter) - 65 for column in sheet.columns if column.name == "nik"), None)
    assert all(row.number in read for row in filled if nik is not None and row.cell(nik) == NIK1)


# --- what is said ---


def test_what_was_understood_in_words(folder: Path) -> None:
    rows = [["Judul"], ["NIK", "Nama", "Merk"], [NIK1, "A", "x"], [], [NIK2, "B", "y"], ["Total", 2]]
    laid = look(save_xlsx(folder / "a.xlsx", {"Data": rows, "Lain": [["x"]]}))
    assert laid.understood.told() == [
        "a.xlsx (XLSX), lembar Data: kepala tabel di baris 2, 2 baris dibaca",
        "1 baris dilewati, kosong (baris 4)",
        "1 baris dilewati, baris jumlah (baris 6)",
        "Kolom A 'NIK': nik (dari kepala tabel)",
        "Kolom B 'Nama': nama (dari kepala tabel)",
        "Dibiarkan: C 'Merk' (merk)",
        "Lembar Lain: tidak dibaca (tidak ada tabel dengan kolom NIK, atau nama dan tanggal lahir)",
    ]
