"""What holds for every event: sums equal their items, all has a source, doubts travel, lacking facts never crash."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naung.law import contribution, readings
from naung.law.answer import FIRM_TO_WEAK, Answer, total
from naung.law.benefit import answer
from naung.law.dated import Certainty, load
from naung.law.death import death_sum
from naung.law.event import Aid, Care, Child, Event, Heir, Kind, Trip
from naung.law.event_parts import AIDS, SCHOOLS, WORKS
from naung.values.errors import Refusal
from naung.values.month import Month
from tests.law.test_law_impairment import any_impairment

PAID = ("list", "count", "nothing")
MODES = ("darat", "sungai", "danau", "laut", "udara")
STATUSES = ("janda", "duda", "anak", "ayah", "ibu", "cucu", "saudara_kandung", "mertua", "penerima_wasiat")
some_days = st.dates(min_value=date(2015, 7, 1), max_value=date(2035, 12, 31))
money = st.none() | st.integers(0, 50_000_000)
maybe = st.none() | st.booleans()
children = st.builds(
    Child,
    birth_date=st.dates(min_value=date(1990, 1, 1), max_value=date(2015, 6, 30)),
    school=st.none() | st.sampled_from(SCHOOLS),
    grade=st.none() | st.integers(1, 12),
    married=maybe,
    works=st.none() | st.sampled_from(WORKS),
    works_months=st.none() | st.integers(0, 24),
)
months = st.frozensets(st.builds(Month, st.integers(2013, 2035), st.integers(1, 12)), max_size=60)


@st.composite
def events(draw: st.DrawFn, kinds: tuple[Kind, ...] = tuple(Kind), paid: tuple[str, ...] = PAID) -> Event:
    kind, day = draw(st.sampled_from(kinds)), draw(some_days)
    at_work = kind is not Kind.DEATH
    told = draw(st.sampled_from(paid))
    return Event(
        kind=kind,
        day=day,
        income_base_idr=draw(st.none() | st.sampled_from(contribution.bases(Month(2026, 1)))),
        member_since=draw(st.none() | st.dates(min_value=date(2010, 1, 1), max_value=day)),
        member_until=draw(st.none() | st.dates(min_value=day, max_value=date(2040, 1, 1))),
        birth_date=draw(st.none() | st.dates(min_value=date(1950, 1, 1), max_value=date(1999, 1, 1))),
        paid_months=draw(months) if told == "list" else None,
        paid_count=draw(st.integers(0, 200)) if told == "count" else None,
        arrears_months=None if told == "list" else draw(st.none() | st.integers(0, 5)),
        segments=draw(st.sampled_from([("bpu",), ("bpu", "pu"), ("pu", "pu", "bpu")])),
        sudden=draw(maybe) if kind is not Kind.ACCIDENT else None,
        hours_to_death=draw(st.none() | st.integers(0, 48)) if kind is not Kind.ACCIDENT else None,
        at_work=draw(maybe) if kind is not Kind.ACCIDENT else None,
        unfit_months=draw(st.none() | st.integers(0, 40)) if at_work else None,
        impairments=tuple(draw(st.lists(any_impairment(), max_size=3))) if kind is Kind.ACCIDENT else (),
        total_disability=draw(maybe) if kind is Kind.ACCIDENT else None,
        transport=draw(st.none() | st.lists(st.builds(Trip, st.sampled_from(MODES), money), max_size=4).map(tuple))
        if at_work
        else None,
        aids=tuple(draw(st.lists(st.builds(Aid, st.sampled_from(AIDS), money), max_size=3))) if at_work else (),
        care=draw(st.builds(Care, maybe, maybe, money, maybe)) if at_work else Care(),
        children=draw(st.none() | st.lists(children, max_size=4).map(tuple)),
        heirs=draw(st.none() | st.lists(st.builds(Heir, st.sampled_from(STATUSES)), max_size=4).map(tuple))
        if kind is not Kind.ACCIDENT
        else None,
        papers_complete_on=draw(st.none() | st.just(day)),
    )


many = settings(derandomize=True, deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


@many
@given(events())
def test_every_event_has_an_answer_whose_sums_and_sources_hold(event: Event) -> None:
    found = answer(event)
    assert found.items and all(item.grounds and item.source.link for item in found.items)
    assert found.total_idr == sum(item.amount_idr or 0 for item in found.items) == total(found.items)
    assert 0 <= found.payable_now_idr <= found.total_idr
    assert all(item.amount_idr is None or item.amount_idr >= 0 for item in found.items)
    assert all(need.ground.source.article for need in found.needs)
    assert all(deadline.grounds for deadline in found.deadlines)
    if found.scholarship is not None:
        check_scholarship(event, found)
    check_json(found)


def check_scholarship(event: Event, found: Answer) -> None:
    assert found.scholarship is not None and found.scholarship.grounds
    payments = found.scholarship.payments
    assert found.scholarship.total_idr == sum(payment.amount_idr for payment in payments)
    assert len({payment.child for payment in payments}) <= 2
    assert len({(payment.child, payment.year) for payment in payments}) == len(payments)
    for payment in payments:
        child = (event.children or ())[payment.child - 1]
        assert child.birth_date.year + 23 >= payment.year or payment.level == "sekali"
    for number in {payment.child for payment in payments}:
        assert sum(payment.amount_idr for payment in payments if payment.child == number) <= 87_000_000


def check_json(found: Answer) -> None:
    raw = found.as_json()
    assert raw["total_idr"] == found.total_idr
    assert raw["sources"]
    for item in found.items:
        assert item.as_json()["certainty"] == item.certainty.value


@many
@given(events())
def test_what_is_not_certain_is_told(event: Event) -> None:
    found = answer(event)
    unsure = [item for item in found.items if item.certainty.must_be_confirmed]
    assert not unsure or any("perlu dipastikan" in doubt.lower() for doubt in found.doubts)
    for value in found.grounds:
        assert set(value.doubts_on(event.law_day)) <= set(found.doubts)
    assert len(set(found.doubts)) == len(found.doubts)
    assert all("perlu dipastikan" in doubt.lower() for doubt in found.doubts)


@many
@given(events(kinds=(Kind.ACCIDENT, Kind.WORK_DEATH)), st.integers(0, 40))
def test_longer_unfit_never_gives_less(event: Event, more: int) -> None:
    longer = replace(event, unfit_months=(event.unfit_months or 0) + more)
    assert answer(event).total_idr <= answer(longer).total_idr


@many
@given(events(kinds=(Kind.ACCIDENT,)))
def test_total_disability_never_gives_less_than_partial(event: Event) -> None:
    partial, whole = replace(event, total_disability=None), replace(event, total_disability=True)
    assert answer(partial).total_idr <= answer(whole).total_idr


@many
@given(events(kinds=(Kind.DEATH,), paid=("count",)), st.integers(1, 3))
def test_more_paid_months_never_give_less(event: Event, longer: int) -> None:
    assert event.paid_count is not None
    more = replace(event, paid_count=event.paid_count + longer)
    assert answer(event).total_idr <= answer(more).total_idr


def test_the_death_sum_is_never_less_than_the_lump_sum_of_jkm() -> None:
    assert death_sum(1_000_000, 60, 80, 20_000_000) == 48_000_000
    assert death_sum(400_000, 60, 80, 20_000_000) == 20_000_000
    assert death_sum(416_666, 60, 80, 20_000_000) == 20_000_000
    assert death_sum(416_700, 60, 80, 20_000_000) == 20_001_600


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (Event(Kind.DEATH, date(2015, 6, 30)), "date: ditemukan 2015-06-30; yang boleh: sejak 1 Juli 2015"),
        (
            Event(Kind.WORK_DEATH, date(2015, 7, 2), accident_date=date(2015, 6, 30)),
            "accident_date: ditemukan 2015-06-30; yang boleh: sejak 1 Juli 2015",
        ),
        (
            Event(Kind.ACCIDENT, date(2026, 1, 1), income_base_idr=1_100_000),
            "income_base_idr: Dasar penghasilan Rp1.100.000 tidak ada dalam hukum",
        ),
        (
            Event(
                Kind.DEATH,
                date(2026, 6, 20),
                member_since=date(2026, 1, 1),
                paid_months=frozenset({Month(2026, 1)}),
                arrears_months=2,
            ),
            "arrears_months: ditemukan 2; menurut paid_months tunggakannya 5 bulan",
        ),
    ],
)
def test_an_event_the_law_cannot_judge_is_refused_in_words(event: Event, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        answer(event)
    assert said in str(refused.value)


@pytest.mark.parametrize("settled", ["bulan_iuran_berturut", "bulan_iuran", "hari"])
def test_settling_how_months_are_counted_needs_no_code(settled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One way confirmed: a table with its row alone answers by it, and the other ways are no longer told."""
    entry = load("jkm_months_readings")
    value = entry.values[-1]
    one = replace(value, content=tuple(row for row in value.rows if row["code"] == settled))
    both = {"jkm_months_readings": replace(entry, values=(one,))}
    monkeypatch.setattr(readings, "load", lambda code: both.get(code) or load(code))
    paid = frozenset(Month(2026, number) for number in (1, 2, 3))
    day_89 = Event(Kind.DEATH, date(2026, 3, 31), member_since=date(2026, 1, 1), paid_months=paid)
    found = answer(day_89)
    by_months = settled in ("bulan_iuran_berturut", "bulan_iuran")
    assert found.total_idr == (42_000_000 if by_months else 10_000_000)
    assert not any("Jika yang dihitung" in change.condition for change in found.changes)


def test_certainties_are_ordered_from_firm_to_weak() -> None:
    assert set(FIRM_TO_WEAK) == set(Certainty)
    firm = [certainty for certainty in FIRM_TO_WEAK if not certainty.must_be_confirmed]
    assert tuple(firm) == FIRM_TO_WEAK[: len(firm)]
