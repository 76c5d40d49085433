"""A demo office with a programme on its road, filled room by room. Refuses wherever `demo = true` does not stand."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from naung.city.make import make_city
from naung.decisions import demo as decisions
from naung.office import demo as people
from naung.office.road.models import Programme
from naung.office.road.taking_in import take_in

PEOPLE = 3000


def fill(at: datetime, today: date, program: Path | None = None, run: Path | None = None) -> None:
    """The made people of the office, then a programme: the one given, else that of a small made city; and its rooms.

    `run`: a folder of `naung select` on the programme given, shown as its first run.
    """
    people.fill(at, today)
    if program is not None:
        _fill_rooms(take_in(program, at), at, run)
        return
    with tempfile.TemporaryDirectory(prefix="naung-") as place:
        city = Path(place) / "kota"
        make_city(city, PEOPLE, 2026, lambda _: None)
        programme = take_in(city / "program.yaml", at)
    _fill_rooms(programme, at, run)


def _fill_rooms(programme: Programme, at: datetime, run: Path | None) -> None:
    decisions.fill(programme, at, run)
