"""What another quota weight would change: seats and chances anew, counted against the frozen ones. Not here: words.

Only weights that the frozen folder holds; who is a candidate and in which tier is as frozen.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields

from naung.draw.cells import FrozenCell, FrozenDraw
from naung.draw.chances import Chance, chances

WEIGHTS: dict[str, Callable[[FrozenCell], int]] = {
    "candidates": lambda cell: cell.candidates,
    "people": lambda cell: cell.people,
    "equal": lambda _: 1,
}


@dataclass(frozen=True)
class Effect:
    """How many candidates would have a higher, lower, or the same chance.

    Of the higher, `opened` have none now and would have one; of the lower, `closed` would have none.
    """

    higher: int
    lower: int
    same: int
    opened: int
    closed: int


@dataclass(frozen=True)
class Otherwise:
    """The draw under another weight; `seats` by cell, `chances` tier by tier as in the frozen draw."""

    weight: str
    seats: dict[str, int]
    chances: tuple[Chance, ...]
    effect: Effect


def own_weight(draw: FrozenDraw) -> str:
    """candidates, people, when or path; empty without a quota."""
    if draw.quota is None:
        return ""
    weight = draw.quota["weight"]
    return weight if isinstance(weight, str) else next(iter(weight))


def other_weights(draw: FrozenDraw) -> list[Otherwise]:
    """Every weight but the programme's own; none without a quota, where one cell has all places."""
    if draw.quota is None:
        return []
    return [_otherwise(draw, weight) for weight in WEIGHTS if weight != own_weight(draw)]


def _otherwise(draw: FrozenDraw, weight: str) -> Otherwise:
    seats = draw.seats_by({cell.code: WEIGHTS[weight](cell) for cell in draw.cells})
    then = tuple(chances(draw.tiers, seats))
    return Otherwise(weight, seats, then, effect(draw.chances, then))


def effect(now: Iterable[Chance], then: Iterable[Chance]) -> Effect:
    """Both tell the same tiers of the same people in the same order, so more places are a higher chance."""
    counts: Counter[str] = Counter()
    for one, other in zip(now, then, strict=True):
        way = "higher" if other.places > one.places else "lower" if other.places < one.places else "same"
        counts[way] += one.people
        counts["opened"] += one.people if not one.places and other.places else 0
        counts["closed"] += one.people if one.places and not other.places else 0
    return Effect(*(counts[one.name] for one in fields(Effect)))
