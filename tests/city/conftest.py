"""A small made city for the tests of this room."""

import csv

import pytest

from naung.city.make import make_city
from tests.city.made import PEOPLE, SEED, Made


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Made:
    folder = tmp_path_factory.mktemp("city") / "kota"
    make_city(folder, PEOPLE, SEED, lambda _: None)
    with (folder / "registri.csv").open(encoding="utf-8", newline="") as text:
        return Made(folder, list(csv.DictReader(text)))
