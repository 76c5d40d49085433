"""Filters for values in Indonesian sentences. Not here: sentences."""

from datetime import date, datetime

from django import template
from django.utils import timezone

from naung.values import words

register = template.Library()


@register.filter
def number(value: int) -> str:
    return words.number(value)


@register.filter
def rupiah(value: int) -> str:
    return words.rupiah(value)


@register.filter
def percent_of(part: int, whole: int) -> str:
    return words.percent(part, whole)


@register.filter
def day(value: date | datetime | None) -> str:
    if value is None:
        return ""
    return words.day(timezone.localtime(value) if isinstance(value, datetime) else value)


@register.filter
def clock(value: datetime | None) -> str:
    """09.14"""
    return "" if value is None else f"{timezone.localtime(value):%H.%M}"


@register.filter
def moment(value: datetime | None) -> str:
    """12 Mei 2026, 09.14"""
    return "" if value is None else f"{day(value)}, {clock(value)}"
