"""Late tickets against chance: the arithmetic exactly, fair batches quiet, a favoured batch found."""

import random
from fractions import Fraction
from itertools import product

import pytest

from naung.draw.late.against_chance import Late, Verdict, verdicts


@pytest.mark.parametrize(("people", "good"), [(1, 0), (1, 1), (3, 1), (3, 2), (4, 4)])
def test_the_chance_is_that_of_all_ways(people: int, good: int) -> None:
    """Each ticket in one of ten tenths, all ways counted one by one."""
    ways = [sum(tenth == 0 for tenth in way) for way in product(range(10), repeat=people)]
    assert Verdict("nik", people, good).chance == Fraction(sum(one >= good for one in ways), len(ways))


def _late(shares: list[float]) -> list[Late]:
    return [Late("", {"kind": "dikabulkan"}, Fraction(share)) for share in shares]


def test_fair_batches_raise_no_alarm_oftener_than_chance_does() -> None:
    chance = random.Random(1)
    alarms = sum(verdicts(_late([chance.random() for _ in range(40)]))[0].rare for _ in range(2000))
    assert alarms <= 30  # one in a hundred at most, give or take


def test_upholding_those_with_good_tickets_is_found() -> None:
    chance = random.Random(2)
    favoured = [min(chance.random() for _ in range(5)) for _ in range(40)]
    (verdict,) = verdicts(_late(favoured))
    assert verdict.rare
    assert verdict.people == 40


def test_nothing_decided_nothing_judged() -> None:
    assert verdicts([Late("", {"kind": "masuk"}, Fraction(0))]) == []
