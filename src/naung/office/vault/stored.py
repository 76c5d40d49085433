"""Which columns hold sealed values and blind indexes; each noun tells its own. Not here: sealing, the columns."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from naung.office.vault import rules


@dataclass(frozen=True)
class Stored:
    """A column of sealed values, and the column in which they are found again.

    Attributes:
        place: whose value a row's is.
        index: the column of its blind index, empty where there is none.
        kind: what the index says it is an index of.
    """

    model: type[Model]
    sealed: str
    place: Callable[[Any], str] = lambda row: ""
    index: str = ""
    kind: str = ""

    def rows(self) -> QuerySet[Any]:
        return self.model._default_manager.exclude(**{self.sealed or self.index: ""}).order_by("pk")

    def behind(self, nik: int, indeks: int) -> QuerySet[Any]:
        """The rows that are not yet under these versions."""
        late = ~Q(**{f"{self.sealed}__startswith": f"v{nik}."})
        if self.index:
            late |= Q(**{f"{self.index}__startswith": "v"}) if indeks == 1 else ~_under(self.index, indeks)
        return self.rows().filter(late)


STORED: list[Stored] = []
"""What can be sealed anew."""
ONLY_INDEXED: list[Stored] = []
"""Indexes of what nobody keeps, such as recovery codes: they stay under their key until replaced."""


def used() -> Counter[tuple[str, int]]:
    """How many values stand under each version of the keys `nik` and `indeks`."""
    found: Counter[tuple[str, int]] = Counter()
    for one in STORED + ONLY_INDEXED:
        if one.sealed:
            found.update(("nik", rules.version_of(text)) for text in _column(one, one.sealed))
        if one.index:
            found.update(("indeks", rules.index_version(text)) for text in _column(one, one.index) if text)
    return found


def _column(one: Stored, name: str) -> Any:
    return one.rows().values_list(name, flat=True).iterator(chunk_size=5000)


def _under(index: str, version: int) -> Q:
    return Q(**{f"{index}__startswith": f"v{version}."})
