"""Does the formula give the published table and the lawyer's examples, at every boundary, and refuse in words?"""

from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from naung.law import contribution
from naung.law.contribution import bases, bracket_of, brackets, monthly, price, relief_words, reliefs
from naung.law.dated import load
from naung.values.errors import Refusal
from naung.values.month import Month

EXAMPLES = Path(__file__).parent / "examples"
PUBLISHED = yaml.safe_load((EXAMPLES / "published_table.yaml").read_text(encoding="utf-8"))
WORKED = yaml.safe_load((EXAMPLES / "worked.yaml").read_text(encoding="utf-8"))
JANUARY = Month(2026, 1)
incomes = st.integers(min_value=0, max_value=10**9)
RELIEF_SECTORS = {
    "2025-12": [],
    "2026-01": ["transportasi"],
    "2026-03": ["transportasi"],
    "2026-04": ["transportasi", "selain transportasi"],
    "2026-12": ["transportasi", "selain transportasi"],
    "2027-01": ["transportasi"],
    "2027-03": ["transportasi"],
    "2027-04": [],
}


def test_the_table_has_33_rows_without_holes() -> None:
    table = brackets(JANUARY)
    assert len(table) == 33
    assert table[0].from_idr == 0 and table[-1].to_idr is None
    for below, above in pairwise(table):
        assert below.to_idr is not None and below.to_idr + 1000 == above.from_idr
        assert below.base_idr < above.base_idr
    assert bases(JANUARY) == tuple(bracket.base_idr for bracket in table)


def test_jkk_is_one_per_cent_of_its_base() -> None:
    assert all(bracket.jkk_idr * 100 == bracket.base_idr for bracket in brackets(JANUARY))


def test_every_base_lies_in_its_own_row() -> None:
    assert [bracket_of(base, JANUARY) for base in bases(JANUARY)] == list(bases(JANUARY))


@pytest.mark.parametrize("line", range(33))
def test_the_published_table(line: int) -> None:
    month = Month.parse(PUBLISHED["month"])
    bracket = brackets(month)[line]
    answer = monthly(bracket.base_idr, month)
    assert PUBLISHED["rows"][line] == {
        "lowest": bracket.from_idr,
        "highest": bracket.to_idr,
        "base": bracket.base_idr,
        "jkk": answer.jkk_idr,
        "jkk_and_jkm": answer.total_idr,
    }
    assert answer.jkk_idr + answer.jkm_idr == answer.total_idr


@pytest.mark.parametrize("example", WORKED["examples"], ids=lambda example: example["name"])
def test_the_worked_examples(example: dict[str, object]) -> None:
    answer = price(int(str(example["base"])), Month.parse(str(example["first_month"])), int(str(example["months"])))
    assert answer.total_idr == example["total"]
    assert answer.total_idr == sum(part.jkk_idr + part.jkm_idr for part in answer.monthly)
    assert answer.monthly[0].jkk_idr == example.get("jkk", answer.monthly[0].jkk_idr)
    assert answer.monthly[0].jkm_idr == example.get("jkm", answer.monthly[0].jkm_idr)


@pytest.mark.parametrize("example", WORKED["brackets"], ids=lambda example: str(example["income"]))
def test_the_base_of_an_income(example: dict[str, int]) -> None:
    assert bracket_of(example["income"], JANUARY) == example["base"]


@settings(derandomize=True, deadline=None)
@given(incomes, incomes)
def test_a_higher_income_never_pays_less(one: int, other: int) -> None:
    lower, higher = sorted((one, other))
    assert monthly(bracket_of(lower, JANUARY), JANUARY).jkk_idr <= monthly(bracket_of(higher, JANUARY), JANUARY).jkk_idr


@settings(derandomize=True, deadline=None)
@given(incomes)
def test_an_income_lies_in_exactly_one_row(income: int) -> None:
    thousands = income - income % 1000
    rows = [
        row
        for row in brackets(JANUARY)
        if row.from_idr <= thousands and (row.to_idr is None or thousands <= row.to_idr)
    ]
    assert [row.base_idr for row in rows] == [bracket_of(income, JANUARY)]


@settings(derandomize=True, deadline=None)
@given(st.sampled_from(bases(JANUARY)), st.integers(min_value=1, max_value=36))
def test_a_price_equals_its_months(base: int, months: int) -> None:
    answer = price(base, Month(2025, 6), months)
    assert len(answer.monthly) == months
    assert answer.total_idr == sum(part.total_idr for part in answer.monthly)
    assert [part.month for part in answer.monthly] == [Month(2025, 6).plus(index) for index in range(months)]
    for part in answer.monthly:
        assert set(part.sources) <= set(answer.sources) and set(part.doubts) <= set(answer.doubts)
    assert len(set(answer.doubts)) == len(answer.doubts) and len(set(answer.sources)) == len(answer.sources)


@pytest.mark.parametrize("base", [1099000, 1099999, 1100000, 0, -1000000, 20700001])
def test_what_is_no_base_is_refused_with_the_bases_there_are(base: int) -> None:
    with pytest.raises(Refusal) as refused:
        monthly(base, JANUARY)
    text = str(refused.value)
    assert "tidak ada dalam hukum untuk bulan 2026-01" in text
    assert "Rp1.000.000, Rp1.200.000" in text and "Rp20.700.000" in text
    assert text.startswith("Dasar penghasilan ")


def test_a_month_before_the_law_is_refused() -> None:
    assert monthly(1000000, Month(2015, 7)).total_idr == 16800
    with pytest.raises(Refusal) as refused:
        monthly(1000000, Month(2015, 6))
    text = str(refused.value)
    assert "Rp1.000.000" in text and "2015-06" in text and "1 Juli 2015" in text and "Rp1.200.000" in text
    with pytest.raises(Refusal, match="1 Juli 2015"):
        bases(Month(2015, 6))
    with pytest.raises(Refusal, match="1 Juli 2015"):
        bracket_of(1000000, Month(2015, 6))
    with pytest.raises(Refusal, match="2015-06"):
        price(1000000, Month(2015, 6), 2)


@pytest.mark.parametrize(("month", "months"), [(JANUARY, 0), (JANUARY, -1), (Month(9999, 12), 2), (JANUARY, 10**9)])
def test_a_cover_that_is_no_cover_is_refused(month: Month, months: int) -> None:
    with pytest.raises(Refusal, match=str(months)):
        price(1000000, month, months)


def test_a_negative_income_is_refused() -> None:
    assert bracket_of(0, JANUARY) == 1000000
    with pytest.raises(Refusal, match="di bawah nol"):
        bracket_of(-1, JANUARY)


def test_the_relief_runs_by_sector_and_never_lowers_the_citys_price() -> None:
    sectors = {month: [relief.sector for relief in reliefs(Month.parse(month))] for month in RELIEF_SECTORS}
    assert sectors == RELIEF_SECTORS
    assert all(monthly(1000000, Month.parse(month)).total_idr == 16800 for month in RELIEF_SECTORS)


@pytest.mark.parametrize(("month", "sectors"), list(RELIEF_SECTORS.items()), ids=list(RELIEF_SECTORS))
def test_why_there_is_no_relief_is_said_while_it_runs(month: str, sectors: list[str]) -> None:
    text = relief_words(Month.parse(month))
    instruments = [source.instrument for source in monthly(1000000, Month.parse(month)).sources]
    assert bool(text) == bool(sectors) == ("PP 50/2025" in instruments)
    if sectors:
        assert "Potongan 50% PP 50/2025" in text and "APBD dikecualikan (Pasal 3" in text


def test_one_percentage_at_a_time() -> None:
    # relief_words says one percentage for all running sectors.
    assert {row["percent"] for value in load("relief_bpu").values for row in value.rows} == {50}
    assert all(row["applies_to_government_paid"] is False for row in load("relief_bpu").values[0].rows)


def test_a_relief_that_reaches_the_citys_members_is_not_ignored() -> None:
    value = load("relief_bpu").values[0]
    with pytest.raises(ValueError, match="the price knows no cut"):
        contribution._relief({**value.rows[0], "applies_to_government_paid": True}, value.source)


def test_the_lowest_base_carries_its_doubt_and_the_others_do_not() -> None:
    wadah = "dipakai untuk wadah yang iurannya dibayar APBD"
    assert any(wadah in doubt for doubt in monthly(1000000, JANUARY).doubts)
    assert not any(wadah in doubt for doubt in monthly(1200000, JANUARY).doubts)
    assert any("sumber kedua" in doubt for doubt in monthly(1200000, JANUARY).doubts)
    assert monthly(1200000, Month(2025, 12)).doubts == ()


def test_json_of_a_month_and_of_a_price() -> None:
    one = monthly(1000000, JANUARY).as_json()
    assert list(one) == ["month", "base_idr", "jkk_idr", "jkm_idr", "total_idr", "sources", "doubts"]
    assert (one["month"], one["total_idr"]) == ("2026-01", 16800)
    sources = one["sources"]
    assert isinstance(sources, list)
    assert set(sources[0]) == {"instrument", "article", "link", "first_day", "checked", "certainty", "note"}
    assert (sources[0]["first_day"], sources[0]["certainty"]) == ("2015-07-01", "seen")
    year = price(1000000, JANUARY, 12).as_json()
    assert list(year) == ["total_idr", "monthly", "sources", "doubts"]
    assert year["total_idr"] == 201600
