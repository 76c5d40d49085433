"""Reads the parts of an event: impairments, trips, aids, care, children, heirs. Not here: the whole event."""

from datetime import date

from naung.law import event_words
from naung.law.dated import load
from naung.law.event import NOT_AT_SCHOOL, Aid, Care, Child, Heir, Impairment, Trip
from naung.law.event_words import reader
from naung.law.fields import Fields
from naung.law.rows import find_whole, get_row, whole
from naung.values.errors import Refusal

MONEY = 10**12
EARLIEST, LATEST = date(1900, 1, 1), date(2099, 12, 31)
SCHOOLS = ("belum", "tk", "sd", "smp", "sma", "kuliah", "tidak")
LAST_LEVEL = "kuliah"
MOST_CLASSES = 12
TOTAL = "cacat_total_tetap"
WORKS = ("tidak", "upah", "bpu", "magang")
SEGMENTS = ("bpu", "pu")
AIDS = ("alat_gerak", "gigi_tiruan", "alat_bantu_dengar", "kacamata")
PART_KEYS = {
    "children": {"birth_date", "school", "grade", "married", "works", "works_months", "name"},
    "heirs": {"status", "birth_date", "name"},
    "impairments": {"code", "loss_percent", "loss_db", "shortening_mm", "percent_tenths"},
    "transport": {"mode", "cost_idr"},
    "aids": {"kind", "cost_idr"},
    "memberships": {"segment"},
    "care": {"contracted", "higher_class", "home_cost_idr", "traffic"},
}


def segment(fields: Fields) -> str:
    fields = _part("memberships", fields)
    return fields.get_choice("segment", SEGMENTS, reader("segment"))


def impairment(fields: Fields) -> Impairment:
    fields = _part("impairments", fields)
    return Impairment(
        code=fields.get_choice("code", [*known("jkk_impairments", "code"), TOTAL], reader("code")),
        loss_percent=fields.whole("loss_percent", 1, 100),
        loss_db=fields.whole("loss_db", 1, 200),
        shortening_mm=fields.whole("shortening_mm", 1, 1000),
        percent_tenths=fields.whole("percent_tenths", 1, 1000),
    )


def trip(fields: Fields) -> Trip:
    fields = _part("transport", fields)
    mode = fields.get_choice("mode", known("jkk_transport", "mode"), reader("mode"))
    return Trip(mode, fields.whole("cost_idr", 0, MONEY))


def aid(fields: Fields) -> Aid:
    fields = _part("aids", fields)
    return Aid(fields.get_choice("kind", AIDS, reader("kind")), fields.whole("cost_idr", 0, MONEY))


def care(fields: Fields) -> Care:
    fields.only(PART_KEYS["care"])
    return Care(
        contracted=fields.flag("contracted"),
        higher_class=fields.flag("higher_class"),
        home_cost_idr=fields.whole("home_cost_idr", 0, MONEY),
        traffic=fields.flag("traffic"),
    )


def child(fields: Fields) -> Child:
    fields = _part("children", fields)
    fields.text("name")
    school, grade = _school(fields)
    return Child(
        birth_date=fields.get_day("birth_date", EARLIEST, LATEST),
        school=school,
        grade=grade,
        married=fields.flag("married"),
        works=_works(fields),
        works_months=fields.whole("works_months", 0, 600),
    )


def heir(fields: Fields) -> Heir:
    fields = _part("heirs", fields)
    fields.text("name")
    status = fields.get_choice("status", known("heirs_order", "status"), reader("status"))
    return Heir(status, fields.day("birth_date", EARLIEST, LATEST))


def _part(part: str, fields: Fields) -> Fields:
    named = event_words.renamed(part, fields)
    named.only(PART_KEYS[part])
    return named


def _works(fields: Fields) -> str | None:
    """How the child works; a bare yes is taken as for a wage, which ends the scholarship soonest."""
    told = fields.raw.get("works")
    if isinstance(told, bool):
        return "upah" if told else "tidak"
    return fields.choice("works", WORKS, reader("works"))


def _school(fields: Fields) -> tuple[str | None, int | None]:
    """The level and the year within it; the class may stand in the level's words, or be counted on from SD."""
    told = fields.raw.get("school")
    number = event_words.school(told)[1] if isinstance(told, str) else None
    level = fields.choice("school", SCHOOLS, lambda text: event_words.school(text)[0])
    grade = fields.whole("grade", 1, MOST_CLASSES)
    if number is not None and grade not in (None, number):
        raise fields.wrong("grade", f"{number}, seperti dalam school, atau dikosongkan")
    number = number if grade is None else grade
    return level, None if number is None else _year(fields, level, number)


def _year(fields: Fields, level: str | None, number: int) -> int:
    """The year within the level: class 8 is the second year of SMP."""
    if level is None or level in NOT_AT_SCHOOL:
        raise fields.wrong("grade", "dikosongkan, atau diisi bersama jenjang dalam school")
    place = get_row(load("school_entry_age").values[-1], "level", level)
    years = whole(get_row(load("scholarship").values[-1], "level", level), "years")
    first = find_whole(place, "first_class")
    if level == LAST_LEVEL or number <= years:
        return number
    if first is not None and first <= number < first + years:
        return number - first + 1
    classes = "" if first in (None, 1) else f", atau kelas {first} sampai {first + years - 1}"
    raise Refusal(f"{fields.where}grade: ditemukan {number} untuk {level}; yang boleh: 1 sampai {years}{classes}.")


def most(code: str) -> int:
    """How many times one row of the table can befall one person: one thumb, three other fingers."""
    rows = [row for row in load("jkk_impairments").values[-1].rows if row["code"] == code]
    return find_whole(rows[0], "most") or 1


def known(code: str, key: str) -> list[str]:
    """The words of the newest table, each once."""
    return list(dict.fromkeys(str(row[key]) for row in load(code).values[-1].rows))
