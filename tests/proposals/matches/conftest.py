"""The office's people, and a programme with a run that leaves much in doubt."""

from collections.abc import Iterator

import pytest

from naung.office.road.models import Programme
from tests.office.conftest import Office, office, other_office, signed
from tests.office.programme import judged

__all__ = ["office", "other_office", "signed"]


@pytest.fixture
def programme(office: Office) -> Iterator[Programme]:
    with judged() as there:
        yield there
