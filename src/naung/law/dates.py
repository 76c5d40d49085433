"""Ages, anniversaries and months between days. Not here: working days, what the law makes of a day.

Whoever was born on 29 February, and whatever happened then, has its day in other years on 28 February: the earlier day
ends a right sooner, so nothing is promised that may not come.
"""

import calendar
from datetime import date

from naung.values.month import Month


def month_of(day: date) -> Month:
    return Month(day.year, day.month)


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the month's last day where it has none such."""
    month = month_of(day).plus(months)
    return date(month.year, month.number, min(day.day, calendar.monthrange(month.year, month.number)[1]))


def years_after(day: date, years: int) -> date:
    """The same day so many years later."""
    return months_after(day, 12 * years)


def age_on(birth: date, day: date) -> int:
    """Whole years lived on that day; below zero before the birth."""
    years = day.year - birth.year
    return years if years_after(birth, years) <= day else years - 1


def months_between(first: Month, last: Month) -> tuple[Month, ...]:
    """The months from first to last, both included; none where the last lies before the first."""
    count = (last.year - first.year) * 12 + last.number - first.number + 1
    return tuple(first.plus(index) for index in range(count))
