"""What counts as a fault of a cell, a row, a list: drawn tables. The folder and its words are in tests/report."""

from typing import Any

import pytest

from tests.intake.office import AREA, City, Row, csv_text, nik

DATE_WORDS = "tanggal YYYY-MM-DD, DD-MM-YYYY atau DD/MM/YYYY yang ada di penanggalan"


def _told(fault: Row, *columns: str) -> tuple[str, ...]:
    return tuple(fault[column] for column in columns)


CELLS = [
    ("desil_nasional", "3.0", "kesalahan", "bilangan_tidak_terbaca", "3.0"),
    ("id_disabilitas", "tidak", "kesalahan", "bilangan_tidak_terbaca", "tidak"),
    ("id_pekerjaan_utama", str(2**63), "kesalahan", "bilangan_tidak_terbaca", "9223••••••••5808"),
    ("luas", "12 m2", "kesalahan", "bilangan_tidak_terbaca", "12 m2"),
    ("tanggal_mutakhir", "2025-02-30", "kesalahan", "tanggal_tidak_terbaca", "2025-02-30"),
    ("tanggal_lahir", "30/02/1980", "kesalahan", "tanggal_tidak_terbaca", "30/02/1980"),
    ("tanggal_lahir", "45688", "kesalahan", "tanggal_tidak_terbaca", "45688"),
    ("tanggal_lahir", "2026-01-02", "kesalahan", "lahir_sesudah_tanggal_acuan", "2026-01-02"),
    ("kode_kelurahan", "32.75.01", "kesalahan", "kelurahan_tidak_terbaca", "32.75.01"),
    ("kode_kelurahan", "3275019999", "kesalahan", "kelurahan_tidak_dikenal", "3275019999"),
    ("kode_kelurahan", "", "peringatan", "kelurahan_kosong", ""),
    ("desil_nasional", "=2+3", "kesalahan", "bilangan_tidak_terbaca", "'=2+3"),
    ("desil_nasional", "-", "kesalahan", "bilangan_tidak_terbaca", "'-"),
    ("desil_nasional", "x" * 100, "kesalahan", "bilangan_tidak_terbaca", "x" * 30 + "…"),
    ("desil_nasional", nik(7), "kesalahan", None, ""),
    ("desil_nasional", f"A{nik(7)}", "kesalahan", "bilangan_tidak_terbaca", "A3275••••••••0007"),
    ("alamat", "=1+1", "kesalahan", None, ""),
    ("id_jenis_kelamin", "", "kesalahan", None, ""),
    ("id_jenis_kelamin", "2", "peringatan", "kelamin_beda_dengan_nik", "2"),
    ("id_jenis_kelamin", "9", "peringatan", None, ""),
]


def test_cells_that_do_not_read(city: City) -> None:
    shape = dict.fromkeys([column for column, *_ in CELLS if column not in city.person()], "")
    good = [city.person(900 + number, **shape) for number in range(20)]
    rows = [city.person(number, **(shape | {column: cell})) for number, (column, cell, *_) in enumerate(CELLS, 1)]
    city.write("registri.csv", [*rows, *good])
    city.programme(registry={"path": "registri.csv", "types": {"luas": "integer"}})
    found = [_told(fault, "baris", "kolom", "tingkat", "jenis", "ditemukan") for fault in city.faults()]
    wanted = [
        (str(row), column, severity, kind, shown)
        for row, (column, _, severity, kind, shown) in enumerate(CELLS, 1)
        if kind is not None
    ]
    assert found == wanted


NIKS = [
    ("", "nik_kosong", "", ""),
    ("'", "nik_kosong", "", ""),
    ("-", "nik_bukan_angka", "'-", "bukan angka: -"),
    ("TIDAK ADA", "nik_bukan_angka", "TIDAK ADA", "bukan angka: TIDAK␣ADA"),
    ("3.27501E+15", "nik_rusak_excel", "3.27501E+15", ""),
    ("3,2750E15", "nik_rusak_excel", "3,2750E15", ""),
    ("327501010180000A", "nik_bukan_angka", "3275••••••••000A", "bukan angka: A"),
    ("3275.0101.0180.0001", "nik_bukan_angka", "3275•••••••••••0001", "bukan angka: ..."),
    ("327501010180001", "nik_panjang", "3275•••••••0001", "15 angka"),
    ("32750101018000011", "nik_panjang", "3275•••••••••0011", "17 angka"),
    ("12345", "nik_panjang", "•••••", "5 angka"),
    ("0", "nik_panjang", "0", "1 angka"),
    ("3275013201800001", "nik_hari", "3275••••••••0001", "hari 32"),
    ("3275014001800001", "nik_hari", "3275••••••••0001", "hari 40"),
    ("3275010113800001", "nik_bulan", "3275••••••••0001", "bulan 13"),
    ("3275010101800000", "nik_urut", "3275••••••••0000", ""),
]


def test_what_is_wrong_with_a_nik(city: City) -> None:
    city.write("registri.csv", [city.person(number, nik=cell) for number, (cell, *_) in enumerate(NIKS, 1)])
    city.programme()
    faults = [fault for fault in city.faults() if fault["jenis"] != "nik_ganda"]
    assert [_told(fault, "baris", "jenis", "ditemukan", "keterangan") for fault in faults] == [
        (str(row), *wanted) for row, (_, *wanted) in enumerate(NIKS, 1)
    ]


BIRTHS = [
    ("1980-01-01", None),
    ("1980-01-02", "hari 2, di NIK 1"),
    ("1980-03-01", "bulan 3, di NIK 1"),
    ("1981-01-01", "tahun 1981, di NIK …80"),
    ("1980-03-02", "hari, bulan berbeda"),
    ("1981-03-02", "hari, bulan, tahun berbeda"),
    ("", None),
]


def test_a_birth_that_is_not_the_niks(city: City) -> None:
    rows = [city.person(number, tanggal_lahir=cell) for number, (cell, _) in enumerate(BIRTHS, 1)]
    rows.append(city.person(8, nik="3275010102800001", tanggal_lahir="1980-02-01"))
    rows.append(city.person(9, nik="3275014102800001", tanggal_lahir="1980-02-01"))
    rows.append(city.person(10, nik="3275010113800001", tanggal_lahir="1981-02-01"))
    city.write("registri.csv", rows)
    city.programme()
    found = {fault["baris"]: fault for fault in city.faults() if fault["jenis"] == "lahir_beda_dengan_nik"}
    wanted = {str(row): note for row, (_, note) in enumerate(BIRTHS, 1) if note}
    assert {row: fault["keterangan"] for row, fault in found.items()} == wanted
    assert {fault["tingkat"] for fault in found.values()} == {"peringatan"}


def test_day_and_month_changed_places(city: City) -> None:
    city.write("registri.csv", [city.person(1, nik="3275010203800001", tanggal_lahir="1980-02-03")])
    city.programme()
    assert [fault["keterangan"] for fault in city.faults()] == ["hari dan bulan tertukar"]


def test_one_nik_on_several_rows_names_the_others(city: City) -> None:
    city.write("a.csv", [city.person(1), city.person(2), city.person(1)])
    city.write("b.csv", [city.person(1), city.person(3, nik="x"), city.person(4, nik="x"), city.person(5, nik="")])
    city.programme(registry={"path": ["a.csv", "b.csv"]})
    found = [_told(fault, "berkas", "baris", "keterangan") for fault in city.faults() if fault["jenis"] == "nik_ganda"]
    assert found == [
        ("a.csv", "1", "juga di a.csv baris 3, b.csv baris 1"),
        ("a.csv", "3", "juga di a.csv baris 1, b.csv baris 1"),
        ("b.csv", "1", "juga di a.csv baris 1, a.csv baris 3"),
        ("b.csv", "2", "juga di b.csv baris 3"),
        ("b.csv", "3", "juga di b.csv baris 2"),
    ]


def test_a_nik_on_very_many_rows_names_five(city: City) -> None:
    city.write("registri.csv", [city.person(1)] * 9)
    city.programme()
    faults = city.faults()
    assert len(faults) == 9
    assert faults[0]["keterangan"] == "juga di baris 2, baris 3, baris 4, baris 5, baris 6 dan 3 lainnya"
    assert faults[8]["keterangan"] == "juga di baris 1, baris 2, baris 3, baris 4, baris 5 dan 3 lainnya"


def test_columns_are_named_as_here_and_as_in_the_file(city: City) -> None:
    row = city.person(1, nik="1")
    row["Nomor KTP"], row["penyakit_kronis"] = row.pop("nik"), "x"
    city.write("registri.csv", [row])
    city.programme(registry={"path": "registri.csv", "columns": {"nik": "Nomor KTP"}})
    found = [_told(fault, "kolom", "di_berkas") for fault in city.faults()]
    assert found == [("nik", "nomor ktp"), ("id_penyakit_menahun", "penyakit_kronis")]


def test_bps_codes_without_translation(city: City) -> None:
    city.write("wilayah.csv", f"kode,nama,kode_bps\n{AREA},A,3275010001\n")
    codes = ["3275010001", "3275010001", "3275010001", "3275010001", "3275010001", AREA, "x"]
    city.write("registri.csv", [city.person(number, kode_kelurahan=code) for number, code in enumerate(codes, 1)])
    city.programme(registry={"path": "registri.csv", "area_code": "bps"})
    found = [_told(fault, "baris", "jenis", "ditemukan") for fault in city.faults()]
    assert found == [("6", "kode_bps_tanpa_padanan", AREA), ("7", "kelurahan_tidak_terbaca", "x")]


def test_families(city: City) -> None:
    families = [{"id_keluarga": one, "desil_nasional": "x" if one == "K3" else "1"} for one in ("K1", "K2", "K2", "K3")]
    families += [{"id_keluarga": "", "desil_nasional": "1"}]
    city.write("keluarga.csv", families)
    people = [city.person(number) for number in (1, 2, 3, 4)]
    city.write("registri.csv", [*people, city.person(5, id_keluarga="")])
    city.programme(registry={"path": "registri.csv", "families": {"path": "keluarga.csv"}})
    found = [_told(fault, "sumber", "baris", "jenis", "ditemukan", "keterangan") for fault in city.faults()]
    assert found == [
        ("registri", "4", "id_keluarga_tanpa_baris", "K4", ""),
        ("keluarga", "2", "id_keluarga_ganda", "K2", "juga di baris 3"),
        ("keluarga", "3", "id_keluarga_ganda", "K2", "juga di baris 2"),
        ("keluarga", "4", "bilangan_tidak_terbaca", "x", ""),
        ("keluarga", "5", "id_keluarga_kosong", "", ""),
    ]


def test_families_that_hold_nothing_but_text(city: City) -> None:
    city.write("keluarga.csv", [{"id_keluarga": "K1", "catatan": "a"}])
    city.programme(registry={"path": "registri.csv", "families": {"path": "keluarga.csv"}})
    assert city.faults() == []


def test_corrections(city: City) -> None:
    lines = [(nik(1), "7"), (nik(9), "7"), ("", "7"), ("3.27501E+15", "7"), (f"'{nik(1)}", "")]
    rows = [{"nik": number, "column": "desil_nasional", "value": value, "source": "x"} for number, value in lines]
    city.write("koreksi.csv", rows)
    city.write("registri.csv", [city.person(1, desil_nasional="1")])
    city.programme(["desil_nasional"], corrections={"path": "koreksi.csv"})
    found = [_told(fault, "sumber", "baris", "jenis", "ditemukan") for fault in city.faults()]
    assert found == [
        ("koreksi", "2", "koreksi_tanpa_orang", "3275••••••••0009"),
        ("koreksi", "3", "nik_kosong", ""),
        ("koreksi", "4", "koreksi_tanpa_orang", "3.27501E+15"),
    ]


def _list(**more: Any) -> list[dict[str, Any]]:
    return [{"name": "ojol", "path": "ojol.csv", "kind": "proposal", **more}]


def test_lists(city: City) -> None:
    niks = [nik(1), "", "3,27501E+15", nik(9), nik(2), f"'{nik(2)}"]
    city.write("registri.csv", [city.person(1), city.person(2)])
    city.write("ojol.csv", [{"nik": one, "bulan": "x" if one == nik(1) else "12"} for one in niks])
    city.programme(lists=_list(types={"bulan": "integer"}))
    found = [_told(fault, "sumber", "baris", "kolom", "jenis", "tingkat", "keterangan") for fault in city.faults()]
    assert found == [
        ("daftar ojol", "1", "bulan", "bilangan_tidak_terbaca", "kesalahan", ""),
        ("daftar ojol", "2", "nik", "nik_kosong", "kesalahan", ""),
        ("daftar ojol", "3", "nik", "nik_rusak_excel", "kesalahan", ""),
        ("daftar ojol", "4", "nik", "nik_tidak_di_registri", "peringatan", ""),
        ("daftar ojol", "5", "nik", "nik_ganda_di_daftar", "peringatan", "juga di baris 6"),
        ("daftar ojol", "6", "nik", "nik_ganda_di_daftar", "peringatan", "juga di baris 5"),
    ]


def test_rows_that_where_drops_are_judged_by_the_cells_it_reads_only(city: City) -> None:
    rows = [{"nik": "", "bulan": "12"}, {"nik": "", "bulan": "3"}, {"nik": "", "bulan": "x"}]
    city.write("ojol.csv", csv_text(rows))
    city.programme(lists=_list(types={"bulan": "integer"}, where="bulan = 12"))
    assert [_told(fault, "baris", "kolom") for fault in city.faults()] == [("1", "nik"), ("3", "bulan")]


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("tanggal_lahir", "x", DATE_WORDS),
        ("tanggal_lahir", "2026-02-01", "tanggal paling lambat 1 Januari 2026"),
        ("nik", "1", "16 angka"),
        ("kode_kelurahan", "x", "10 angka, titik boleh"),
    ],
)
def test_words_say_what_was_expected_and_how_to_mend(city: City, column: str, cell: str, expected: str) -> None:
    city.write("registri.csv", [city.person(1, **{column: cell})])
    city.programme()
    (fault,) = city.faults()
    assert fault["seharusnya"] == expected
    assert fault["cara_memperbaiki"].endswith(".")


def test_parquet_faults(city: City) -> None:
    cells = f"'K1' AS id_keluarga, 'A' AS nama, DATE '2026-05-05' AS tanggal_lahir, '{AREA}' AS kode_kelurahan"
    city.write_parquet("registri.parquet", f"SELECT 123 AS nik, CAST({2**63} AS UBIGINT) AS desil_nasional, {cells}")
    city.programme(registry={"path": "registri.parquet"})
    found = [_told(fault, "kolom", "jenis", "ditemukan") for fault in city.faults()]
    assert found == [
        ("nik", "nik_panjang", "123"),
        ("desil_nasional", "bilangan_tidak_terbaca", "9223••••••••5808"),
        ("tanggal_lahir", "lahir_sesudah_tanggal_acuan", "2026-05-05"),
    ]


def test_a_citys_own_columns_may_be_called_anything(city: City) -> None:
    names = ("row", "cell", "verdicts", "file_number", "nik_valid", "area_known", "fault", "kind", "the row")
    city.write("registri.csv", [city.person(1, **dict.fromkeys(names, "x"))])
    types = dict.fromkeys(names[:-1], "integer")
    city.programme(["row", "cell"], registry={"path": "registri.csv", "types": types})
    assert sorted(fault["kolom"] for fault in city.faults()) == sorted(names[:-1])


def test_files_with_other_columns_and_corrections_of_columns_that_no_rule_names(city: City) -> None:
    city.write("a.csv", [city.person(1, id_disabilitas="x")])
    city.write("b.csv", [city.person(2, desil_nasional="y"), city.person(3, desil_nasional="1")])
    city.write("koreksi.csv", f"nik,column,value,source\n{nik(1)},id_disabilitas,1,x\n{nik(2)},nama,A,x\n")
    city.programme(registry={"path": ["a.csv", "b.csv"]}, corrections={"path": "koreksi.csv"})
    found = [_told(fault, "berkas", "baris", "kolom") for fault in city.faults()]
    assert found == [("a.csv", "1", "id_disabilitas"), ("b.csv", "1", "desil_nasional")]
