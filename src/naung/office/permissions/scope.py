"""Areas applied to a queryset: the one place where what belongs to another kelurahan is left out."""

from typing import TypeVar

from django.db.models import Model, Q, QuerySet

from naung.office.permissions.rules import Areas

M = TypeVar("M", bound=Model)


def scope(rows: QuerySet[M], areas: Areas, within: str, whole: str = "") -> QuerySet[M]:
    """The rows that lie in `areas`.

    Args:
        within: the path to the kelurahan's code.
        whole: the path to a truth that says a row belongs to every area; empty where there is none.
    """
    if areas.whole:
        return rows
    here = Q(**{f"{within}__in": areas.codes})
    if whole:
        here |= Q(**{whole: True})
    return rows.filter(here).distinct()
