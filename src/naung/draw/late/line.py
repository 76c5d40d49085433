"""The line of every cell as it is now: the result's, with those upheld since where their keys and tickets put them.

Not here: who holds a place (state), who comes next (fill).
"""

import csv
from pathlib import Path

from naung.draw.late.state import Person
from naung.draw.result import LINE
from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import column, ordered
from naung.selection.compiled import Compiled

ROOM = "naung.draw"


def read_line(
    duck: Duck, compiled: Compiled, result: Path, upheld: list[Path]
) -> tuple[dict[str, Person], dict[str, list[str]]]:
    """Everybody by pseudonym, and each cell's pseudonyms in order; `upheld` are the late rows, older first."""
    duck.open("line_rows", [result / LINE, *upheld])
    keys = [ordered(column(f"key {place}"), one.descending) for place, one in enumerate(compiled.order)]
    people: dict[str, Person] = {}
    line: dict[str, list[str]] = {}
    for batch in duck.batches(step(ROOM, "line_now", {"order": [*keys, ordered(column("ticket"), False)]})):
        for pseudonym, nik, family, cell, ticket, rank, status, place in batch:
            given = place if rank is None else rank
            people[pseudonym] = Person(pseudonym, nik, family, cell, ticket, given, status == "selected")
            line.setdefault(cell, []).append(pseudonym)
    return people, line


def read_names(result: Path) -> dict[str, str]:
    """The name of every cell, by code; some have none."""
    with (result / "quota.csv").open(encoding="utf-8", newline="") as file:
        return {row["cell"]: row["name"] for row in csv.DictReader(file)}


def read_cells(result: Path) -> dict[str, dict[str, int]]:
    """`seats`, `weight` and `candidates` of every cell, as the result published them."""
    with (result / "quota.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["cell"]: {name: int(row[name]) for name in ("seats", "weight", "candidates")}
            for row in csv.DictReader(file)
        }
