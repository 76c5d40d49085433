"""Does the disability table give the published amounts, whole rupiah, and never less money for more impairment?"""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.law import contribution, impairment
from naung.law.answer import total
from naung.law.dated import load
from naung.law.event import Event, Impairment, Kind
from naung.law.impairment import ASKS
from naung.values.errors import Refusal
from naung.values.month import Month

PUBLISHED = yaml.safe_load((Path(__file__).parent / "examples" / "impairments_table.yaml").read_text(encoding="utf-8"))
TABLE = load("jkk_impairments").values[0]
ROWS = {str(row["code"]): row for row in TABLE.rows}


def paid(day: date, *impairments: Impairment, base_idr: int = 1_000_000, left_handed: bool = False) -> int:
    event = Event(Kind.ACCIDENT, day, impairments=impairments, left_handed=left_handed)
    return total(impairment.items(event, base_idr))


def measured(row: dict[str, Any]) -> Impairment:
    return Impairment(**{key: value for key, value in row.items() if key != "rupiah"})


@pytest.mark.parametrize("row", PUBLISHED["rows"], ids=str)
def test_the_published_table(row: dict[str, Any]) -> None:
    assert paid(PUBLISHED["date"], measured(row)) == row["rupiah"]


def test_every_row_of_the_table_is_published() -> None:
    assert {row["code"] for row in PUBLISHED["rows"]} == set(ROWS)


def test_right_and_left_mirror_each_other() -> None:
    for code, row in ROWS.items():
        if "mirror" in row:
            assert ROWS[str(row["mirror"])]["mirror"] == code
            one, other = Impairment(code), Impairment(str(row["mirror"]))
            assert paid(date(2018, 1, 1), one, left_handed=True) == paid(date(2018, 1, 1), other)


def test_bands_of_one_code_have_no_holes() -> None:
    for code in ("kaki_memendek", "kerja_fisik"):
        rows = [row for row in TABLE.rows if row["code"] == code]
        for below, above in pairwise(rows):
            assert int(str(below["to_loss"])) + 1 == above["from_loss"]
            assert int(str(below["percent_tenths"])) < int(str(above["percent_tenths"]))


@pytest.mark.parametrize("base_idr", contribution.bases(Month(2026, 1)))
def test_no_base_ever_needs_rounding(base_idr: int) -> None:
    assert base_idr % 50_000 == 0
    for tenths in range(1, 1001):
        assert base_idr * 80 * tenths * 100 % 100_000 == 0
    for percent in range(1, 101):
        assert base_idr * 80 * 45 * percent % 100_000 == 0
        assert base_idr * percent % 100 == 0


def any_impairment() -> st.SearchStrategy[Impairment]:
    return st.sampled_from(sorted(ROWS)).flatmap(_measured)


def _measured(code: str) -> st.SearchStrategy[Impairment]:
    measure = str(ROWS[code]["measure"])
    if measure == "anggota":
        return st.builds(Impairment, st.just(code), loss_percent=st.none() | st.integers(1, 100))
    if measure == "pilihan":
        return st.builds(Impairment, st.just(code), percent_tenths=st.none() | st.integers(100, 300))
    field = ASKS[measure]
    return st.integers(1, 100).map(lambda size: replace(Impairment(code), **{field: size}))


any_day = st.dates(min_value=date(2015, 7, 1), max_value=date(2030, 12, 31))
any_base = st.sampled_from(contribution.bases(Month(2026, 1)))


@settings(derandomize=True, deadline=None)
@given(any_day, any_base, st.lists(any_impairment(), max_size=6), any_impairment(), st.booleans())
def test_one_more_impairment_never_gives_less(
    day: date, base_idr: int, some: list[Impairment], more: Impairment, left: bool
) -> None:
    before = paid(day, *some, base_idr=base_idr, left_handed=left)
    assert before <= paid(day, *some, more, base_idr=base_idr, left_handed=left) <= base_idr * 56


@settings(derandomize=True, deadline=None)
@given(any_day, any_base, any_impairment(), st.integers(1, 100))
def test_a_graver_impairment_never_gives_less(day: date, base_idr: int, one: Impairment, worse: int) -> None:
    field = {"anggota": "loss_percent"}.get(str(ROWS[one.code]["measure"])) or ASKS.get(str(ROWS[one.code]["measure"]))
    if field is None or getattr(one, field) is None:
        return
    graver = replace(one, **{field: max(worse, getattr(one, field))})
    assert paid(day, one, base_idr=base_idr) <= paid(day, graver, base_idr=base_idr)


@settings(derandomize=True, deadline=None)
@given(any_day, any_base, st.lists(any_impairment(), min_size=2, max_size=6), st.randoms(use_true_random=False))
def test_the_order_of_impairments_does_not_matter(day: date, base_idr: int, some: list[Impairment], dice: Any) -> None:
    mixed = list(some)
    dice.shuffle(mixed)
    assert paid(day, *some, base_idr=base_idr) == paid(day, *mixed, base_idr=base_idr)


@pytest.mark.parametrize(
    ("one", "said"),
    [
        (Impairment("kaki_memendek", loss_percent=5), "loss_percent: tidak dipakai"),
        (Impairment("lengan_bahu_kanan", loss_db=5), "loss_db: tidak dipakai"),
        (Impairment("kulit_kepala", percent_tenths=99), "ditemukan 99; yang boleh: 100 sampai 300"),
        (Impairment("kulit_kepala", percent_tenths=301), "ditemukan 301; yang boleh: 100 sampai 300"),
        (Impairment("dengar_satu_turun", loss_percent=5), "loss_percent: tidak dipakai"),
    ],
)
def test_a_measure_that_does_not_fit_is_refused_with_its_field(one: Impairment, said: str) -> None:
    with pytest.raises(Refusal) as refused:
        paid(date(2026, 1, 1), one)
    assert "impairments[1]." in str(refused.value) and said in str(refused.value)
