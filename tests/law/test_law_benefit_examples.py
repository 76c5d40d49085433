"""Does the law give the lawyer's examples? And do the examples reach every value of the law and every formula?"""

from collections import Counter
from datetime import date

import pytest

from naung.law.dated import codes, load
from tests.law.benefit_examples import Example, examples

EXAMPLES = examples()
KEYS = {
    *("name", "article", "event", "items", "total", "payable_now", "scholarship", "payments", "first_year", "notes"),
    *("needs", "deadlines", "changes", "missing", "doubts", "recipient", "rules"),
}
# These belong to the price of cover: its own examples hold them. The rest must be reached by an example here.
PRICE = {"jkm_bpu", "relief_bpu"}


def all_of(example: Example, key: str) -> list[str]:
    return list(example.fields.get(key, []))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.file}: {one.name}")
def test_the_amounts(example: Example) -> None:
    answer, fields = example.answer, example.fields
    assert set(fields) <= KEYS
    assert {item.code: item.amount_idr for item in answer.items} == fields["items"]
    assert len(answer.items) == len(fields["items"])
    assert answer.total_idr == fields["total"]
    assert answer.payable_now_idr == fields.get("payable_now", fields["total"])


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.file}: {one.name}")
def test_the_scholarship(example: Example) -> None:
    found, fields = example.answer.scholarship, example.fields
    if found is None:
        assert fields.get("scholarship", 0) == 0
        return
    assert found.total_idr == fields.get("scholarship", 0)
    if "payments" in fields:
        assert Counter(payment.level for payment in found.payments) == fields["payments"]
    if "first_year" in fields:
        assert found.payments[0].year == fields["first_year"]
    for note in all_of(example, "notes"):
        assert any(note in told for told in found.notes), found.notes


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda one: f"{one.file}: {one.name}")
def test_what_is_needed_by_when_and_what_would_change_it(example: Example) -> None:
    answer, fields = example.answer, example.fields
    assert set(all_of(example, "needs")) <= {need.code for need in answer.needs}
    if "deadlines" in fields:
        told = {deadline.code: deadline.day for deadline in answer.deadlines}
        assert {code: told[code] for code in fields["deadlines"]} == fields["deadlines"]
    if "changes" in fields:
        totals = [change.total_idr for change in answer.changes]
        assert totals[: len(fields["changes"])] == fields["changes"]
        assert fields["changes"] or not totals
    assert set(all_of(example, "missing")) <= {one.field for one in answer.missing}
    for doubt in all_of(example, "doubts"):
        assert any(doubt in text for text in answer.doubts), answer.doubts
    if "rules" in fields:
        assert [rule.code for rule in answer.rules] == fields["rules"]
    if "recipient" in fields:
        assert answer.recipient is not None and fields["recipient"] in answer.recipient.text


def test_there_are_enough_examples_and_each_has_its_own_name() -> None:
    names = [example.name for example in EXAMPLES]
    assert len(names) >= 60 and len(set(names)) == len(names)


def test_every_value_of_the_law_is_reached_by_an_example() -> None:
    reached = {id(value) for example in EXAMPLES for value in example.answer.grounds}
    wanted = {
        (code, str(value.source.first_day)): id(value)
        for code in codes()
        if code not in PRICE
        for value in load(code).values
    }
    assert not sorted(where for where, value in wanted.items() if value not in reached)


def test_every_change_of_law_is_shown_the_day_before_and_the_day_itself() -> None:
    days = {example.answer.law_day for example in EXAMPLES}
    changed = {value.source.first_day for code in codes() for value in load(code).values[1:]}
    first = {date(2015, 7, 1), date(2025, 12, 22), date(2023, 11, 2)}  # nothing before, no benefit, no number changes
    for day in sorted(changed - first):
        assert day in days, day
        assert date.fromordinal(day.toordinal() - 1) in days, day
