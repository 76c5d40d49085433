"""A small made city for the tests of this room."""

from pathlib import Path

import pytest

from tests.intake.office import City, furnish


@pytest.fixture
def city(folder: Path, capsys: pytest.CaptureFixture[str]) -> City:
    return furnish(City(folder, capsys))
