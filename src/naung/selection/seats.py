"""Seats by Sainte-Laguë, compared exactly in whole numbers. Not here: how many places the money covers."""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from naung.values.errors import Refusal


@dataclass(frozen=True)
class Cell:
    """A cell before seats: its code, candidates and weight, whole and not negative."""

    code: str
    candidates: int
    weight: int


@dataclass(frozen=True)
class Seats:
    floor: int
    seats: int


def apportion(cells: Sequence[Cell], places: int, minimum: int) -> dict[str, Seats]:
    """Seats by cell code: floors first, then place by place to the largest weight / (2·seats + 1).

    Equal quotients go to the smaller code. When no cell of positive weight has an unseated candidate
    left, the rest goes by candidates. Floors above the places are a Refusal that names both.
    """
    floors = {cell.code: min(minimum, cell.candidates) for cell in cells}
    if sum(floors.values()) > places:
        raise Refusal(
            f"quota.minimum: batas bawah {minimum} meminta {sum(floors.values())} tempat di {len(cells)} sel, "
            f"tetapi uang hanya cukup untuk {places} tempat"
        )
    seats = dict(floors)
    left = places - sum(floors.values())
    left = _give(cells, {cell.code: cell.weight for cell in cells}, seats, left)
    _give(cells, {cell.code: cell.candidates for cell in cells}, seats, left)
    return {code: Seats(floors[code], seats[code]) for code in seats}


def _give(cells: Sequence[Cell], weights: dict[str, int], seats: dict[str, int], left: int) -> int:
    """Give places to cells of positive weight that have unseated candidates; returns the places left."""
    room = {cell.code: cell.candidates for cell in cells}
    queue = [
        (-Fraction(weights[code], 2 * seats[code] + 1), code)
        for code in room
        if weights[code] > 0 and seats[code] < room[code]
    ]
    heapq.heapify(queue)
    while left and queue:
        _, code = queue[0]
        seats[code] += 1
        left -= 1
        if seats[code] < room[code]:
            heapq.heapreplace(queue, (-Fraction(weights[code], 2 * seats[code] + 1), code))
        else:
            heapq.heappop(queue)
    return left


def reserve_of(seats: int, percent: int) -> int:
    """ceil(seats · percent / 100)"""
    return -(-seats * percent // 100)
