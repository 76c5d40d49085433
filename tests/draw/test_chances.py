"""What the dice leave to chance: by hand, against all orders of the tickets, against many seeds."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.draw.cells import FrozenCell, FrozenDraw
from naung.draw.chances import Chance, Share, by_cell, chances, largest, smallest, total
from naung.draw.weights import Effect, effect, other_weights
from naung.selection.seats import Cell, apportion

Tiers = list[tuple[str, int, int]]
WORKED = [
    # tiers of one cell, seats, places of each tier
    ([4, 10, 7], 6, [4, 2, 0]),
    ([4, 10, 7], 4, [4, 0, 0]),  # the seats end with a tier: nothing is drawn
    ([4, 10, 7], 21, [4, 10, 7]),
    ([4, 10, 7], 0, [0, 0, 0]),
    ([3], 1, [1]),
    ([], 0, []),
]


def tiers_of(cell: str, sizes: Sequence[int]) -> Tiers:
    return [(cell, number, size) for number, size in enumerate(sizes, 1)]


def frozen_draw(cells: Sequence[tuple[int, int, list[int]]], places: int, **quota: Any) -> FrozenDraw:
    """A frozen draw of cells (people, weight, sizes of tiers); its seats are apportioned by the weights."""
    named = [(f"{number:02d}", *cell) for number, cell in enumerate(cells)]
    weighed = [Cell(code, sum(sizes), weight) for code, _, weight, sizes in named]
    quota = {"by": "kode_kelurahan", "weight": {"path": "bobot.csv"}, "minimum": 0} | quota
    seats = apportion(weighed, places, quota["minimum"])
    frozen = tuple(
        FrozenCell(code, "", count, sum(sizes), weight, seats[code].seats) for code, count, weight, sizes in named
    )
    freeze = {"programme": {"quota": quota, "doubles": "off"}, "counts": {"places": places}, "rehearsal": False}
    return FrozenDraw("ab" * 32, freeze, False, frozen, tuple(t for one in named for t in tiers_of(one[0], one[3])))


DRAWS = st.builds(
    frozen_draw,
    st.lists(st.tuples(st.integers(0, 50), st.integers(0, 9), st.lists(st.integers(1, 6), max_size=4)), min_size=1),
    st.integers(1, 40),
)


@pytest.mark.parametrize(("sizes", "seats", "places"), WORKED)
def test_worked_by_hand(sizes: list[int], seats: int, places: list[int]) -> None:
    told = chances(tiers_of("a", sizes), {"a": seats})
    assert [one.places for one in told] == places
    assert [one.tier for one in told if one.drawn] == [n for n, p in enumerate(places, 1) if 0 < p < sizes[n - 1]]


def test_the_smallest_and_the_largest_are_named_and_sums_add_up() -> None:
    told = chances([*tiers_of("a", [2, 6, 5]), *tiers_of("b", [3]), *tiers_of("c", [9])], {"a": 4, "b": 1, "c": 9})
    assert smallest(told) == Chance("a", 2, 6, 2)  # as small as b's: the smaller code
    assert largest(told) == Chance("a", 2, 6, 2)
    a, b, c, d = by_cell(told, ["a", "b", "c", "d"])
    assert (a.sure, a.drawn, a.out) == (Share(1, 2), Chance("a", 2, 6, 2), Share(1, 5))
    assert (b.sure, b.out, b.candidates) == (Share(0, 0), Share(0, 0), 3)
    assert (c.sure, c.drawn) == (Share(1, 9), None)
    assert (d.sure, d.drawn, d.out, d.candidates) == (Share(0, 0), None, Share(0, 0), 0)
    whole = total(told)
    assert (whole.sure.people, whole.drawn.people, whole.drawn_places, whole.out.people) == (11, 9, 3, 5)
    assert (whole.places, whole.candidates) == (14, 25)


def test_nothing_drawn_has_no_smallest() -> None:
    told = chances(tiers_of("a", [2, 2]), {"a": 2})
    assert smallest(told) is largest(told) is None


@pytest.mark.parametrize(("sizes", "seats"), [([2, 3, 1], 3), ([1, 4, 2], 2), ([6], 5), ([2, 2, 2], 4)])
def test_exact_over_every_order_of_the_tickets(sizes: list[int], seats: int) -> None:
    """Every order of tickets is as likely: the share of orders that takes a person in is her chance."""
    persons = [tier for tier, size in enumerate(sizes, 1) for _ in range(size)]
    orders = list(permutations(range(len(persons))))
    taken: Counter[int] = Counter()
    for tickets in orders:
        ranked = sorted(range(len(persons)), key=lambda who: (persons[who], tickets[who]))
        taken.update(ranked[:seats])
    told = {one.tier: one.exact for one in chances(tiers_of("a", sizes), {"a": seats})}
    for who, tier in enumerate(persons):
        assert Fraction(taken[who], len(orders)) == told[tier]


def test_near_the_share_of_seeds_under_the_real_ticket() -> None:
    sizes, seats, seeds = [2, 5, 2], 4, 4_000
    persons = [
        (tier, f"{who}" * 32) for who, tier in enumerate(t for t, size in enumerate(sizes, 1) for _ in range(size))
    ]
    taken: Counter[int] = Counter()
    for number in range(seeds):
        seed = hashlib.sha256(f"benih {number}".encode()).hexdigest()
        tickets = {who: hashlib.sha256(f"{seed}:{who}".encode()).hexdigest() for _, who in persons}
        ranked = sorted(range(len(persons)), key=lambda who: (persons[who][0], tickets[persons[who][1]]))
        taken.update(ranked[:seats])
    told = {one.tier: one.exact for one in chances(tiers_of("a", sizes), {"a": seats})}
    for who, (tier, _) in enumerate(persons):
        chance = told[tier]
        variance = seeds * chance * (1 - chance)
        assert (taken[who] - seeds * chance) ** 2 <= 16 * variance  # four standard deviations; exact at 0 and 1


@given(DRAWS)
def test_places_over_tiers_are_the_seats(draw: FrozenDraw) -> None:
    for one, cell in zip(by_cell(draw.chances, draw.seats), draw.cells, strict=True):
        drawn = one.drawn.places if one.drawn else 0
        assert one.sure.people + drawn == cell.seats
        assert one.candidates == cell.candidates
        assert sum(tier.drawn for tier in draw.chances if tier.cell == cell.code) <= 1
    assert total(draw.chances).places == sum(draw.seats.values())


@given(DRAWS)
def test_other_weights_are_apportioned_anew_and_each_person_is_counted_once(draw: FrozenDraw) -> None:
    weights = {
        "candidates": [cell.candidates for cell in draw.cells],
        "people": [cell.people for cell in draw.cells],
        "equal": [1 for _ in draw.cells],
    }
    others = other_weights(draw)
    assert [one.weight for one in others] == list(weights)
    for one in others:
        cells = [Cell(c.code, c.candidates, w) for c, w in zip(draw.cells, weights[one.weight], strict=True)]
        given_seats = apportion(cells, draw.freeze["counts"]["places"], 0)
        assert one.seats == {code: seats.seats for code, seats in given_seats.items()}
        assert one.effect == by_person(draw.chances, one.chances)
        assert sum(one.seats.values()) == sum(draw.seats.values())


def by_person(now: Sequence[Chance], then: Sequence[Chance]) -> Effect:
    """The same, person by person in fractions."""
    before = [one.exact for one in now for _ in range(one.people)]
    after = [one.exact for one in then for _ in range(one.people)]
    pairs = list(zip(before, after, strict=True))
    return Effect(
        higher=sum(b > a for a, b in pairs),
        lower=sum(b < a for a, b in pairs),
        same=sum(b == a for a, b in pairs),
        opened=sum(a == 0 < b for a, b in pairs),
        closed=sum(b == 0 < a for a, b in pairs),
    )


def test_an_effect_worked_by_hand() -> None:
    """Ten places, all by weight to the first cell; alike, five each."""
    draw = frozen_draw([(100, 9, [4, 4, 4]), (100, 0, [3, 3, 3])], 10)
    assert draw.seats == {"00": 10, "01": 0}
    equal = next(one for one in other_weights(draw) if one.weight == "equal")
    assert equal.seats == {"00": 5, "01": 5}
    assert [one.places for one in equal.chances] == [4, 1, 0, 3, 2, 0]
    assert equal.effect == Effect(higher=6, lower=8, same=7, opened=6, closed=4)


def test_the_programmes_own_weight_is_no_other_one() -> None:
    cells = [(9, 3, [3]), (5, 2, [2])]
    assert [one.weight for one in other_weights(frozen_draw(cells, 2, weight="candidates"))] == ["people", "equal"]
    assert [one.weight for one in other_weights(frozen_draw(cells, 2, weight="people"))] == ["candidates", "equal"]


def test_nothing_changes_against_itself() -> None:
    told = chances(tiers_of("a", [2, 3]), {"a": 3})
    assert effect(told, told) == Effect(0, 0, 5, 0, 0)
