"""What a cell reads as: the contract's section 2, Reading, sentence by sentence; not files, not tables."""

from datetime import date
from typing import Any

import pytest

from tests.intake.office import AREA, City, nik

NBSP = "\N{NO-BREAK SPACE}"
LARGEST = 2**63 - 1

TEXT = [
    ("BUDI", "BUDI"),
    (" BUDI ", "BUDI"),
    ("\tBUDI\t", "BUDI"),
    ("\r\nBUDI\r\n", "BUDI"),
    (f"{NBSP}BUDI{NBSP}", "BUDI"),
    (f" \t\r\n{NBSP} BUDI {NBSP}\n\r\t ", "BUDI"),
    ("SITI  AMINAH", "SITI  AMINAH"),
    (f"SITI{NBSP}AMINAH", f"SITI{NBSP}AMINAH"),
    ("SITI\nAMINAH", "SITI\nAMINAH"),
    ('SITI "NUR" AMINAH', 'SITI "NUR" AMINAH'),
    ("AMINAH, SITI; dr.", "AMINAH, SITI; dr."),
    ("'BUDI", "'BUDI"),
    ("NULL", "NULL"),
    ("\u2003BUDI", "\u2003BUDI"),
    ("!BUDI", "!BUDI"),
    ("", None),
    ("   ", None),
    (f"\t\r\n{NBSP}", None),
]

INTEGERS = [
    ("3", 3),
    ("+5", 5),
    ("-3", -3),
    ("007", 7),
    ("-0", 0),
    (f" 4{NBSP}", 4),
    (str(LARGEST), LARGEST),
    (str(-LARGEST - 1), -LARGEST - 1),
    (str(LARGEST + 1), None),
    (str(-LARGEST - 2), None),
    ("3.0", None),
    ("3,0", None),
    ("1e3", None),
    ("1 000", None),
    ("1_000", None),
    ("0x10", None),
    ("--3", None),
    ("+", None),
    ("TRUE", None),
    ("\u0663", None),
    ("\uff13", None),
    ("tiga", None),
    ("", None),
]

DATES = [
    ("2025-01-31", date(2025, 1, 31)),
    ("31-01-2025", date(2025, 1, 31)),
    ("31/01/2025", date(2025, 1, 31)),
    (f"{NBSP}31/01/2025 ", date(2025, 1, 31)),
    ("2024-02-29", date(2024, 2, 29)),
    ("29-02-2024", date(2024, 2, 29)),
    ("2000-02-29", date(2000, 2, 29)),
    ("0001-01-01", date(1, 1, 1)),
    ("9999-12-31", date(9999, 12, 31)),
    ("2030-06-01", date(2030, 6, 1)),
    ("2025-02-30", None),
    ("30-02-2025", None),
    ("30/02/2025", None),
    ("2023-02-29", None),
    ("1900-02-29", None),
    ("0000-01-01", None),
    ("01-01-0000", None),
    ("01/01/0000", None),
    ("2025-13-01", None),
    ("12/31/2025", None),
    ("00-01-2025", None),
    ("2025/01/31", None),
    ("31.01.2025", None),
    ("31-01/2025", None),
    ("1-1-2025", None),
    ("2025-1-1", None),
    ("31-01-25", None),
    ("20250131", None),
    ("2025-01-31 00:00:00", None),
    ("31 Januari 2025", None),
    ("45688", None),
    ("", None),
]

BIRTHS = [
    ("2026-01-01", date(2026, 1, 1)),
    ("2026-01-02", None),
    ("02-01-2026", None),
    ("01/01/2026", date(2026, 1, 1)),
    ("2031-11-01", None),
    ("1980-02-30", None),
]

AREAS = [
    ("3275011001", "3275011001"),
    ("32.75.01.1001", "3275011001"),
    (f" 3275011001{NBSP}", "3275011001"),
    ("32..75011001.", "3275011001"),
    ("3275011002", "3275011002"),
    ("3275019999", "3275019999"),
    ("327501100", None),
    ("32750110010", None),
    ("32-75-01-1001", None),
    ("32 75 01 1001", None),
    ("32750110O1", None),
    ("\uff13275011001", None),
    ("'3275011001", None),
    ("", None),
]

NIKS = [
    (nik(1), nik(1)),
    (f"'{nik(2)}", nik(2)),
    (f" '{nik(3)}{NBSP}", nik(3)),
    (f"''{nik(4)}", f"'{nik(4)}"),
    (f"{nik(5)}'", f"{nik(5)}'"),
    ("'", None),
    ("", None),
    ("3.27501E+15", "3.27501E+15"),
    ("32.7501.010180.0006", "32.7501.010180.0006"),
]


def _read_as_column(city: City, column: str, cells: list[str], **changes: Any) -> list[Any]:
    city.write("registri.csv", [city.person(number, **{column: cell}) for number, cell in enumerate(cells, 1)])
    return city.read(column, **changes)


@pytest.mark.parametrize(
    ("column", "table"),
    [
        ("alamat", TEXT),
        ("desil_nasional", INTEGERS),
        ("id_pekerjaan_utama", INTEGERS),
        ("membantu_bekerja", INTEGERS),
        ("tanggal_mutakhir", DATES),
    ],
)
def test_cells_of_a_csv(city: City, column: str, table: list[tuple[str, Any]]) -> None:
    assert _read_as_column(city, column, [cell for cell, _ in table]) == [value for _, value in table]


def test_extra_columns_are_text_unless_types_says_otherwise(city: City) -> None:
    cells = ["007", " 7 ", ""]
    assert _read_as_column(city, "luas", cells) == ["007", "7", None]
    assert _read_as_column(city, "luas", cells, registry=_types(luas="integer")) == [7, 7, None]
    assert _read_as_column(city, "luas", cells, registry=_types(luas="text")) == ["007", "7", None]
    assert _read_as_column(city, "luas", ["31/01/2025"], registry=_types(luas="date")) == [date(2025, 1, 31)]


def _types(**types: str) -> dict[str, Any]:
    return {"path": "registri.csv", "types": types}


def test_a_birth_is_not_after_as_of(city: City) -> None:
    read = _read_as_column(city, "tanggal_lahir", [cell for cell, _ in BIRTHS])
    assert read == [value for _, value in BIRTHS]


def test_births_read_like_other_dates_up_to_as_of(city: City) -> None:
    table = [(cell, value) for cell, value in DATES if value is None or value <= date(2026, 1, 1)]
    assert _read_as_column(city, "tanggal_lahir", [cell for cell, _ in table]) == [value for _, value in table]


def test_area_codes(city: City) -> None:
    rows = [city.person(number, kode_kelurahan=cell) for number, (cell, _) in enumerate(AREAS, 1)]
    # Strays stay under 20 %.
    city.write("registri.csv", rows)
    city.programme()
    assert city.decisions("kode_kelurahan") == [(value,) for _, value in AREAS]


def test_niks(city: City) -> None:
    city.write("registri.csv", [city.person(number, nik=cell) for number, (cell, _) in enumerate(NIKS, 1)])
    city.programme()
    assert city.decisions("nik") == [(value,) for _, value in NIKS]


VALIDITY = [
    ("3275010101800001", True),
    ("3275013112800001", True),
    ("3275014101800001", True),
    ("3275017112800001", True),
    ("0000000101000001", True),
    ("3275010001800001", False),
    ("3275013201800001", False),
    ("3275014001800001", False),
    ("3275017201800001", False),
    ("3275010100800001", False),
    ("3275010113800001", False),
    ("3275010101800000", False),
    ("327501010180001", False),
    ("32750101018000011", False),
    ("327501010180000A", False),
    ("\uff13275010101800001", False),
]


def test_which_niks_are_valid(city: City) -> None:
    city.write("registri.csv", [city.person(number, nik=cell) for number, (cell, _) in enumerate(VALIDITY, 1)])
    city.programme()
    assert city.decisions("list_contains(failed, 'nik_tidak_sah')") == [(not valid,) for _, valid in VALIDITY]


def test_id_keluarga_is_text_and_keeps_its_zeros(city: City) -> None:
    city.write("registri.csv", [city.person(1, id_keluarga=" 0012 "), city.person(2, id_keluarga=NBSP)])
    city.programme()
    assert city.decisions("id_keluarga") == [("0012",), (None,)]


def test_areas_with_dots_are_the_same_areas(city: City) -> None:
    city.write("wilayah.csv", "kode,nama\n32.75.01.1001,Bekasijaya\n")
    city.programme()
    assert city.decisions("cell, failed") == [("-", [])]
    assert city.decisions("kode_kelurahan") == [(AREA,)]
