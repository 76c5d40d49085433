"""The office's people and a run of the small made city, with its index."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from naung.decisions.people.asked import Index, close_all
from naung.decisions.people.index import build
from naung.office.road.models import Programme
from tests.office.conftest import HERE, Office, office, signed
from tests.office.programme import city, ran, result, taken_in

__all__ = ["office", "signed"]


@dataclass(frozen=True)
class Run:
    """A programme with one run, and its people as plain rows, everybody's."""

    programme: Programme
    folder: Path
    everybody: list[dict[str, Any]]

    def where(self, **wanted: object) -> list[dict[str, Any]]:
        return [row for row in self.everybody if all(row[name] == value for name, value in wanted.items())]

    def address(self, route: str, *more: int) -> str:
        return reverse(route, args=[self.programme.code, *more])


@pytest.fixture
def run(office: Office) -> Iterator[Run]:
    with taken_in() as programme:
        build(result(), city())
        folder = ran(programme)
        yield Run(programme, folder, everybody(folder))
        close_all()


def everybody(folder: Path) -> list[dict[str, Any]]:
    """Each person of the run, read from the index's lines one by one."""
    index = Index(folder)
    try:
        whole = sum(index.run.summary["by_status"].values())
        return index._lines(range(1, whole + 1))
    finally:
        index.close()


@pytest.fixture
def client_of(office: Office) -> Callable[[str], Client]:
    """A browser of somebody with this role; a verifier's is of HERE."""
    return lambda role: office.client(office.account(role, HERE if role == "verifier" else ""))
