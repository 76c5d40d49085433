"""Which days are working days in Indonesia, and the day a number of them later.

The only module that knows the `holidays` package: national holidays and joint leave (cuti bersama). Whether joint leave
is a working day the law does not say; the answer is a setting in `working_days.yaml`, with its doubt.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

import holidays

from naung.law.dated import Value, load
from naung.law.rows import get_row
from naung.values import words

ONE = timedelta(days=1)
ESTIMATED = "(perkiraan)"


@dataclass(frozen=True)
class Count:
    """The last day of a term counted in working days; `doubts` only for what this count met on its way."""

    day: date
    value: Value
    doubts: tuple[str, ...]


def after(start: date, days: int) -> Count:
    """The day that is so many working days after `start`, which itself does not count; judged by the law of `start`."""
    value = load("working_days").on(start)
    day, left, met = start, days, []
    while left:
        day += ONE
        if is_working(day, value):
            left -= 1
        met.append(day)
    return Count(day, value, _doubts(met, value))


def next_working(day: date) -> date:
    """That day, or the next working day where it is none."""
    value = load("working_days").on(day)
    while not is_working(day, value):
        day += ONE
    return day


def is_working(day: date, value: Value) -> bool:
    """Whether the law of `value` (working_days) counts that day."""
    if day.weekday() >= 5 and not _works(value, "sabtu_minggu"):
        return False
    if day in _national(day.year) and not _works(value, "libur_nasional"):
        return False
    return not (day in _joint_leave(day.year) and not _works(value, "cuti_bersama"))


def _works(value: Value, kind: str) -> bool:
    return get_row(value, "day", kind)["works"] == "ya"


def _doubts(days: list[date], value: Value) -> tuple[str, ...]:
    texts = []
    weekdays = [day for day in days if day.weekday() < 5]
    if leave := [day for day in weekdays if day in _joint_leave(day.year)]:
        counted = "dihitung sebagai" if _works(value, "cuti_bersama") else "tidak dihitung sebagai"
        listed = words.joined([words.day(day) for day in leave])
        texts.append(f"Cuti bersama {listed} {counted} hari kerja; perlu dipastikan.")
    if guessed := [day for day in weekdays if ESTIMATED in _national(day.year).get(day, "")]:
        listed = words.joined([words.day(day) for day in guessed])
        texts.append(f"Hari libur {listed} masih perkiraan; perlu dipastikan.")
    for year in sorted({day.year for day in days}):
        if not _joint_leave(year):
            texts.append(f"Cuti bersama tahun {year} belum ada dalam daftar libur; perlu dipastikan.")
    return tuple(texts)


@cache
def _national(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("ID", years=year, language="id", categories=("public",)))


@cache
def _joint_leave(year: int) -> dict[date, str]:
    return dict(holidays.country_holidays("ID", years=year, language="id", categories=("government",)))
