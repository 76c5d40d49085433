"""Days: ages and anniversaries from both sides, working days over Indonesian holidays, joint leave as a setting."""

from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.law import working_days
from naung.law.dated import load, parse
from naung.law.dates import age_on, month_of, months_after, months_between, years_after
from naung.values.errors import Refusal
from naung.values.month import Month

any_day = st.dates(min_value=date(2015, 7, 1), max_value=date(2060, 12, 31))


@pytest.mark.parametrize(
    ("birth", "day", "age"),
    [
        (date(2003, 6, 10), date(2026, 6, 9), 22),
        (date(2003, 6, 10), date(2026, 6, 10), 23),
        (date(2004, 2, 29), date(2027, 2, 27), 22),
        (date(2004, 2, 29), date(2027, 2, 28), 23),
        (date(2026, 6, 10), date(2026, 6, 10), 0),
    ],
)
def test_age_from_both_sides_of_a_birthday(birth: date, day: date, age: int) -> None:
    assert age_on(birth, day) == age


def test_anniversaries_of_days_that_a_month_lacks() -> None:
    assert months_after(date(2026, 11, 30), 3) == date(2027, 2, 28)
    assert years_after(date(2024, 2, 29), 5) == date(2029, 2, 28)
    assert months_between(Month(2025, 11), Month(2026, 1)) == (Month(2025, 11), Month(2025, 12), Month(2026, 1))
    assert months_between(Month(2026, 1), Month(2025, 12)) == ()
    assert month_of(date(2026, 1, 31)) == Month(2026, 1)


@settings(derandomize=True, deadline=None)
@given(any_day, st.integers(min_value=0, max_value=80))
def test_an_age_is_reached_on_its_anniversary_and_not_before(birth: date, years: int) -> None:
    reached = years_after(birth, years)
    assert age_on(birth, reached) == years
    assert age_on(birth, date.fromordinal(reached.toordinal() - 1)) == years - 1


@pytest.mark.parametrize(
    ("start", "days", "last"),
    [
        (date(2026, 7, 2), 3, date(2026, 7, 7)),  # Thursday, over a weekend
        (date(2026, 7, 4), 3, date(2026, 7, 8)),  # a Saturday does not count, nor does the first day
        (date(2026, 8, 14), 1, date(2026, 8, 18)),  # Independence Day on a Monday
        (date(2026, 12, 23), 3, date(2026, 12, 30)),  # Christmas and its joint leave
    ],
)
def test_working_days(start: date, days: int, last: date) -> None:
    assert working_days.after(start, days).day == last


def test_joint_leave_is_told_where_it_was_met_and_only_there() -> None:
    met = working_days.after(date(2026, 12, 23), 3)
    assert any("Cuti bersama 24 Desember 2026 tidak dihitung" in doubt for doubt in met.doubts)
    assert working_days.after(date(2026, 7, 2), 3).doubts == ()


def test_a_year_without_known_joint_leave_and_guessed_holidays_are_told() -> None:
    later = working_days.after(date(2028, 2, 24), 3)
    assert any("tahun 2028 belum ada" in doubt for doubt in later.doubts)
    assert any("masih perkiraan" in doubt for doubt in later.doubts)


def test_whether_joint_leave_is_a_working_day_is_data() -> None:
    christmas_leave = date(2026, 12, 24)
    value = load("working_days").values[0]
    assert not working_days.is_working(christmas_leave, value)
    data = files("naung.law").joinpath("data", "working_days.yaml").read_text(encoding="utf-8")
    text = data.replace("{day: cuti_bersama, works: tidak}", "{day: cuti_bersama, works: ya}")
    other = parse("working_days", text).values[0]
    assert working_days.is_working(christmas_leave, other)
    assert not working_days.is_working(date(2026, 12, 25), other)


def test_a_due_day_on_a_holiday_moves_on() -> None:
    assert working_days.next_working(date(2026, 11, 15)) == date(2026, 11, 16)
    assert working_days.next_working(date(2026, 10, 15)) == date(2026, 10, 15)


def test_before_the_law_there_are_no_working_days() -> None:
    with pytest.raises(Refusal, match="1 Juli 2015"):
        working_days.after(date(2015, 6, 30), 1)


@settings(derandomize=True, deadline=None, max_examples=60)
@given(any_day, st.integers(min_value=0, max_value=15))
def test_a_count_ends_on_a_working_day_and_holds_so_many(start: date, days: int) -> None:
    count = working_days.after(start, days)
    between = [date.fromordinal(number) for number in range(start.toordinal() + 1, count.day.toordinal() + 1)]
    assert sum(working_days.is_working(day, count.value) for day in between) == days
    assert days == 0 or working_days.is_working(count.day, count.value)
