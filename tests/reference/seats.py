"""How many places each cell gets (contract 5), from numbers alone: no people, no files."""

from collections.abc import Mapping
from fractions import Fraction

from .refusals import Refused

Counts = Mapping[str, int]


def floors_of(candidates: Counts, minimum: int) -> dict[str, int]:
    """Each cell starts with its floor min(`minimum`, its candidates)."""
    return {cell: min(minimum, count) for cell, count in candidates.items()}


def next_cell(seats: Counts, candidates: Counts, weights: Counts) -> str | None:
    """The such cell with the largest weight / (2·seats + 1); equal: the smaller code."""
    open_cells = sorted(cell for cell in seats if weights[cell] > 0 and seats[cell] < candidates[cell])
    best: str | None = None
    best_quotient = Fraction(0)
    for cell in open_cells:
        quotient = Fraction(weights[cell], 2 * seats[cell] + 1)
        if quotient > best_quotient:
            best, best_quotient = cell, quotient
    return best


def apportion(candidates: Counts, weights: Counts, minimum: int, places: int) -> dict[str, int]:
    """Seats by Sainte-Laguë: floors, then cells of positive weight, then the same with weight = candidates."""
    seats = floors_of(candidates, minimum)
    if sum(seats.values()) > places:
        raise Refused(f"minimum: the floors need {sum(seats.values())} places, there are {places} places")
    for given in (weights, candidates):
        while sum(seats.values()) < places:
            cell = next_cell(seats, candidates, given)
            if cell is None:
                break
            seats[cell] += 1
    return seats
