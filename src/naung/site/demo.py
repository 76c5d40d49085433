"""A demo office with a programme on its road, filled room by room. Refuses wherever `demo = true` does not stand."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from naung.city.make import make_city
from naung.city.sent import FOLDER
from naung.decisions import demo as decisions
from naung.office import demo as people
from naung.office.road.models import Programme
from naung.office.road.taking_in import take_in
from naung.proposals import demo as proposals

PEOPLE = 3000


def fill(at: datetime, today: date, program: Path | None = None, run: Path | None = None) -> None:
    """The made people of the office, then a programme: the one given, else that of a small made city; and its rooms.

    `run`: a folder of `naung select` on the programme given, shown as its first run.
    """
    people.fill(at, today)
    if program is not None:
        _fill_rooms(take_in(program, at), program.parent / FOLDER, at, run)
        return
    with tempfile.TemporaryDirectory(prefix="naung-") as place:
        city = Path(place) / "kota"
        make_city(city, PEOPLE, 2026, lambda _: None)
        _fill_rooms(take_in(city / "program.yaml", at), city / FOLDER, at, run)


def _fill_rooms(programme: Programme, sent: Path, at: datetime, run: Path | None) -> None:
    """`sent`: workbooks as offices would send them, some of which come in after the run."""
    decisions.fill(programme, at, run)
    proposals.fill(programme, sent, at)
