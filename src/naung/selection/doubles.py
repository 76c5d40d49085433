"""People within reach who may stand in the registry twice: neither row may be selected before a person settles it.

Decided before any seed, like everything up to the tiers: within reach here are all tiers that begin within twice seats
and reserve. Not here: how two rows are compared (matching).
"""

from collections.abc import Callable

from naung.engine.engine import Engine
from naung.engine.steps import step
from naung.matching.doubles import find_doubles
from naung.selection.judging import ROOM
from naung.selection.listing import know_registry, model_of, settlements_of
from naung.selection.opening import Opened


def none_marked(engine: Engine) -> None:
    """The table `doubles`, empty: the programme does not ask."""
    shape = {"id": "BIGINT", "other_id": "BIGINT", "probability": "DOUBLE", "settled": "BOOLEAN", "kept": "BIGINT"}
    levels = ("nik_agrees", "birth_agrees", "name_class", "name_agrees", "place_agrees", "sex_agrees")
    engine.duck.add("doubles", shape | dict.fromkeys(levels, "INTEGER"), [])


def mark_doubles(opened: Opened, engine: Engine, say: Callable[[str], None]) -> int:
    """Mark in `judged` who may be, or was told to be, another row's person; returns how many rows are marked.

    Needs `candidates` and `seats`; both are to be found anew afterwards.
    """
    duck = opened.duck
    know_registry(opened, say)
    duck.make("self_people", step(ROOM, "near_people"))
    find_doubles(duck, model_of(opened), settlements_of(opened), say)
    duck.make("maybe_doubles", step(ROOM, "maybe_doubles"))
    engine.hand_over("maybe_doubles")
    engine.gather("unmarked", [f"judged {number}" for number in range(len(opened.registry.people))])
    engine.view("judged", step(ROOM, "marked"))
    return int(duck.rows(step(ROOM, "maybe_doubles_count"))[0][0])
