"""Seats for the cells and, with a seed, the order of equals. Not here: who is a candidate (judging)."""

from collections.abc import Mapping
from dataclasses import dataclass

from naung.engine.duck import Duck
from naung.engine.engine import Engine
from naung.engine.steps import step
from naung.engine.trees import text
from naung.selection.opening import Opened
from naung.selection.programme import PathOf, When
from naung.selection.seats import Cell, apportion, reserve_of
from naung.selection.tickets import pads
from naung.selection.weights import read_weights

ROOM = "naung.selection"
WHOLE_CITY = "-"


@dataclass(frozen=True)
class SeatedCell:
    """A cell with its seats, known before any seed."""

    code: str
    name: str
    people: int
    eligible: int
    candidates: int
    weight: int
    floor: int
    seats: int
    reserve: int


def cells_of(opened: Opened) -> dict[str, str]:
    """Every cell that exists and its name, by code."""
    quota = opened.programme.quota
    if quota is None:
        return {WHOLE_CITY: ""}
    if quota.by == "kode_kecamatan":
        return {area.code[:6]: "" for area in opened.registry.areas}
    return {area.code: area.name for area in opened.registry.areas}


def weights_of(opened: Opened) -> dict[str, int] | None:
    """The weights that a file gives; None where they are counted from people."""
    quota = opened.programme.quota
    if quota is None or not isinstance(quota.weight, PathOf):
        return None
    return read_weights(opened.inputs["quota.weight.path"], cells_of(opened))


def people_of(opened: Opened, duck: Duck) -> dict[str | None, int]:
    """Registry rows of each cell; without a quota every row is of the one cell."""
    people: dict[str | None, int] = dict(duck.rows(step(ROOM, "people_by_cell")))
    return people if opened.programme.quota else {WHOLE_CITY: sum(people.values())}


def seat_cells(opened: Opened, engine: Engine, people: Mapping[str | None, int]) -> list[SeatedCell]:
    """Apportion the places the money covers to the cells, and lay down the table `seats`."""
    programme, duck = opened.programme, engine.duck
    counted = {
        cell: (candidates, int(weighing)) for cell, candidates, weighing in duck.rows(step(ROOM, "candidates_by_cell"))
    }
    eligible: dict[str, int] = dict(duck.rows(step(ROOM, "eligible_by_cell")))
    names = cells_of(opened)
    given = weights_of(opened)
    cells = []
    for code in sorted(names):
        candidates, weighing = counted.get(code, (0, 0))
        weight = candidates
        if given is not None:
            weight = given[code]
        elif programme.quota and isinstance(programme.quota.weight, When):
            weight = weighing
        elif programme.quota and programme.quota.weight == "people":
            weight = people.get(code, 0)
        cells.append(Cell(code, candidates, weight))
    seats = apportion(cells, programme.covered_places, programme.quota.minimum if programme.quota else 0)
    seated = [
        SeatedCell(
            cell.code,
            names[cell.code],
            people.get(cell.code, 0),
            eligible.get(cell.code, 0),
            cell.candidates,
            cell.weight,
            seats[cell.code].floor,
            seats[cell.code].seats,
            min(reserve_of(seats[cell.code].seats, programme.reserve_percent), cell.candidates),
        )
        for cell in cells
    ]
    shape = {"cell": "VARCHAR", "seats": "BIGINT", "reserve": "BIGINT"}
    duck.add("seats", shape, [(cell.code, cell.seats, cell.reserve) for cell in seated])
    engine.hand_over("seats")
    return seated


def order_equals(engine: Engine, key: bytes, seed: str) -> None:
    """Lay down `standing`: each candidate's pseudonym, ticket, rank in the cell and status."""
    engine.whisper("key_pads", ("outer_pad", "inner_pad"), pads(key))
    engine.make("ranked", step(ROOM, "ranked", {"seed": text(f"{seed}:")}))
    engine.make("standing", step(ROOM, "standing"))
