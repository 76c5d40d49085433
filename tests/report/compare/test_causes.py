"""The first cause of a mover: a drawn table, one line a case. `here` selects her, `there` does not."""

from pathlib import Path
from typing import Any

import pytest

from naung.report.compare.causes import Mover, Place, Sides, cause_rank, cause_words, first_cause
from naung.report.past import CellQuota, PastRun


def run(seats: int, **changes: Any) -> PastRun:
    rules = [{"code": code, "text": code, "when": "TRUE", "unknown": "reject"} for code in ("usia", "desil")]
    programme = {"title": "", "program": "x", "order": ["poin DESC"], "rules": rules, "quota": None} | changes
    cell = CellQuota("-", "", 100, 50, 50, seats, seats, 0, None, None)
    return PastRun(Path("x"), {"programme": programme, "seed": "a"}, {}, {"-": cell, "9": cell})


def place(before: int, size: int, ticket: str = "t", keys: tuple[str | None, ...] = ("1",), cell: str = "-") -> Place:
    return Place(cell, before, size, "p", ticket, keys)


HERE = place(3, 4)
CASES = [
    # status there, failed, her place there, seats there, other order, cause
    (None, None, None, 9, False, "absent"),
    ("ineligible", "desil", None, 9, False, "rule:desil"),
    ("ineligible", "nik_ganda", None, 9, False, "rule:nik_ganda"),
    ("family_represented", None, None, 9, False, "family"),
    ("reserve", None, place(3, 4, cell="9"), 9, False, "cell"),
    ("reserve", None, place(9, 4, keys=("0",)), 9, False, "order"),  # her own points fell
    ("reserve", None, place(9, 4), 9, True, "order"),  # the programme orders otherwise
    ("reserve", None, place(3, 9), 9, True, "order"),  # more stand beside her
    ("reserve", None, place(3, 4, keys=("0",)), 4, False, "seats"),  # her values changed, her place did not
    ("reserve", None, place(2, 4, keys=("2",)), 4, False, "seats"),  # she even stands better
    ("reserve", None, place(3, 4), 4, False, "seats"),
    ("reserve", None, place(3, 4, ticket="u"), 4, False, "seats"),  # seats are asked before tickets
    ("reserve", None, place(3, 4, ticket="u"), 5, False, "ticket"),
    ("not_reached", None, place(8, 4, ticket="u"), 5, False, "displaced"),  # no ticket could have helped her
    ("not_reached", None, place(8, 4), 5, False, "displaced"),
    ("reserve", None, place(3, 9), 5, False, "displaced"),  # more equals, the same ticket
]


@pytest.mark.parametrize(("status", "failed", "there", "seats", "reordered", "cause"), CASES)
def test_first_cause(
    status: str | None, failed: str | None, there: Place | None, seats: int, reordered: bool, cause: str
) -> None:
    other = run(seats, order=["umur ASC"] if reordered else ["poin DESC"])
    sides = Sides(run(5), other, "A", "B")
    mover = Mover("3275010101900001", "3275011001", 5, HERE, status, failed, there)
    assert first_cause(mover, sides) == cause
    assert " B" in cause_words(cause, sides)


def test_rules_stand_in_rule_order_after_the_built_ins() -> None:
    sides = Sides(run(5), run(5), "A", "B")
    causes = ["displaced", "rule:desil", "seats", "rule:usia", "rule:nik_ganda", "absent"]
    in_order = sorted(causes, key=lambda cause: cause_rank(cause, sides))
    assert in_order == ["absent", "rule:nik_ganda", "rule:usia", "rule:desil", "seats", "displaced"]


def test_a_rule_says_whether_it_is_new_other_or_sees_other_data() -> None:
    rule = {"code": "desil", "text": "Desil 1", "when": "desil_nasional = 1", "unknown": "reject"}
    with_rule, without = run(5, rules=[rule]), run(5, rules=[])
    other = run(5, rules=[rule | {"when": "desil_nasional = 2"}])
    said = [cause_words("rule:desil", Sides(here, with_rule, "A", "B")) for here in (without, other, with_rule)]
    assert [text.rpartition("(")[2] for text in said] == [
        "aturan ini tidak ada di A)",
        "aturan ini lain di A)",
        "aturannya sama, datanya lain)",
    ]
