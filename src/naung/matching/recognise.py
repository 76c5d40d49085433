"""Who in the registry is each list row: the walk from `list_rows` to `outcomes`. Not here: settling what is doubtful.

The data's walk: the registry is known by names, NIK, birth and place; a list row becomes evidence of the same shape.
Rows whose NIK and all else agree are matched at once; the others are compared with whom blocking finds, weighed by the
model, and compete. What comes out is one outcome a list row: matched, review, absent or rejected.
"""

import json
from collections.abc import Callable, Sequence
from math import log

import numpy as np

from naung.engine.duck import Duck, Numbers
from naung.engine.trees import all_of
from naung.intake.lists import OfficeList
from naung.intake.registry import Registry
from naung.matching.comparisons import SIZES
from naung.matching.known import Sounds, read_names
from naung.matching.model import PEOPLE, Model, weigh
from naung.matching.script import run
from naung.matching.settle import LIST_ROW, SAME, Settlement, standing

SETTINGS_KEPT = 4
_WEIGHED: dict[str, dict[str, Numbers]] = {}


def recognisable(lists: Sequence[OfficeList]) -> list[int]:
    """Places in the programme of those lists that tell names; the others are matched by their exact NIK alone."""
    return [number for number, one in enumerate(lists) if "nama" in one.evidence]


def ask(registry: Registry, lists: Sequence[OfficeList], duck: Duck, sounds: Sounds) -> None:
    """Tables `asked` (list rows as evidence), `agreed` (the fast road) and `open_rows` (the others).

    Needs the tables `list_rows` and `known`; `sounds` is what `know` returned.
    """
    duck.add("recognised_lists", {"list_number": "BIGINT"}, [(number,) for number in recognisable(lists)])
    areas = [(area.code, area.name) for area in registry.areas]
    duck.add("area_names", {"kode": "VARCHAR", "nama": "VARCHAR"}, areas)
    run(duck, "asked")
    run(duck, "asked_areas")
    read_names(duck, sounds)
    run(duck, "asked_rows")


def nobody_asked(duck: Duck) -> None:
    """The tables `outcomes` and `possible`, empty: no list tells names."""
    run(duck, "nobody_asked")


def compare(duck: Duck, settlements: Sequence[Settlement] = ()) -> None:
    """Table `compared`: every pair that blocking finds and how it agrees, but those that a person has settled."""
    run(duck, "pairs")
    _lay_out_settled(duck, settlements)
    run(duck, "compared")


def _lay_out_settled(duck: Duck, settlements: Sequence[Settlement]) -> None:
    """Table `settled` (id, known_id, same); a pair told to be two people is compared no more."""
    answers = standing(settlements).items()
    rows = [(one[2], one[3], one[1], answer == SAME) for one, answer in answers if one[0] == LIST_ROW]
    shape = {"row_print": "VARCHAR", "known_key": "VARCHAR", "list": "VARCHAR", "same": "BOOLEAN"}
    duck.add("answers", shape, rows)
    run(duck, "settled")


def decide(duck: Duck, model: Model, say: Callable[[str], None]) -> None:
    """Tables `outcomes` and `possible` from `compared`."""
    say("Menimbang siapa orang di tiap baris daftar")
    weigh_patterns(duck, model)
    rival(duck, model)
    lay_out_second_look(duck, model)
    run(duck, "looked")
    lay_out_thresholds(duck, model)
    run(duck, "outcomes")


def weigh_patterns(duck: Duck, model: Model) -> None:
    """Table `pattern_weights`: the match weight in bits of every way to agree.

    The weights follow from the settings alone, so they are worked out once per process for each settings.
    """
    told = json.dumps(model.settings, sort_keys=True)
    if told not in _WEIGHED:
        lay_out_patterns(duck)
        duck.weigh(
            lambda api: weigh(model, api, "patterns", "pattern_other", "pattern_pairs"), "patterns", "pattern_weights"
        )
        if len(_WEIGHED) >= SETTINGS_KEPT:
            _WEIGHED.clear()
        _WEIGHED[told] = duck.arrays(all_of("pattern_weights"))
    duck.add_arrays("pattern_weights", _WEIGHED[told])


def lay_out_patterns(duck: Duck) -> None:
    """Table `patterns`: every combination of levels; `pattern_other` and `pattern_pairs` as Splink takes them."""
    rows = [(what, level) for what, size in SIZES.items() for level in range(size)]
    duck.add("levels", {"what": "VARCHAR", "level": "INTEGER"}, rows)
    run(duck, "patterns")


def rival(duck: Duck, model: Model) -> None:
    """Table `rivals`: each candidate's odds against all others and against nobody."""
    prior = log(model.present / PEOPLE) - log(1 - model.present)
    duck.add("rival_prior", {"prior": "DOUBLE"}, [(prior,)])
    run(duck, "rivals")


def lay_out_second_look(duck: Duck, model: Model) -> None:
    rows = [
        (name, level, weight) for name, weights in model.second_look.items() for level, weight in enumerate(weights)
    ]
    features, levels, weights = zip(*rows, strict=True)
    columns = {"feature": np.array(features, dtype=object), "level": np.array(levels), "weight": np.array(weights)}
    duck.add_arrays("second_look", columns)


def lay_out_thresholds(duck: Duck, model: Model) -> None:
    shape = {"matched_from": "DOUBLE", "review_from": "DOUBLE"}
    duck.add("thresholds", shape, [(model.matched_from, model.review_from)])
