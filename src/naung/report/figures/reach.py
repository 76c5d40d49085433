"""How far each cell's seats reach its poorest candidates, and how far other seats would. Not here: how it is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naung.engine.steps import step
from naung.engine.trees import integer
from naung.selection.run import Run
from naung.selection.seats import Cell, apportion

ROOM = "naung.report.figures"


@dataclass(frozen=True)
class CellReach:
    """One cell: its poorest candidates, those selected, and with other seats (`None`: not tried)."""

    cell: str
    candidates: int
    selected: int
    other_seats: int | None = None
    other_selected: int | None = None


@dataclass(frozen=True)
class Reach:
    """The lowest decile that any candidate has, and each cell that has candidates of it, by code."""

    decile: int
    cells: tuple[CellReach, ...]


def share(selected: int, candidates: int) -> float:
    return selected / candidates if candidates else 0.0


def find_reach(run: Run, by_cell: Sequence[tuple[str, int, int, int]]) -> Reach | None:
    """Count the poorest of each cell, and try seats weighed by them alone; None where nobody's decile is known.

    `by_cell` has (cell, decile, candidates, selected), -1 for a decile not known.
    """
    known = [decile for _, decile, _, _ in by_cell if decile >= 0]
    if not known:
        return None
    lowest = min(known)
    counted = {cell: (candidates, selected) for cell, decile, candidates, selected in by_cell if decile == lowest}
    other = _other_seats(run, {cell: candidates for cell, (candidates, _) in counted.items()})
    reached = _reached_otherwise(run, lowest, other) if other else {}
    return Reach(
        lowest,
        tuple(
            CellReach(cell, *counted[cell], other.get(cell), reached.get(cell, 0) if other else None)
            for cell in sorted(counted)
        ),
    )


def _other_seats(run: Run, weights: Mapping[str, int]) -> dict[str, int]:
    """Seats by cell if the quota went by the poorest candidates; none where there is no quota."""
    programme = run.opened.programme
    if programme.quota is None:
        return {}
    cells = [Cell(row.cell, row.candidates, weights.get(row.cell, 0)) for row in run.quota]
    seats = apportion(cells, programme.covered_places, programme.quota.minimum)
    return {code: one.seats for code, one in seats.items()}


def _reached_otherwise(run: Run, decile: int, other: Mapping[str, int]) -> dict[str, int]:
    run.duck.add("other_seats", {"cell": "VARCHAR", "seats": "BIGINT"}, list(other.items()))
    return dict(run.duck.rows(step(ROOM, "reached_otherwise", {"decile": integer(decile)})))
