"""Which list rows are one person: through the registry, and among the absent. Not here: recognising (matching).

The data's walk: every list row with its outcome; matched rows are the person of their registry row; absent rows are
joined by what they share (`steps/absent_keys.sql`). What comes out is a person a row, and daftar_ganda.csv.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

import numpy as np

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.matching.recognise import recognisable
from naung.selection.run import Run

ROOM = "naung.report.match"
FILE = "daftar_ganda.csv"


def lay_out_people(run: Run, folder: Path) -> None:
    """Tables `told_lists`, `list_kinds`, `listed_rows` and `listed_people`; `folder` holds the run's lists.parquet.

    A row that is doubtful or rejected is nobody's in `listed_people`.
    """
    duck, opened = run.duck, run.opened
    duck.open("told_lists", [folder / "lists.parquet"])
    kinds = [(number, part.kind) for number, part in enumerate(opened.programme.lists)]
    duck.add("list_kinds", {"list_number": "BIGINT", "kind": "VARCHAR"}, kinds)
    if recognisable(opened.compiled.lists):
        duck.view("evidence", step(ROOM, "evidence"))
    else:
        shape = {"id": "BIGINT", "name_key": "VARCHAR", "birth": "DATE", "area": "VARCHAR", "owner": "BIGINT"}
        duck.add("evidence", shape, [])
    duck.make("listed_rows", step(ROOM, "listed_rows"))
    _lay_out_same(duck, "same_absent", first_of_each(_shared(duck)))
    _lay_out_same(duck, "same_known", _settled(duck))
    duck.make("listed_people", step(ROOM, "listed_people"))


def write_doubles(run: Run, folder: Path) -> None:
    """daftar_ganda.csv: every person with more than one list row, all of those rows; private."""
    run.duck.save_csv(step(ROOM, "doubles_told"), folder / FILE)


def first_of_each(pairs: Iterable[tuple[int, int]]) -> dict[int, int]:
    """The smallest of those that pairs join to each other, directly or by way of others."""
    parents: dict[int, int] = {}

    def first(one: int) -> int:
        while (parent := parents.setdefault(one, one)) != one:
            parents[one] = parents[parent]
            one = parent
        return one

    for one, other in pairs:
        low, high = sorted((first(one), first(other)))
        parents[high] = low
    return {one: first(one) for one in parents}


def _shared(duck: Duck) -> list[tuple[int, int]]:
    """Pairs of absent rows that share a key: each row with the one before it."""
    told = duck.arrays(step(ROOM, "absent_keys"))
    ids, keys = told["id"].tolist(), told["key"].tolist()
    return [(ids[at - 1], ids[at]) for at in range(1, len(ids)) if keys[at - 1] == keys[at]]


def _settled(duck: Duck) -> dict[int, int]:
    """Of registry rows that people told to be one: the row that stays."""
    pairs = duck.rows(step(ROOM, "settled_doubles"))
    firsts = first_of_each((one, other) for one, other, _ in pairs)
    stays: dict[int, int] = {}
    for one, _, kept in pairs:
        stays[firsts[one]] = min(kept, stays.get(firsts[one], kept))
    return {one: stays[first] for one, first in firsts.items()}


def _lay_out_same(duck: Duck, name: str, firsts: Mapping[int, int]) -> None:
    columns = {"id": list(firsts), "first_id": list(firsts.values())}
    duck.add_arrays(name, {key: np.array(values, dtype=np.int64) for key, values in columns.items()})
