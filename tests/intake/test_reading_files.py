"""Files as the contract's section 2, Reading, has them: forms, globs, Parquet, vocabularies, refusals."""

from datetime import date
from typing import Any

import pytest

from tests.intake.office import AREA, City, Row, csv_text, nik


def _registry(*paths: str, **more: Any) -> dict[str, Any]:
    return {"path": list(paths) if len(paths) != 1 else paths[0], **more}


# --- CSV ---


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_comma_or_semicolon_with_or_without_bom(city: City, delimiter: str, bom: bytes, end: str) -> None:
    rows = [city.person(1, alamat="Jl. A, B; C"), city.person(2, alamat="")]
    city.write("registri.csv", bom + csv_text(rows, delimiter, end).encode())
    assert city.read("nik", "alamat") == [(nik(1), "Jl. A, B; C"), (nik(2), None)]


def test_a_quoted_line_feed_stays_in_its_cell_and_in_its_row(city: City) -> None:
    city.write("registri.csv", [city.person(1, alamat="Jl. A\nRT 1\r\nRW 2"), city.person(2, alamat='Gg. "B"')])
    assert city.read("alamat") == ["Jl. A\nRT 1\r\nRW 2", 'Gg. "B"']
    assert city.decisions("file, row") == [("registri.csv", 1), ("registri.csv", 2)]


def test_blank_lines_are_no_records(city: City) -> None:
    head, *lines = csv_text([city.person(number) for number in (1, 2, 3)]).splitlines()
    city.write("registri.csv", "\n".join([head, "", lines[0], "", "", lines[1], lines[2], "", ""]))
    city.programme()
    assert city.decisions("row, nik") == [(1, nik(1)), (2, nik(2)), (3, nik(3))]


def test_a_file_without_a_last_line_end(city: City) -> None:
    city.write("registri.csv", csv_text([city.person(1), city.person(2)]).rstrip("\n"))
    city.programme()
    assert city.decisions("nik") == [(nik(1),), (nik(2),)]


def test_column_names_are_known_in_any_case_and_trimmed(city: City) -> None:
    city.write(
        "registri.csv", csv_text([city.person(1, alamat="Jl. A")]).replace("nik,", " NIK ,").replace("ala", "Ala")
    )
    assert city.read("nik", "alamat") == [(nik(1), "Jl. A")]


def test_rows_are_numbered_from_1_in_each_file(city: City) -> None:
    city.write("a.csv", [city.person(1), city.person(2)])
    city.write("b.csv", [city.person(3)])
    city.programme(registry=_registry("a.csv", "b.csv"))
    assert city.decisions("file, row, nik") == [("a.csv", 1, nik(1)), ("a.csv", 2, nik(2)), ("b.csv", 1, nik(3))]


# --- which files ---


def test_files_of_one_registry_may_differ_in_form_delimiter_and_column_order(city: City) -> None:
    city.write("bagian/a.csv", [city.person(1, alamat="A")])
    turned: Row = dict(reversed(city.person(2, alamat="B").items()))
    city.write("bagian/b.csv", csv_text([turned], ";"))
    cells = f"DATE '1980-01-01' AS tanggal_lahir, 'K3' AS id_keluarga, 'C' AS nama, '{AREA}' AS kode_kelurahan"
    city.write_parquet("bagian/c.parquet", f"SELECT {cells}, 'C' AS alamat, {nik(3)} AS nik")
    read = city.read("nik", "tanggal_lahir", "alamat", registry=_registry("bagian/*"))
    birth = date(1980, 1, 1)
    assert read == [(nik(1), birth, "A"), (nik(2), birth, "B"), (nik(3), birth, "C")]


@pytest.mark.parametrize(
    "paths",
    [["a.csv", "a.csv"], ["*.csv", "a*"], ["a.csv", "./a.csv"], ["sub/../a.csv", "[a].csv"]],
)
def test_a_file_matched_twice_is_taken_once(city: City, paths: list[str]) -> None:
    (city.folder / "sub").mkdir()
    (city.folder / "registri.csv").unlink()
    (city.folder / "wilayah.csv").rename(city.folder / "wilayah.txt")
    city.write("a.csv", [city.person(1)])
    city.programme(registry=_registry(*paths), areas={"path": "wilayah.txt"})
    assert city.decisions("nik") == [(nik(1),)]


def test_a_file_whose_name_looks_like_a_glob(city: City) -> None:
    city.write("a[1].csv", [city.person(1)])
    city.write("a1.csv", [city.person(2)])
    city.programme(registry=_registry("a[1].csv"))
    assert city.decisions("file, nik") == [("a[1].csv", nik(1))]


# --- Parquet ---

PARQUET = f"""
SELECT {nik(1)} AS nik, ' K1 ' AS id_keluarga, 'SATU' AS nama, '01/02/1980' AS tanggal_lahir,
    '32.75.01.1001' AS kode_kelurahan, CAST(2 AS TINYINT) AS desil_nasional, '+4' AS id_disabilitas,
    DATE '2025-10-01' AS tanggal_mutakhir, CAST(9 AS UINTEGER) AS jumlah, ' teks ' AS catatan,
    DATE '2031-05-05' AS berlaku, TRUE AS aktif, 1.5 AS luas, TIMESTAMP '2025-01-01 00:00:00' AS jam
"""


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("nik", nik(1)),
        ("tanggal_lahir", date(1980, 2, 1)),
        ("kode_kelurahan", AREA),
        ("desil_nasional", 2),
        ("id_disabilitas", 4),
        ("tanggal_mutakhir", date(2025, 10, 1)),
        ("jumlah", 9),
        ("catatan", "teks"),
        ("berlaku", date(2031, 5, 5)),
        ("aktif", True),
    ],
)
def test_parquet_columns_keep_their_kind(city: City, column: str, value: object) -> None:
    city.write_parquet("registri.parquet", PARQUET)
    assert city.read(column, registry=_registry("registri.parquet")) == [value]


@pytest.mark.parametrize("column", ["luas", "jam"])
def test_parquet_columns_of_other_kinds_cannot_be_named(city: City, column: str) -> None:
    city.write_parquet("registri.parquet", PARQUET)
    city.programme([column], registry=_registry("registri.parquet"))
    said = city.refusal()
    assert "rules: semua, posisi 9" in said
    assert f"{column} bukan kolom yang ada" in said


def test_parquet_by_its_content_not_its_name(city: City) -> None:
    city.write_parquet("registri.csv", PARQUET)
    assert city.read("jumlah") == [9]


def test_a_parquet_integer_beyond_bigint_is_null(city: City) -> None:
    city.write_parquet("registri.parquet", PARQUET + f", CAST({2**63} AS UBIGINT) AS besar")
    assert city.read("besar", registry=_registry("registri.parquet")) == [None]


def test_a_parquet_nik_that_lost_its_zeros_is_what_is_left(city: City) -> None:
    city.write_parquet("registri.parquet", PARQUET.replace(nik(1), "123"))
    city.programme(registry=_registry("registri.parquet"))
    assert city.decisions("nik, failed") == [("123", ["nik_tidak_sah"])]


# --- the two vocabularies ---

SECOND = {
    "nomor_induk_kependudukan": nik(1),
    "nomor_kartu_keluarga": "3275012001010001",
    "nama": "SATU",
    "tanggal_lahir": "1980-01-01",
    "jenis_kelamin": "1",
    "status_hubungan_keluarga": "1",
    "status_kawin": "2",
    "kode_kelurahan_desa": AREA,
    "status_bekerja": "1",
    "lapangan_usaha_dari_pekerjaan_utama": "11",
    "status_dalam_pekerjaan_utama": "6",
    "penyakit_kronis": "3",
    "desil_nasional_keluarga": "4",
}


def test_the_second_vocabulary_is_known_without_columns(city: City) -> None:
    city.write("registri.csv", [SECOND])
    integers = ["id_jenis_kelamin", "id_hub_kepala_keluarga", "id_status_perkawinan", "membantu_bekerja"]
    integers += ["id_lapangan_usaha_dari_usaha_utama", "id_status_kedudukan_pekerjaan_utama"]
    integers += ["id_penyakit_menahun", "desil_nasional"]
    assert city.read("nik", *integers) == [(nik(1), 1, 1, 2, 1, 11, 6, 3, 4)]
    assert city.decisions("id_keluarga, kode_kelurahan") == [("3275012001010001", AREA)]


def test_columns_says_where_they_differ(city: City) -> None:
    row = city.person(1)
    row["Nomor KTP"], row["Desil"] = row.pop("nik"), "3"
    city.write("registri.csv", [row])
    columns = {"nik": "Nomor KTP", "desil_nasional": "DESIL"}
    assert city.read("nik", "desil_nasional", registry=_registry("registri.csv", columns=columns)) == [(nik(1), 3)]


def test_an_optional_column_that_is_nowhere_cannot_be_named(city: City) -> None:
    city.programme(["id_disabilitas"])
    assert "id_disabilitas bukan kolom yang ada" in city.refusal()


# --- refusals: what the words name ---

HEAD = "nik,id_keluarga,nama,tanggal_lahir,kode_kelurahan\n"
GOOD = f"{nik(1)},K1,SATU,1980-01-01,{AREA}\n"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (HEAD.encode(), ["registri tidak berisi satu baris pun"]),
        (b"", ["registri.csv", "kosong"]),
        (b"\n\n", ["registri.csv", "kosong"]),
        ((HEAD + GOOD + "1,2,3\n").encode(), ["registri.csv, baris berkas 3", "ada 3 kolom", "punya 5"]),
        ((HEAD + GOOD + "1,2,3,4,5,6\n").encode(), ["registri.csv, baris berkas 3", "punya 5"]),
        ((HEAD + GOOD + GOOD.replace("SATU", "SAT\xdc")).encode("latin-1"), ["registri.csv, baris berkas 3", "UTF-8"]),
        ((HEAD + GOOD).encode("utf-16"), ["registri.csv", "UTF-8"]),
        ((HEAD + GOOD + f'{nik(2)},K2,"DUA,1980-01-01,{AREA}\n').encode(), ["registri.csv"]),
        ((HEAD + GOOD).replace("nama", "nik", 1).encode(), ["registri.csv", "kolom"]),
        ((HEAD + GOOD).replace("id_keluarga", "keluarga", 1).encode(), ["registri.csv: kolom id_keluarga tidak ada"]),
        (b"PAR1 bukan parquet", ["registri.csv", "Parquet"]),
    ],
)
def test_registries_that_are_refused(city: City, content: bytes, words: list[str]) -> None:
    city.write("registri.csv", content)
    city.programme()
    said = city.refusal()
    assert [one for one in words if one not in said] == []


def test_a_missing_file_is_refused_by_its_name(city: City) -> None:
    city.programme(registry=_registry("registri.csv", "bagian/*.csv"))
    assert "berkas bagian/*.csv tidak ada" in city.refusal()
