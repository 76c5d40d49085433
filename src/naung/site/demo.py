"""A demo office with a programme on its road, filled room by room. Refuses wherever `demo = true` does not stand."""

import tempfile
from datetime import date, datetime
from pathlib import Path

from naung.city.make import make_city
from naung.city.sent import FOLDER
from naung.office import demo as people
from naung.office.road.taking_in import take_in
from naung.proposals import demo as proposals

PEOPLE = 3000


def fill(at: datetime, today: date, program: Path | None = None) -> None:
    """The made people of the office, then a programme: the one given, else that of a small made city."""
    people.fill(at, today)
    if program is not None:
        proposals.fill(take_in(program, at), program.parent / FOLDER, at)
        return
    with tempfile.TemporaryDirectory(prefix="naung-") as place:
        city = Path(place) / "kota"
        make_city(city, PEOPLE, 2026, lambda _: None)
        proposals.fill(take_in(city / "program.yaml", at), city / FOLDER, at)
