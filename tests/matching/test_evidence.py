"""How the evidence in a cell is read, whatever style its sender has."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from naung.engine.duck import Duck
from naung.matching.script import run


@pytest.fixture(scope="module")
def duck(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Duck]:
    work: Path = tmp_path_factory.mktemp("kerja")
    with Duck(work, [work]) as one:
        run(one, "macros")
        yield one


def _read(duck: Duck, macro: str, words: str) -> object:
    return duck.run(f"SELECT {macro}($words)", {"words": words}).fetchall()[0][0]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("1980-03-12", date(1980, 3, 12)),
        ("1980-03-12 00:00:00", date(1980, 3, 12)),
        ("12-03-1980", date(1980, 3, 12)),
        ("12/03/1980", date(1980, 3, 12)),
        ("12.03.1980", date(1980, 3, 12)),
        ("12/3/80", date(1980, 3, 12)),
        ("3/25/1980", date(1980, 3, 25)),
        ("12 Maret 1980", date(1980, 3, 12)),
        ("12-Mar-80", date(1980, 3, 12)),
        ("12 Agt 1980", date(1980, 8, 12)),
        ("Bekasi, 12-03-1980", date(1980, 3, 12)),
        ("Bekasi 12 Nopember 1980", date(1980, 11, 12)),
        ("29292", date(1980, 3, 12)),
        ("05-01-05", date(2005, 1, 5)),
        ("31-02-1980", None),
        ("1980", None),
        ("belum tahu", None),
        ("0000-00-00", None),
    ],
)
def test_births(duck: Duck, words: str, day: date | None) -> None:
    assert _read(duck, "birth_of", words) == day


@pytest.mark.parametrize(("words", "year"), [("1980", 1980), ("thn 1980", 1980), ("198", None), ("019801", None)])
def test_a_year_alone_is_evidence(duck: Duck, words: str, year: int | None) -> None:
    assert _read(duck, "birth_year_of", words) == year


@pytest.mark.parametrize(
    ("words", "digits", "rounded"),
    [
        ("3275011203800001", "3275011203800001", None),
        ("3275.0112.0380.0001", "3275011203800001", None),
        ("NIK 3275011203800001", "3275011203800001", None),
        ("3.27501E+15", None, "327501"),
        ("3,27501E+15", None, "327501"),
        ("3.27501e15", None, "327501"),
        ("-", None, None),
    ],
)
def test_digits_of_a_nik(duck: Duck, words: str, digits: str | None, rounded: str | None) -> None:
    assert (_read(duck, "digits_of", words), _read(duck, "rounded_digits_of", words)) == (digits, rounded)


@pytest.mark.parametrize(
    ("words", "sex"),
    [("L", 1), ("LK", 1), ("Laki-laki", 1), ("pria", 1), ("P", 2), ("Pr.", 2), ("PEREMPUAN", 2), ("2", 2), ("?", None)],
)
def test_sexes(duck: Duck, words: str, sex: int | None) -> None:
    assert _read(duck, "sex_of", words) == sex


@pytest.mark.parametrize(
    ("words", "letters"),
    [("Kel. Kota Baru", "KOTABARU"), ("KELURAHAN KOTABARU", "KOTABARU"), ("Kelapa Dua", "KELAPADUA"), ("-", None)],
)
def test_kelurahan_in_words(duck: Duck, words: str, letters: str | None) -> None:
    assert _read(duck, "area_letters", words) == letters
