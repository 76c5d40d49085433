"""Samples for the field, from the draw's own seed under a tag of their own: nobody picks whom, and they can grow.

Not here: workbooks, and what the field found.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from math import comb

from naung.draw.history import SAMPLE, append
from naung.draw.late.book import Draw
from naung.draw.result import check_line
from naung.draw.seed import read_seed
from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import integer, text, truth

ROOM = "naung.draw"
TAG = "naung-sample-v1"
STATUSES = ("selected", "reserve", "not_reached")
UNSEEN = 20
"""One in so many: the chance that a sample shows no fault although there are more than `at_most` says."""


@dataclass(frozen=True)
class Sampled:
    """One to visit; `place` counts from 1 in the sample, or in the cell's."""

    pseudonym: str
    nik: str
    name: str | None
    cell: str
    rank: int
    place: int


@dataclass(frozen=True)
class Sample:
    """Whom to visit, out of how many."""

    people: tuple[Sampled, ...]
    among: int


def draw_sample(draw: Draw, duck: Duck, status: str, size: int, each_cell: bool, at: datetime) -> Sample:
    """The first `size` of a status, in all or in each cell; written into the history, unless it stands there already.

    A larger sample holds the smaller one.
    """
    check_line(draw.result, draw.history, duck)
    duck.open("people", [draw.result / "people.parquet"])
    holes = {
        "tag": text(f"{TAG}:{read_seed(draw.frozen).hex}:"),
        "status": text(status),
        "each_cell": truth(each_cell),
        "size": integer(size),
    }
    people = tuple(Sampled(*row) for row in duck.rows(step(ROOM, "sampled", holes)))
    among: dict[str, int] = dict(duck.rows(step(ROOM, "counted_statuses")))
    digest = hashlib.sha256("\n".join(one.pseudonym for one in people).encode()).hexdigest()
    told = {"among": status, "each_cell": each_cell, "size": size, "digest": digest}
    if not any(all(one.get(key) == value for key, value in told.items()) for one in draw.history.events):
        append(draw.history, SAMPLE, told, at)
    return Sample(people, among.get(status, 0))


def at_most(people: int, visited: int) -> int:
    """How many faulty ones there can be among `people` although `visited` chosen at random show none (95 % sure).

    Exact: the largest number of faulty ones that a sample would miss with a chance of at least one in UNSEEN.
    """
    all_samples = comb(people, visited)
    low, high = 0, people - visited
    while low < high:
        middle = (low + high + 1) // 2
        if UNSEEN * comb(people - middle, visited) >= all_samples:
            low = middle
        else:
            high = middle - 1
    return low
