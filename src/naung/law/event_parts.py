"""Reads the parts of an event: impairments, trips, aids, care, children, heirs. Not here: the whole event."""

from datetime import date

from naung.law.dated import load
from naung.law.event import Aid, Care, Child, Heir, Impairment, Trip
from naung.law.fields import Fields

MONEY = 10**12
EARLIEST, LATEST = date(1900, 1, 1), date(2099, 12, 31)
SCHOOLS = ("belum", "tk", "sd", "smp", "sma", "kuliah", "tidak")
WORKS = ("tidak", "upah", "bpu", "magang")
SEGMENTS = ("bpu", "pu")
AIDS = ("alat_gerak", "gigi_tiruan", "alat_bantu_dengar", "kacamata")
PART_KEYS = {
    "children": {"birth_date", "school", "grade", "married", "works", "works_months"},
    "heirs": {"status", "birth_date"},
    "impairments": {"code", "loss_percent", "loss_db", "shortening_mm", "percent_tenths"},
    "transport": {"mode", "cost_idr"},
    "aids": {"kind", "cost_idr"},
    "memberships": {"segment"},
    "care": {"contracted", "higher_class", "home_cost_idr", "traffic"},
}


def segment(fields: Fields) -> str:
    fields.only(PART_KEYS["memberships"])
    return fields.get_choice("segment", SEGMENTS)


def impairment(fields: Fields) -> Impairment:
    fields.only(PART_KEYS["impairments"])
    return Impairment(
        code=fields.get_choice("code", _known("jkk_impairments", "code")),
        loss_percent=fields.whole("loss_percent", 1, 100),
        loss_db=fields.whole("loss_db", 1, 200),
        shortening_mm=fields.whole("shortening_mm", 1, 1000),
        percent_tenths=fields.whole("percent_tenths", 1, 1000),
    )


def trip(fields: Fields) -> Trip:
    fields.only(PART_KEYS["transport"])
    return Trip(fields.get_choice("mode", _known("jkk_transport", "mode")), fields.whole("cost_idr", 0, MONEY))


def aid(fields: Fields) -> Aid:
    fields.only(PART_KEYS["aids"])
    return Aid(fields.get_choice("kind", AIDS), fields.whole("cost_idr", 0, MONEY))


def care(fields: Fields) -> Care:
    fields.only(PART_KEYS["care"])
    return Care(
        contracted=fields.flag("contracted"),
        higher_class=fields.flag("higher_class"),
        home_cost_idr=fields.whole("home_cost_idr", 0, MONEY),
        traffic=fields.flag("traffic"),
    )


def child(fields: Fields) -> Child:
    fields.only(PART_KEYS["children"])
    return Child(
        birth_date=fields.get_day("birth_date", EARLIEST, LATEST),
        school=fields.choice("school", SCHOOLS),
        grade=fields.whole("grade", 1, 12),
        married=fields.flag("married"),
        works=fields.choice("works", WORKS),
        works_months=fields.whole("works_months", 0, 600),
    )


def heir(fields: Fields) -> Heir:
    fields.only(PART_KEYS["heirs"])
    status = fields.get_choice("status", _known("heirs_order", "status"))
    return Heir(status, fields.day("birth_date", EARLIEST, LATEST))


def _known(code: str, key: str) -> list[str]:
    """The words of the newest table, each once."""
    return list(dict.fromkeys(str(row[key]) for row in load(code).values[-1].rows))
