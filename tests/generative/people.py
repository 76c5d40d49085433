"""Made people as text cells, clean or with the dirt that offices send; each from one number, so that a case shrinks."""

import datetime
import random
from collections.abc import Sequence
from dataclasses import dataclass

NAMES = (
    *("Siti", "siti", "SITI", "Budi", "Budi Santoso", "Ahmad é", "Ahmad e\u0301", "Åsa", "😀 Budi", "Ａni", "O'Brien"),
    *(
        'Kata "kutip"',
        "a;b",
        "a,b",
        "100%",
        "garis_bawah",
        "a\\b",
        "=1+1",
        "NULL",
        "null",
        "TRUE",
        "-",
        "007",
        "\u2003x",
    ),
    *("dua\nbaris", "Nur  Aini", "x\u3000"),
)
TEXTS = ("aktif", "AKTIF", "Aktif", "001", "1", "pedagang", "ojol", "buruh, kuli", "kaki;lima", "F1", "a\\b", "''")
BAD_INTEGERS = ("3.0", "1e3", "٣", "1 2", "0x1", "9223372036854775808", "--1", "+", "satu", "1,5", "NULL")
ODD_INTEGERS = ("+2", "007", "-0", "-3", "9223372036854775807", "-9223372036854775808", "1000000000000")
BAD_DATES = ("31-02-1990", "1990/01/01", "1-2-1990", "29-02-1900", "0000-00-00", "1990-01-01 00:00:00", "19900101", "x")
ODD_DATES = ("29-02-2000", "29/02/2004", "9999-12-31", "0001-01-01", "1582-10-10", "01/02/1990", "2008-02-29")
BAD_NIKS = (
    *("", "'", "327501010190001", "32750101019000011", "3275010101900000", "3275013201900001", "3275014001900001"),
    *(
        "3275017201900001",
        "3275010113900001",
        "3275010100900001",
        "３２７５010101900001",
        "3.27E+15",
        "A275010101900001",
    ),
    *("3275-0101-0190-0001", "''3275010101900001", "0"),
)
STRANGE_CODES = ("9999999999", "3275999999", "99.99.99.9999")
BAD_CODES = ("", "", "327501", "32750110011", "３２７５０１１００１", "3275O11001", "3275-01-1001")
BLANKS = " \t\r\n\u00a0"
PADS = (" ", "  ", "\t", "\u00a0", " \u00a0", "\n", "\r\n")


@dataclass(frozen=True)
class World:
    """What people are made of: codes they live in, families, the day ages are judged on, and how much is wrong."""

    codes: tuple[str, ...]
    families: int
    as_of: datetime.date
    stray: float  # share with a code that is in no area
    dirt: float  # share of cells that are badly written
    ties: bool  # few different values, so that tickets decide much


def padded(rnd: random.Random, cell: str, dirt: float) -> str:
    """Spaces of the kinds that are trimmed."""
    if rnd.random() >= dirt:
        return cell
    before, after = rnd.choice((*PADS, "")), rnd.choice((*PADS, ""))
    return before + cell + after


def dotted(code: str) -> str:
    return f"{code[:2]}.{code[2:4]}.{code[4:6]}.{code[6:]}".rstrip(".")


def date_cell(rnd: random.Random, day: datetime.date) -> str:
    return day.strftime(rnd.choice(("%Y-%m-%d", "%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y"))).rjust(10, "0")


def birth(rnd: random.Random, world: World) -> datetime.date:
    """Mostly 15 to 70 years, near birthdays and 29 February among them."""
    if world.ties:
        return datetime.date(1980 + rnd.randrange(2), 1, 1)
    year = world.as_of.year - rnd.randint(0, 75)
    month, day = rnd.choice(((world.as_of.month, world.as_of.day), (2, 29), (3, 1), (2, 28), (12, 31), (6, 15)))
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return datetime.date(year, 2, 28)


def birth_cell(rnd: random.Random, world: World) -> str:
    if rnd.random() < world.dirt:
        after = world.as_of + datetime.timedelta(days=1)
        return rnd.choice((*BAD_DATES, *ODD_DATES, "", after.isoformat(), world.as_of.isoformat()))
    return date_cell(rnd, birth(rnd, world))


def valid_nik(rnd: random.Random, number: int) -> str:
    """16 digits with a number of its own as serial; another region than the residence is normal."""
    day = rnd.randint(1, 31) + 40 * rnd.randrange(2)
    region = rnd.choice(("327501", "327501", "111111"))
    return f"{region}{day:02}{rnd.randint(1, 12):02}{rnd.randint(0, 99):02}{number + 1:04}"


def nik_cell(rnd: random.Random, number: int, earlier: Sequence[str], dirt: float) -> str:
    """Mostly valid and new; else malformed, NULL or one that stands already."""
    shape = rnd.random()
    nik = valid_nik(rnd, number)
    if shape < dirt / 2:
        nik = rnd.choice(BAD_NIKS)
    elif shape < dirt and earlier:
        nik = rnd.choice(earlier).strip(BLANKS).removeprefix("'")
    return padded(rnd, "'" * (rnd.random() < dirt) + nik, dirt)


def code_cell(rnd: random.Random, world: World) -> str:
    shape = rnd.random()
    if shape < world.stray:
        return rnd.choice(STRANGE_CODES)
    if shape < world.stray + world.dirt / 2:
        return rnd.choice(BAD_CODES)
    code = rnd.choice(world.codes)
    return padded(rnd, dotted(code) if rnd.random() < world.dirt else code, world.dirt)


def family_number(number: int) -> str:
    """F0, f1, F2, …: minds case."""
    return ("f" if number % 4 == 1 else "F") + str(number // 2 if number % 4 == 1 else number)


def family_cell(rnd: random.Random, world: World) -> str:
    number = family_number(rnd.randrange(world.families))
    return padded(rnd, "" if rnd.random() < world.dirt else number, world.dirt)


def integer_cell(rnd: random.Random, high: int, dirt: float) -> str:
    if rnd.random() < dirt / 2:
        return rnd.choice((*BAD_INTEGERS, *ODD_INTEGERS, *("",) * 12))
    return padded(rnd, str(rnd.randint(1, high)), dirt / 2)


def text_cell(rnd: random.Random, texts: Sequence[str], dirt: float) -> str:
    return padded(rnd, "" if rnd.random() < dirt else rnd.choice(texts), dirt)


def day_cell(rnd: random.Random, dirt: float) -> str:
    if rnd.random() < dirt:
        return rnd.choice((*BAD_DATES, *ODD_DATES, "", ""))
    return date_cell(rnd, datetime.date(2024, 1, 1) + datetime.timedelta(days=rnd.randrange(3)))


def cell_of_kind(rnd: random.Random, kind: str, world: World) -> str:
    """A cell of an extra column."""
    if kind == "integer":
        return integer_cell(rnd, 3 if world.ties else 9, world.dirt)
    return day_cell(rnd, world.dirt) if kind == "date" else text_cell(rnd, TEXTS, world.dirt)


def person(number: int, seed: int, world: World, earlier: Sequence[str], extras: dict[str, str]) -> dict[str, str]:
    """One registry row: a cell for each canonical name that cases use, and for each extra column."""
    rnd = random.Random(f"{number}:{seed}")
    high = 2 if world.ties else 10
    cells = {
        "nik": nik_cell(rnd, number, earlier, world.dirt),
        "no_kk": padded(rnd, "KK" + str(rnd.randrange(world.families)), world.dirt),
        "id_keluarga": family_cell(rnd, world),
        "nama": text_cell(rnd, NAMES[:3] if world.ties else NAMES, world.dirt),
        "tanggal_lahir": birth_cell(rnd, world),
        "id_jenis_kelamin": integer_cell(rnd, 2, world.dirt),
        "id_hub_kepala_keluarga": integer_cell(rnd, min(high, 8), world.dirt),
        "kode_kelurahan": code_cell(rnd, world),
        "alamat": text_cell(rnd, TEXTS, world.dirt),
        "rw": text_cell(rnd, ("001", "002", "1"), world.dirt),
        "membantu_bekerja": integer_cell(rnd, 2, world.dirt),
        "id_status_kedudukan_pekerjaan_utama": integer_cell(rnd, min(high, 8), world.dirt),
        "desil_nasional": integer_cell(rnd, high, world.dirt),
        "tanggal_mutakhir": day_cell(rnd, world.dirt),
    }
    for name in ("desil_nasional", "id_status_kedudukan_pekerjaan_utama", "tanggal_mutakhir"):
        cells[name] = "" if rnd.random() < 0.12 else cells[name]
    cells |= {name: cell_of_kind(rnd, kind, world) for name, kind in extras.items()}
    return dict.fromkeys(cells, "") if rnd.random() < world.dirt / 10 else cells
