"""Tables as the contract's section 2, Reading, has them: families, areas, corrections, lists."""

from datetime import date
from typing import Any

import pytest

from tests.intake.office import AREA, City, Row, csv_text, nik

OTHER = "3275011002"


def _registry(**more: Any) -> dict[str, Any]:
    return {"path": "registri.csv", **more}


# --- families ---


def _families(city: City, families: list[Row], people: list[Row], **more: Any) -> dict[str, Any]:
    city.write("keluarga.csv", families)
    city.write("registri.csv", people)
    return {"registry": _registry(families={"path": "keluarga.csv"}, **more)}


def test_the_family_table_is_joined_by_id_keluarga(city: City) -> None:
    families = [{"id_keluarga": " K1 ", "desil_nasional": "2"}, {"id_keluarga": "K9", "desil_nasional": "9"}]
    people = [city.person(1), city.person(2, id_keluarga="K1"), city.person(3), city.person(4, id_keluarga="")]
    assert city.read("desil_nasional", **_families(city, families, people)) == [2, 2, None, None]


def test_a_family_on_two_rows_is_not_known(city: City) -> None:
    families = [{"id_keluarga": "K1", "desil_nasional": "2", "luas": "5"}] * 2
    families.append({"id_keluarga": "K2", "desil_nasional": "3", "luas": "x"})
    more = _families(city, families, [city.person(1), city.person(2)], types={"luas": "integer"})
    assert city.read("desil_nasional", "luas", **more) == [(None, None), (3, None)]


def test_a_family_row_without_a_name_is_nobodys(city: City) -> None:
    families = [{"id_keluarga": "", "desil_nasional": "2"}]
    people = [city.person(1, id_keluarga="")]
    assert city.read("desil_nasional", **_families(city, families, people)) == [None]


def test_kode_kelurahan_may_stand_in_the_family_table(city: City) -> None:
    person = city.person(1)
    del person["kode_kelurahan"]
    city.programme(**_families(city, [{"id_keluarga": "K1", "kode_kelurahan": "32.75.01.1002"}], [person]))
    assert city.decisions("kode_kelurahan, failed") == [(OTHER, [])]


def test_a_column_in_both_tables_is_refused(city: City) -> None:
    people = [city.person(1, desil_nasional="1")]
    city.programme(**_families(city, [{"id_keluarga": "K1", "desil_nasional": "2"}], people))
    said = city.refusal()
    assert "kolom desil_nasional ada di registri.csv dan juga di keluarga.csv" in said


# --- areas ---


def test_bps_codes_are_translated(city: City) -> None:
    city.write("wilayah.csv", f"kode,nama,kode_bps\n{AREA},A,3275.010.001\n{OTHER},B,\n")
    people = [city.person(number) for number in range(1, 7)]
    people[0]["kode_kelurahan"] = "3275010001"
    people[1]["kode_kelurahan"] = "3275.010.001"
    people[2]["kode_kelurahan"] = "3275010009"
    for row in people[3:]:
        row["kode_kelurahan"] = "3275010001"
    city.write("registri.csv", people)
    city.programme(registry=_registry(area_code="bps"))
    strange = ["kelurahan_tidak_dikenal"]
    assert city.decisions("kode_kelurahan, failed") == [(AREA, []), (AREA, []), (None, strange), *[(AREA, [])] * 3]


@pytest.mark.parametrize(("strays", "people", "refused"), [(1, 5, False), (2, 9, True), (1, 4, True), (2, 10, False)])
def test_more_than_a_fifth_of_strays_is_refused(city: City, strays: int, people: int, refused: bool) -> None:
    codes = ["3275019999"] * strays + [AREA] * (people - strays)
    city.write("registri.csv", [city.person(number, kode_kelurahan=code) for number, code in enumerate(codes, 1)])
    city.programme()
    if refused:
        assert f"{strays} dari {people} baris" in city.refusal()
    else:
        assert city.decisions("kode_kelurahan") == [(code,) for code in codes]


def test_empty_and_unreadable_codes_are_no_strays(city: City) -> None:
    city.write("registri.csv", [city.person(1, kode_kelurahan=""), city.person(2, kode_kelurahan="x"), city.person(3)])
    city.programme()
    assert city.decisions("kode_kelurahan") == [(None,), (None,), (AREA,)]


# --- corrections ---


def _corrected(city: City, lines: str, people: list[Row], *columns: str, **changes: Any) -> list[Any]:
    city.write("koreksi.csv", "nik,column,value,source\n" + lines)
    city.write("registri.csv", people)
    return city.read(*columns, corrections={"path": "koreksi.csv"}, **changes)


@pytest.mark.parametrize(
    ("line", "column", "value"),
    [
        (f"{nik(1)},desil_nasional,5,kunjungan", "desil_nasional", 5),
        (f"'{nik(1)},DESIL_NASIONAL, +5 ,kunjungan", "desil_nasional", 5),
        (f"{nik(1)},desil_nasional,,kunjungan", "desil_nasional", None),
        (f"{nik(1)},nama, SATU BARU ,KTP", "nama", "SATU BARU"),
        (f"{nik(1)},tanggal_lahir,31/12/1979,KTP", "tanggal_lahir", date(1979, 12, 31)),
        (f"{nik(1)},kode_kelurahan,32.75.01.1002,KTP", "kode_kelurahan", OTHER),
        (f"{nik(1)},luas,8,kunjungan", "luas", 8),
        (f"{nik(1)},desil_nasional,5,a\n{nik(1)},desil_nasional,6,b", "desil_nasional", 6),
        (f"{nik(2)},desil_nasional,5,bukan orang ini", "desil_nasional", 1),
        (",desil_nasional,5,tanpa nik", "desil_nasional", 1),
    ],
)
def test_corrections_replace_values(city: City, line: str, column: str, value: object) -> None:
    registry = _registry(types={"luas": "integer"})
    assert _corrected(city, line, [city.person(1, desil_nasional="1", luas="7")], column, registry=registry) == [value]


def test_corrections_change_one_person_of_a_family(city: City) -> None:
    more = _families(city, [{"id_keluarga": "K1", "desil_nasional": "2"}], [city.person(1)])
    people = [city.person(1), city.person(2, id_keluarga="K1")]
    assert _corrected(city, f"{nik(1)},desil_nasional,7,x", people, "desil_nasional", **more) == [7, 2]


def test_corrections_reach_every_row_with_that_nik(city: City) -> None:
    people = [city.person(1, desil_nasional="1"), city.person(1, desil_nasional="2")]
    assert _corrected(city, f"{nik(1)},desil_nasional,7,x", people, "desil_nasional") == [7, 7]


def test_a_corrected_kelurahan_is_kemendagri_even_where_the_file_is_bps(city: City) -> None:
    city.write("wilayah.csv", f"kode,nama,kode_bps\n{AREA},A,3275010001\n{OTHER},B,3275010002\n")
    # Strays are counted as the file has them: five good rows keep the one under a fifth.
    people = [city.person(1, kode_kelurahan="3275010009")]
    people += [city.person(number, kode_kelurahan="3275010002") for number in range(2, 7)]
    registry = _registry(area_code="bps")
    lines = f"{nik(1)},kode_kelurahan,{AREA},KTP"
    assert _corrected(city, lines, people, "kode_kelurahan", registry=registry) == [AREA, *[OTHER] * 5]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (f"{nik(1)},nik,{nik(2)},x", "nik tidak dapat dikoreksi"),
        (f"{nik(1)},tinggi,7,x", "kolom 'tinggi' tidak dikenal"),
        (f"{nik(1)},,7,x", "tidak dikenal"),
        (f"{nik(1)},desil_nasional,3.0,x", "tidak terbaca sebagai bilangan bulat"),
        (f"{nik(1)},tanggal_lahir,2026-01-02,x", "tidak terbaca sebagai tanggal"),
        (f"{nik(1)},tanggal_lahir,1980-02-30,x", "tidak terbaca sebagai tanggal"),
        (f"{nik(1)},kode_kelurahan,99,x", "tidak terbaca"),
        (f"{nik(9)},desil_nasional,x,x", "tidak terbaca sebagai bilangan bulat"),
    ],
)
def test_corrections_that_are_refused(city: City, line: str, words: str) -> None:
    city.write("koreksi.csv", f"nik,column,value,source\n{nik(1)},nama,A,x\n{line}\n")
    city.write("registri.csv", [city.person(1, desil_nasional="1")])
    city.programme(corrections={"path": "koreksi.csv"})
    said = city.refusal()
    assert words in said
    assert "koreksi.csv, baris data 2" in said


# --- lists ---


def test_lines_of_a_list_are_counted_before_where(city: City) -> None:
    rows = [
        (nik(1), "LAMA"),
        (f"'{nik(1)}", " AKTIF "),
        ("3.27501E+15", "AKTIF"),
        (nik(7), "AKTIF"),
        ("", "AKTIF"),
    ]
    city.write("ojol.csv", [{"nik": number, "status": status} for number, status in rows])
    lists = [{"name": "ojol", "path": "ojol.csv", "where": "status = 'AKTIF'"}]
    city.programme(["daftar_ojol"], lists=lists)
    out = city.select()
    found = city.rows(out / "lists.parquet", "line, outcome, row, faults")
    assert found == [
        (2, "matched", 1, []),
        (3, "rejected", None, ["nik_tidak_sah"]),
        (4, "absent", None, []),
        (5, "rejected", None, ["nik_kosong"]),
    ]
    assert city.rows(out / "people.parquet", "daftar_ojol") == [(True,)]


def test_types_of_a_list(city: City) -> None:
    rows = [{"nik": nik(1), "bulan": "+12", "sampai": "31/12/2026"}, {"nik": nik(2), "bulan": "12.0", "sampai": "x"}]
    city.write("ojol.csv", csv_text(rows, ";"))
    city.write("registri.csv", [city.person(1), city.person(2)])
    types = {"bulan": "integer", "sampai": "date"}
    where = "bulan = 12 AND sampai > DATE '2026-01-01'"
    city.programme(lists=[{"name": "ojol", "path": "ojol.csv", "where": where, "types": types}])
    assert city.rows(city.select() / "lists.parquet", "line") == [(1,)]
