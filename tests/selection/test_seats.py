"""Seats by Sainte-Laguë: worked by hand, and against the definition, place by place in fractions."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.selection.seats import Cell, apportion, reserve_of
from naung.values.errors import Refusal

WORKED = [
    # cells as (candidates, weight), places, minimum, seats
    ([(100, 53), (100, 24), (100, 23)], 7, 0, [3, 2, 2]),
    ([(100, 1), (100, 1)], 1, 0, [1, 0]),  # equal quotients: the smaller code
    ([(2, 100), (100, 1)], 5, 0, [2, 3]),  # a cell never has more seats than candidates
    ([(3, 0), (3, 5)], 5, 0, [2, 3]),  # weight 0 gets what the others cannot fill, by candidates
    ([(3, 0), (9, 0)], 4, 0, [1, 3]),  # no weight at all: by candidates
    ([(5, 1), (5, 100), (0, 9)], 4, 1, [1, 3, 0]),  # a floor, at most the candidates
    ([(1, 1)], 10, 0, [1]),  # places left over stay empty
    ([(0, 0)], 3, 0, [0]),
]


@pytest.mark.parametrize(("cells", "places", "minimum", "seats"), WORKED)
def test_worked_by_hand(cells: list[tuple[int, int]], places: int, minimum: int, seats: list[int]) -> None:
    named = [Cell(f"{number:02d}", *cell) for number, cell in enumerate(cells)]
    given_seats = apportion(named, places, minimum)
    assert [given_seats[cell.code].seats for cell in named] == seats


def test_floors_above_the_places_are_refused_naming_both() -> None:
    with pytest.raises(Refusal) as refusal:
        apportion([Cell("a", 5, 1), Cell("b", 1, 1)], 3, 3)
    assert "4 tempat" in str(refusal.value)
    assert "3 tempat" in str(refusal.value)


@given(
    st.lists(st.tuples(st.integers(0, 9), st.integers(0, 2**60)), min_size=1, max_size=6),
    st.integers(1, 30),
    st.integers(0, 2),
)
def test_agrees_with_the_definition(cells: list[tuple[int, int]], places: int, minimum: int) -> None:
    named = [Cell(f"{number:02d}", *cell) for number, cell in enumerate(cells)]
    floors = [min(minimum, cell.candidates) for cell in named]
    if sum(floors) > places:
        with pytest.raises(Refusal):
            apportion(named, places, minimum)
        return
    seats = list(floors)
    for weights in ([cell.weight for cell in named], [cell.candidates for cell in named]):
        while sum(seats) < places:
            open_cells = [n for n, cell in enumerate(named) if weights[n] > 0 and seats[n] < cell.candidates]
            if not open_cells:
                break
            seats[max(open_cells, key=lambda n: (Fraction(weights[n], 2 * seats[n] + 1), -n))] += 1
    given_seats = apportion(named, places, minimum)
    assert [given_seats[cell.code].seats for cell in named] == seats
    assert [given_seats[cell.code].floor for cell in named] == floors


@pytest.mark.parametrize(
    ("seats", "percent", "reserve"), [(0, 25, 0), (1, 25, 1), (4, 25, 1), (5, 25, 2), (7, 0, 0), (3, 250, 8)]
)
def test_reserve_is_rounded_up(seats: int, percent: int, reserve: int) -> None:
    assert reserve_of(seats, percent) == reserve
