"""Every step of the road in every state, role and condition; and its drawing."""

import itertools
from datetime import date
from pathlib import Path

import pytest

from naung.office.permissions.rules import ROLES, WHOLE_CITY, Actor, Held
from naung.office.road import rules
from naung.office.road.rules import CONDITIONS, ROAD, STATES, Step
from naung.values.errors import Refusal

DOCS = Path(__file__).parents[2] / "docs" / "office.md"
ALL = frozenset(CONDITIONS)


def actor(role: str, human: int = 1) -> Actor:
    return Actor(1, human, "N", "n", (Held(role, WHOLE_CITY, date(2026, 1, 1)),), verified=True)


@pytest.mark.parametrize(("step", "state", "role"), list(itertools.product(ROAD, STATES, ROLES)))
def test_a_step_is_taken_from_its_state_by_its_role_only(step: Step, state: str, role: str) -> None:
    may = state == step.source and role == step.role
    words = rules.why_not(step, state, actor(role), ALL, {})
    assert (words == "") is may
    if may:
        assert rules.take(step.act, state, actor(role), ALL, {}) == step.target
    else:
        with pytest.raises(Refusal):
            rules.take(step.act, state, actor(role), ALL, {})


@pytest.mark.parametrize(("step", "name"), [(step, name) for step in ROAD for name in step.needs])
def test_each_missing_condition_refuses_in_its_own_words(step: Step, name: str) -> None:
    words = rules.why_not(step, step.source, actor(step.role), ALL - {name}, {})
    assert words == CONDITIONS[name]


@pytest.mark.parametrize(("step", "act"), [(step, act) for step in ROAD for act in sorted(step.other_than)])
def test_who_did_the_one_may_not_do_the_other(step: Step, act: str) -> None:
    assert "orang lain" in rules.why_not(step, step.source, actor(step.role, 7), ALL, {act: 7})
    assert rules.why_not(step, step.source, actor(step.role, 7), ALL, {act: 8}) == ""


def test_the_road_leads_from_its_start_to_its_end_and_never_back_after_the_draw() -> None:
    reached, front = {rules.START}, [rules.START]
    while front:
        front = [step.target for state in front for step in rules.steps_from(state) if step.target not in reached]
        reached |= set(front)
    assert reached == set(STATES)
    assert [step.target for step in rules.steps_from("draw")] == ["decree"]
    assert rules.steps_from(rules.END) == ()


def test_the_table_speaks_of_what_there_is() -> None:
    acts = [step.act for step in ROAD]
    assert len(acts) == len(set(acts))
    for step in ROAD:
        assert {step.source, step.target} <= set(STATES)
        assert step.role in ROLES
        assert set(step.needs) <= set(CONDITIONS)
        assert step.other_than <= set(acts)
    assert {name for step in ROAD for name in step.needs} == set(CONDITIONS)


def test_the_drawing_in_the_docs_is_that_of_the_table() -> None:
    assert f"```mermaid\n{rules.diagram()}\n```" in DOCS.read_text(encoding="utf-8")
