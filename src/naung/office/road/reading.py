"""A programme's road as a page shows it. Reads only."""

from dataclasses import dataclass

from naung.office.permissions.rules import ROLES, Actor
from naung.office.road.actions import taken
from naung.office.road.conditions import holding
from naung.office.road.models import Programme
from naung.office.road.rules import CONDITIONS, STATES, Step, steps_from, why_not


@dataclass(frozen=True)
class Ahead:
    """A step from here: why this actor may not take it now (empty: she may), who may, and what is still missing."""

    step: Step
    why_not: str
    role: str
    missing: tuple[str, ...]


def ahead(programme: Programme, actor: Actor) -> list[Ahead]:
    """Every step that leads on from where the programme stands, forward ones first."""
    before = taken(programme)
    found = []
    for step in sorted(steps_from(programme.state), key=lambda one: one.reasoned):
        holds = holding(programme, step.needs)
        missing = tuple(CONDITIONS[name] for name in step.needs if name not in holds)
        words = why_not(step, programme.state, actor, holds, before)
        found.append(Ahead(step, words, ROLES[step.role], missing))
    return found


def walk(state: str) -> list[tuple[str, str]]:
    """Each state's words and whether it is passed, now or ahead."""
    names = list(STATES)
    here = names.index(state)
    kinds = ["passed" if place < here else "now" if place == here else "ahead" for place in range(len(names))]
    return list(zip(STATES.values(), kinds, strict=True))
