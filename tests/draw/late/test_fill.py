"""Who follows: drawn tables, then what must hold whatever comes."""

from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from naung.draw.late.fill import Terms, fill, next_cell
from naung.draw.late.state import Person, Standing, State
from naung.values.month import Month

COVER = [Month(2026, number) for number in range(1, 13)]
PRICE = dict.fromkeys(COVER, 100)


def standing(cells: dict[str, tuple[int, int]]) -> Standing:
    """`cells`: code → (seats, candidates); people are named a1, a2 … in the cell's order."""
    people, line = {}, {}
    for cell, (seats, candidates) in cells.items():
        line[cell] = [f"{cell}{rank}" for rank in range(1, candidates + 1)]
        for rank, who in enumerate(line[cell], 1):
            people[who] = Person(who, f"nik {who}", None, cell, "", rank, rank <= seats)
    return Standing(people, line, State())


def terms(cells: dict[str, tuple[int, int]], start: int = 3, slack_idr: int = 0, most: int | None = None) -> Terms:
    taken = sum(seats for seats, _ in cells.values())
    shown = {
        code: {"seats": seats, "weight": candidates, "candidates": candidates}
        for code, (seats, candidates) in cells.items()
    }
    return Terms(PRICE, taken * 1200 + slack_idr, taken if most is None else most, Month(2026, start), shown)


def leaves(now: Standing, who: str, month: int = 3) -> None:
    held, free = now.holds(who), str(Month(2026, month))
    told = {"kind": "berhenti", "pseudonym": who, "cell": now.people[who].cell, "held": held, "month": free}
    now.state.take({**told, "free": free if held else None})


def upheld(now: Standing, who: str, cell: str, place: int) -> None:
    """Somebody takes a place in a cell's line, as an objection upheld late gives it."""
    now.people[who] = Person(who, f"nik {who}", None, cell, "", place, False)  # type: ignore[index]
    now.line[cell].insert(place - 1, who)
    told = {"kind": "dikabulkan", "pseudonym": who, "nik_baru": None, "outcome": "antre", "rank": place}
    now.state.take(told)


def told(now: Standing, terms_: Terms, eligible: Callable[[str], str | None] = lambda who: "") -> list[tuple[Any, ...]]:
    shown = ("pseudonym", "from", "to", "month", "by", "codes")
    return [(one["kind"], *(one[key] for key in shown if key in one)) for one in fill(now, terms_, eligible)]


def test_the_next_in_line_follows_from_the_month_the_place_is_free() -> None:
    cells = {"a": (2, 5), "b": (1, 3)}
    now = standing(cells)
    leaves(now, "a1", 5)
    leaves(now, "b1", 2)
    assert told(now, terms(cells)) == [("masuk", "b2", "2026-03", "tempat"), ("masuk", "a3", "2026-05", "tempat")]
    assert now.state.free == []


def test_whoever_left_the_line_or_fails_today_is_passed_over() -> None:
    cells = {"a": (1, 5)}
    now = standing(cells)
    for who in ("a1", "a2"):
        leaves(now, who)
    failing = {"a3": "usia", "a4": None}
    assert told(now, terms(cells), lambda who: failing.get(who, "")) == [
        ("dilewati", "a3", "usia"),
        ("dilewati", "a4", "tidak_di_registri"),
        ("masuk", "a5", "2026-03", "tempat"),
    ]


def test_a_seat_whose_line_is_empty_goes_to_the_next_cell_by_sainte_lague() -> None:
    cells = {"a": (1, 1), "b": (2, 9), "c": (3, 9)}
    now = standing(cells)
    leaves(now, "a1")
    assert told(now, terms(cells)) == [("pindah", "a", "b"), ("masuk", "b3", "2026-03", "tempat")]
    leaves(now, "b1")
    assert now.state.moved == {"a": -1, "b": 1}
    # The seats count on: b has three now, as c; the smaller code of equals.
    assert next_cell(now, terms(cells), set(), {"a"}) == "b"
    now.state.moved["b"] += 1
    assert next_cell(now, terms(cells), set(), {"a"}) == "c"


def test_nobody_left_in_line_leaves_the_place_free() -> None:
    cells = {"a": (1, 2)}
    now = standing(cells)
    leaves(now, "a1")
    assert told(now, terms(cells), lambda who: "usia") == [("dilewati", "a2", "usia")]
    assert len(now.state.free) == 1
    assert told(now, terms(cells)) == [("masuk", "a2", "2026-03", "tempat")]


def test_no_month_left_no_one_enters() -> None:
    cells = {"a": (1, 2)}
    now = standing(cells)
    leaves(now, "a1", 12)
    late = Terms(PRICE, 10_000, 5, Month(2027, 1), terms(cells).cells)
    assert told(now, late) == []


def test_the_upheld_within_the_seats_waits_for_a_place_and_nobody_is_thrown_out() -> None:
    cells = {"a": (2, 4)}
    now = standing(cells)
    upheld(now, "u", "a", 1)
    assert told(now, terms(cells)) == []
    assert [who for who in now.line["a"] if now.holds(who)] == ["a1", "a2"]
    leaves(now, "a2")
    assert told(now, terms(cells)) == [("masuk", "u", "2026-03", "tempat")]


def test_the_upheld_within_the_seats_enters_by_money_that_is_left() -> None:
    cells = {"a": (2, 4)}
    now = standing(cells)
    upheld(now, "u", "a", 2)
    assert told(now, terms(cells, slack_idr=999, most=9)) == []
    assert told(now, terms(cells, slack_idr=1000, most=2)) == []
    assert told(now, terms(cells, slack_idr=1000, most=3)) == [("masuk", "u", "2026-03", "uang")]
    assert told(now, terms(cells, slack_idr=9000, most=9)) == []


def test_the_upheld_beyond_the_seats_is_in_the_reserve_only() -> None:
    cells = {"a": (2, 4)}
    now = standing(cells)
    upheld(now, "u", "a", 3)
    assert told(now, terms(cells, slack_idr=9000, most=9)) == []
    leaves(now, "a1")
    assert told(now, terms(cells)) == [("masuk", "u", "2026-03", "tempat")]


@st.composite
def histories(draw: st.DrawFn) -> tuple[dict[str, tuple[int, int]], list[tuple[str, int]], set[str], int, int]:
    cells = {}
    for code in draw(st.sampled_from(["a", "ab", "abc"])):
        candidates = draw(st.integers(0, 6))
        cells[code] = (draw(st.integers(0, candidates)), candidates)
    everyone = [f"{cell}{rank}" for cell, (_, most) in cells.items() for rank in range(1, most + 1)]
    chosen = st.lists(st.tuples(st.sampled_from(everyone or ["-"]), st.integers(1, 12)), unique_by=lambda one: one[0])
    leavers = draw(chosen) if everyone else []
    failing = {who for who in everyone if draw(st.booleans()) and draw(st.booleans())}
    return cells, leavers, failing, draw(st.integers(0, 2500)), draw(st.integers(1, 12))


@settings(max_examples=300, deadline=None)
@given(histories())
def test_what_holds_whatever_comes(
    history: tuple[dict[str, tuple[int, int]], list[tuple[str, int]], set[str], int, int],
) -> None:
    cells, leavers, failing, slack, start = history
    now = standing(cells)
    if "a" in cells and cells["a"][0]:
        upheld(now, "u", "a", 1)
    before = {who for who in now.people if now.holds(who)}
    for who, month in leavers:
        leaves(now, who, max(month, start))
    bounds = terms(cells, start, slack, most=sum(seats for seats, _ in cells.values()) + 1)
    happened = list(fill(now, bounds, lambda who: "usia" if who in failing else ""))
    left = {who for who, _ in leavers}
    holders = {who for who in now.people if now.holds(who)}
    assert before - left <= holders
    assert not holders & left
    spent = sum(PRICE[month] for who in now.ever() for month in now.months(who, COVER))
    assert spent <= bounds.budget_idr
    for month in COVER:
        assert sum(month in now.months(who, COVER) for who in now.ever()) <= bounds.most
    entered = [one for one in happened if one["kind"] == "masuk"]
    assert not {one["pseudonym"] for one in entered} & (failing | left | before)
    # Whoever enters passes nobody of the cell who waits and is eligible.
    for one in entered:
        line = now.line[one["cell"]]
        ahead = line[: line.index(one["pseudonym"])]
        assert all(who in holders or who in left or who in failing for who in ahead)


def test_money_for_one_goes_to_the_smaller_rank_not_to_whom_an_office_wrote_first() -> None:
    cells = {"a": (2, 4), "b": (3, 5)}
    now = standing(cells)
    upheld(now, "u", "b", 2)
    upheld(now, "v", "a", 1)
    assert told(now, terms(cells, slack_idr=1000, most=9)) == [("masuk", "v", "2026-03", "uang")]
