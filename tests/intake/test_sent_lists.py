"""Lists from workbooks and untidy CSVs through the real commands: what they decide, what is said of each cell."""

from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from naung.engine.duck import Duck
from naung.engine.trees import all_of, truth
from naung.intake.areas import Area
from naung.intake.lists import ListSpec, OfficeList, begin_lists, survey_list
from naung.intake.sent.laying import Wishes
from naung.values.errors import Refusal
from naung.values.kinds import Kind
from tests.intake.office import AREA, City, nik
from tests.intake.sent import save, save_csv, save_xlsx

AREAS = (Area(AREA, "Bekasijaya", "3275010001"), Area("3275011002", "Margahayu", None))
HEAD = ["No", "No. KTP", "Nama Lengkap", "TTL", "L/P", "Kel./Desa", "RT/RW", "Status Kepesertaan"]


def _row(number: int = 1, **cells: Any) -> list[Any]:
    whole = dict(zip(HEAD, [number, nik(number), f"ORANG {number}", "Bekasi, 01-01-1980", "L"], strict=False))
    whole |= {"Kel./Desa": "Margahayu", "RT/RW": "003/007", "Status Kepesertaan": "AKTIF"}
    return list((whole | {one: cells[key] for key, one in KEYS.items() if key in cells}).values())


KEYS = {"ktp": "No. KTP", "nama": "Nama Lengkap", "ttl": "TTL", "kel": "Kel./Desa", "status": "Status Kepesertaan"}


def _read(folder: Path, path: str, where: bool = True, **wishes: Any) -> tuple[OfficeList, list[dict[str, Any]]]:
    """A list as surveyed, and its rows of `list_rows`."""
    work = folder / "kerja"
    work.mkdir(exist_ok=True)
    with Duck(work, [folder]) as duck:
        duck.run(files("naung.intake").joinpath("steps", "macros.sql").read_text(encoding="utf-8"))
        one = survey_list(ListSpec(folder, "ojol", path, {}, Wishes(**wishes)), duck, 0, work, AREAS)
        begin_lists(duck)
        one.read(duck, 0, truth(where), [])
        names = list(duck.columns(all_of("list_rows")))
        return one, [dict(zip(names, row, strict=True)) for row in duck.rows(all_of("list_rows"))]


def _list(path: str = "ojol.xlsx", **more: Any) -> list[dict[str, Any]]:
    return [{"name": "ojol", "path": path, "kind": "proposal", **more}]


# --- list_rows ---


@pytest.mark.parametrize("suffix", [".xlsx", ".ods", ".xls", ".csv"])
def test_evidence_as_it_was_sent(folder: Path, suffix: str) -> None:
    save(folder / f"a{suffix}", [["USULAN"], HEAD, _row(1)])
    one, (read,) = _read(folder, f"a{suffix}")
    assert read == {
        "list": "ojol",
        "list_number": 0,
        "line": 1,
        "sheet": None if suffix == ".csv" else "Data",
        "sheet_row": 3,
        "nik": nik(1),
        "nik typed as number": False,
        "nik_valid": True,
        "sent nama": "ORANG 1",
        "sent tanggal_lahir": "01-01-1980",
        "sent tempat_lahir": "Bekasi",
        "sent jenis_kelamin": "L",
        "sent kelurahan": "Margahayu",
        "sent kecamatan": None,
        "sent alamat": None,
        "sent rt": "003",
        "sent rw": "007",
        "sent no_kk": None,
    }
    assert one.has_nik and one.placed
    sheet = read["sheet"]
    assert [one.letter(sheet, name) for name in ("nik", "tanggal_lahir", "rw", "alamat")] == ["B", "D", "G", None]


def test_a_tidy_csv_keeps_its_road_and_gains_evidence(folder: Path) -> None:
    (folder / "a.csv").write_text(
        f"NIK,Tempat Tanggal Lahir,nama_lengkap,kode_kelurahan\n{nik(1)},Bekasi 1 Mei 1980,A,{AREA}\n"
    )
    one, (read,) = _read(folder, "a.csv")
    assert not one.placed
    assert (read["line"], read["sheet"], read["sheet_row"], read["nik_valid"]) == (1, None, None, True)
    assert (read["sent tempat_lahir"], read["sent tanggal_lahir"]) == ("Bekasi", "1 Mei 1980")
    assert (read["sent nama"], read["sent kelurahan"]) == ("A", AREA)
    assert [column.name for column in one.understood.sheets[0].columns] == [
        "nik",
        "tanggal_lahir, tempat_lahir",
        "nama",
        "kelurahan",
    ]


def test_a_nik_typed_as_a_number_is_never_valid_and_one_that_ends_in_0_is(folder: Path) -> None:
    rows = [_row(ktp=int(nik(10))), _row(ktp=nik(20)), _row(ktp="3,27501E+15"), _row(ktp=f"'{nik(3)}"), _row(ktp=None)]
    save(folder / "a.xlsx", [HEAD, *rows])
    _, read = _read(folder, "a.xlsx")
    assert [(row["nik"], row["nik typed as number"], row["nik_valid"]) for row in read] == [
        (nik(10), True, False),
        (nik(20), False, True),
        ("3,27501E+15", False, False),
        (nik(3), False, True),
        (None, False, False),
    ]


def test_a_list_without_niks(folder: Path) -> None:
    save(folder / "a.xlsx", [["Nama", "Tgl Lahir"], ["A", date(1980, 3, 12)]])
    one, (read,) = _read(folder, "a.xlsx")
    assert not one.has_nik
    assert (read["nik"], read["nik_valid"], read["sent tanggal_lahir"]) == (None, False, "1980-03-12")


def test_a_csv_in_windows_1252_with_a_nik_column(folder: Path) -> None:
    save_csv(folder / "a.csv", [["NIK", "Nama"], [nik(1), "RENÉ"]], ";", "cp1252")
    _, (read,) = _read(folder, "a.csv")
    assert (read["sent nama"], read["nik_valid"]) == ("RENÉ", True)


# --- the commands ---


def test_a_workbook_decides_as_a_csv_would(city: City) -> None:
    city.write("registri.csv", [city.person(number) for number in (1, 2, 3)])
    rows = [_row(1), _row(2, status="KELUAR"), _row(9)]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": [["USULAN"], HEAD, *rows]})
    city.programme(
        lists=_list(where="status_kepesertaan = 'AKTIF' AND nama LIKE 'ORANG%'"),
        rules=[{"code": "ojol", "when": "daftar_ojol"}],
    )
    out = city.select()
    rows_ = city.rows(out / "decisions.parquet", "nik, failed")
    assert sorted(rows_) == [(nik(1), []), (nik(2), ["ojol"]), (nik(3), ["ojol"])]
    assert sorted(line for (line,) in city.rows(out / "lists.parquet", "line")) == [1, 3]


def test_types_hold_for_the_columns_of_a_workbook(city: City) -> None:
    rows = [["NIK", "Bulan Bayar"], [nik(1), 12], [nik(2), "x"]]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": rows})
    city.write("registri.csv", [city.person(1), city.person(2)])
    city.programme(lists=_list(types={"bulan_bayar": "integer"}, where="bulan_bayar = 12"))
    assert [(one["kolom"], one["di_berkas"], one["sel"]) for one in city.faults()] == [
        ("bulan_bayar", "bulan bayar", "Data!B3")
    ]


def test_faults_name_the_cell(city: City) -> None:
    city.write("registri.csv", [city.person(number) for number in range(1, 10)])
    rows = [
        _row(1),
        _row(ktp=int(nik(2)), nama=None),
        _row(ktp="3.27501E+15"),
        _row(4, ttl="Bekasi, 1-1-80", kel="Kel. Entah"),
        [],
        _row(5, ttl="tidak tahu"),
        _row(1),
        _row(6, ktp=None, ttl="Bekasi"),
        _row(7, ktp=nik(7)[:-1]),
    ]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": [["USULAN"], HEAD, *rows]})
    city.programme(lists=_list())
    found = [(one["baris"], one["sel"], one["jenis"], one["ditemukan"]) for one in city.faults()]
    assert found == [
        ("1", "Data!B3", "nik_ganda_di_daftar", "3275••••••••0001"),
        ("2", "Data!B4", "nik_bertipe_bilangan", "3275••••••••0002"),
        ("2", "Data!C4", "nama_kosong", ""),
        ("3", "Data!B5", "nik_rusak_excel", "3.27501E+15"),
        ("4", "Data!D6", "tahun_lahir_dua_angka", "1-1-80"),
        ("4", "Data!F6", "kelurahan_daftar_tidak_dikenal", "Kel. Entah"),
        ("6", "Data!B9", "nik_ganda_di_daftar", "3275••••••••0001"),
        ("7", "Data!B10", "tanpa_nik_dan_lahir", ""),
        ("8", "Data!B11", "nik_panjang", "3275•••••••0000"),
    ]


BIRTHS = [
    ("12-03-1980", ""),
    ("1980-03-12", ""),
    ("12 Maret 1980", ""),
    ("12/3/1980", ""),
    ("12.03.1980", ""),
    ("29292", ""),
    (date(1980, 3, 12), ""),
    (29292, ""),
    ("12 Mar 80", "tahun_lahir_dua_angka"),
    ("12-03-80", "tahun_lahir_dua_angka"),
    ("31-02-1980", "tanggal_lahir_tidak_terbaca"),
    ("12-03-1080", "tanggal_lahir_tidak_terbaca"),
    ("1980", "tanggal_lahir_tidak_terbaca"),
    ("Maret", "tanggal_lahir_tidak_terbaca"),
]


def _births(city: City, births: Sequence[Any]) -> list[str]:
    """The kind of fault of each date, empty for none."""
    city.write("registri.csv", [city.person(number) for number in range(1, len(births) + 1)])
    rows = [[nik(number), "A", birth] for number, birth in enumerate(births, 1)]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": [["NIK", "Nama", "Tgl Lahir"], *rows]})
    city.programme(lists=_list())
    found = {int(one["baris"]): one["jenis"] for one in city.faults()}
    return [found.get(number, "") for number in range(1, len(births) + 1)]


def test_dates_that_read_and_that_do_not(city: City) -> None:
    assert _births(city, [birth for birth, _ in BIRTHS]) == [kind for _, kind in BIRTHS]


def test_a_date_is_ambiguous_only_where_another_has_its_month_first(city: City) -> None:
    assert _births(city, ["03-04-1980", "13-04-1980", "05-05-1980"]) == ["", "", ""]
    assert _births(city, ["03-04-1980", "04-13-1980", "05-05-1980", "13-04-1980"]) == [
        "tanggal_lahir_rancu",
        "tanggal_lahir_bulan_dulu",
        "",
        "",
    ]


def test_a_kelurahan_is_known_by_name_or_code(city: City) -> None:
    known = ["MARGAHAYU", "Kel. Margahayu", "marga hayu", "32.75.01.1002", "Kelurahan Bekasi Jaya", "Desa Margahayu"]
    rows = [[nik(number), one] for number, one in enumerate([*known, "Margahay", "Kota Lain"], 1)]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": [["NIK", "Kel./Desa"], *rows]})
    city.write("registri.csv", [city.person(number) for number in range(1, 9)])
    city.programme(lists=_list())
    assert [one["baris"] for one in city.faults()] == ["7", "8"]


def test_a_list_without_niks_is_not_told_so_in_each_row(city: City) -> None:
    save_xlsx(city.folder / "ojol.xlsx", {"Data": [["Nama", "Tgl Lahir"], ["A", date(1980, 3, 12)], ["B", None]]})
    rows = [["Nama", "Tgl Lahir", "Alamat"], ["A", date(1980, 3, 12), "x"], ["B", None, "y"], ["C", "1-1-1981", "z"]]
    save_xlsx(city.folder / "ojol.xlsx", {"Data": rows})
    city.programme(lists=_list())
    assert [(one["sel"], one["jenis"]) for one in city.faults()] == [("Data!B3", "tanpa_nik_dan_lahir")]


def test_sheets_in_addresses_are_text_and_no_formulas(city: City) -> None:
    save_xlsx(city.folder / "ojol.xlsx", {"=1+1": [["NIK", "Nama"], [None, "A"], [nik(1), "B"]]})
    city.programme(lists=_list())
    assert [one["sel"] for one in city.faults()] == ["'=1+1!A2"]


def test_pins_of_the_programme(city: City) -> None:
    rows = [["Tabel lain"], ["Kunci", "Sebutan"], [nik(1), "ORANG 1"]]
    save_xlsx(city.folder / "ojol.xlsx", {"Lain": [["NIK", "Nama"], [nik(2), "B"]], "Data": rows})
    city.write("registri.csv", [city.person(1), city.person(2)])
    pins = {"sheet": "Data", "header_row": 2, "columns": {"nik": "Kunci", "Nama": "Sebutan"}}
    city.programme(lists=_list(**pins), rules=[{"code": "ojol", "when": "daftar_ojol"}])
    assert city.decisions("nik, failed") == [(nik(1), []), (nik(2), ["ojol"])]


@pytest.mark.parametrize(
    ("pins", "said"),
    [
        ({"header_row": 0}, "header_row"),
        ({"columns": {"No. KTP": "nik"}}, "columns"),
        ({"sheet": ""}, "sheet"),
    ],
)
def test_pins_that_make_no_sense(city: City, pins: dict[str, Any], said: str) -> None:
    city.programme(lists=_list(**pins))
    assert said in city.refusal()


def test_pins_of_a_parquet_or_a_sheet_of_a_csv(folder: Path, city: City) -> None:
    city.write_parquet("a.parquet", "SELECT 'x' AS nik")
    with pytest.raises(Refusal, match="sheet, header_row dan columns tidak berlaku untuk Parquet"):
        _read(folder, "a.parquet", header_row=2)
    city.write("a.csv", "nik\n1\n")
    with pytest.raises(Refusal, match="CSV tidak punya lembar; hapus sheet: Data di lists"):
        _read(folder, "a.csv", sheet="Data")


def test_a_csv_without_any_table_is_told_of_as_before(city: City) -> None:
    city.write("ojol.csv", "a,b\n1,2\n")
    city.programme(lists=_list("ojol.csv"))
    assert "ojol.csv: kolom nik tidak ada; kolomnya: b, a" in city.refusal()


def test_types_of_a_column_that_is_not_there(folder: Path) -> None:
    save(folder / "a.xlsx", [HEAD, _row(1)])
    work = folder / "kerja"
    work.mkdir()
    with Duck(work, [folder]) as duck, pytest.raises(Refusal, match="lists: ojol: types menyebut kolom bulan"):
        spec = ListSpec(folder, "ojol", "a.xlsx", {"bulan": Kind.INTEGER})
        survey_list(spec, duck, 0, work, AREAS)
