"""What is counted of offices' lists: their rows, who stands on several, what people settled. Not here: sentences."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.matching.recognise import recognisable
from naung.report.figures.hindsight import Settled, count_settled
from naung.report.match.people import ROOM as MATCH
from naung.report.match.people import lay_out_people
from naung.selection.listing import model_of
from naung.selection.run import Run

ROOM = "naung.report.figures"
MEASURED = ("precision", "recall", "f1", "lost", "review", "blocked")


@dataclass(frozen=True)
class ListFigures:
    """What became of the rows of one list; `at_once` are matched by the NIK and all else, `matter` are in review.

    `by_name`: the list tells names; else its rows are matched by their exact NIK alone.
    """

    name: str
    kind: str
    by_name: bool
    matched: int
    at_once: int
    absent: int
    rejected: int
    review: int
    matter: int
    candidates: int
    selected: int

    @property
    def lines(self) -> int:
        return self.matched + self.absent + self.rejected + self.review


@dataclass(frozen=True)
class OnLists:
    """People who stand on two, three, four or more lists, and those who stand twice in one."""

    two: int = 0
    three: int = 0
    more: int = 0
    twice: int = 0


@dataclass(frozen=True)
class Measured:
    """The model's quality on made lists whose truth is known: shares, how many rows, which day."""

    shares: Mapping[str, float]
    lines: int
    on: date


@dataclass(frozen=True)
class Matching:
    """All that is counted of lists; `held` registry rows in `pairs` wait, perhaps one person twice."""

    lists: tuple[ListFigures, ...] = ()
    on_all: OnLists = OnLists()
    on_proposals: OnLists = OnLists()
    settled: Settled | None = None
    measured: Measured | None = None
    held: int = 0
    pairs: int = 0

    @property
    def review(self) -> int:
        return sum(one.review for one in self.lists)

    @property
    def matter(self) -> int:
        return sum(one.matter for one in self.lists)


def count_lists(run: Run, folder: Path) -> Matching:
    """Count over the run's open tables; `folder` holds its lists.parquet. Lays out the tables of `match.people`."""
    duck = run.duck
    held, pairs = duck.rows(step(ROOM, "held_up"))[0]
    if not run.opened.programme.lists:
        return Matching(held=held, pairs=pairs)
    lay_out_people(run, folder)
    on = {which: OnLists(*counts) for which, *counts in duck.rows(step(MATCH, "on_lists"))}
    return Matching(
        lists=_lists(run, folder),
        on_all=on.get("all", OnLists()),
        on_proposals=on.get("proposal", OnLists()),
        settled=count_settled(run),
        measured=read_measured(model_of(run.opened).trained) if _by_name(run) else None,
        held=held,
        pairs=pairs,
    )


def read_measured(trained: Mapping[str, Any]) -> Measured | None:
    """What a model's file says of its quality; None where it says nothing that can be shown."""
    try:
        told = trained["measured"]
        shares = {name: float(told[name]) for name in MEASURED}
        measured = Measured(shares, int(told["lines"]), date.fromisoformat(told.get("on") or trained["on"]))
    except (AttributeError, TypeError, KeyError, ValueError):
        return None
    return measured if all(0 <= share <= 1 for share in shares.values()) and measured.lines > 0 else None


def _by_name(run: Run) -> list[int]:
    return recognisable(run.opened.compiled.lists)


def _lists(run: Run, folder: Path) -> tuple[ListFigures, ...]:
    duck, by_name = run.duck, _by_name(run)
    if by_name:
        duck.view("agreed_rows", step(ROOM, "agreed_rows"))
    else:
        duck.add("agreed_rows", {"id": "BIGINT"}, [])
    told = {(name, outcome): (lines, sure) for name, outcome, lines, sure in duck.rows(step(ROOM, "list_outcomes"))}
    people = {name: (candidates, selected) for name, candidates, selected in duck.rows(step(ROOM, "list_people"))}
    matter = _matter(duck, folder)
    return tuple(
        ListFigures(
            part.name,
            part.kind,
            number in by_name,
            matched=told.get((part.name, "matched"), (0, 0))[0],
            at_once=told.get((part.name, "matched"), (0, 0))[1],
            absent=told.get((part.name, "absent"), (0, 0))[0],
            rejected=told.get((part.name, "rejected"), (0, 0))[0],
            review=told.get((part.name, "review"), (0, 0))[0],
            matter=matter.get(part.name, 0),
            candidates=people.get(part.name, (0, 0))[0],
            selected=people.get(part.name, (0, 0))[1],
        )
        for number, part in enumerate(run.opened.programme.lists)
    )


def _matter(duck: Duck, folder: Path) -> dict[str, int]:
    """Of each list the doubtful rows that may change who is within reach; the table is there if its file is."""
    if not (folder / "doubtful.parquet").is_file():
        return {}
    return dict(duck.rows(step(ROOM, "doubtful_rows")))
