"""One person on two rows of the registry, under two NIKs: who may be. Not here: what follows from it (selection).

The same blocking, comparisons and weights as for lists, asked of the registry itself; another second look, since here
the NIK always differs and one person in a thousand has a double at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from naung.engine.duck import Duck
from naung.matching.model import Model
from naung.matching.recognise import lay_out_second_look, lay_out_thresholds, rival, weigh_patterns
from naung.matching.script import run
from naung.matching.settle import DOUBLE, SAME, Settlement, standing


def find_doubles(duck: Duck, model: Model, settlements: Sequence[Settlement], say: Callable[[str], None]) -> None:
    """Table `doubles`: pairs of registry rows, one of them in the table `self_people`, that may be one person.

    Pairs told to be two people are left out; pairs told to be one are `settled`, and `kept` is the row that stays:
    the one updated last, else the first.
    """
    say("Mencari orang yang mungkin tercatat dua kali")
    compare_selves(duck, settlements)
    weigh_selves(duck, model)
    run(duck, "looked")
    run(duck, "doubles")


def compare_selves(duck: Duck, settlements: Sequence[Settlement]) -> None:
    """Table `compared`, of the people in `self_people` with whom blocking finds in the registry."""
    run(duck, "self_asked")
    run(duck, "pairs")
    _lay_out_settled(duck, settlements)
    run(duck, "self_pairs")
    run(duck, "compared")


def lay_out_same_people(duck: Duck, settlements: Sequence[Settlement]) -> None:
    """Table `same_people` (id, other_id): rows told to be one person, each way. Needs `known`."""
    _lay_out_settled(duck, settlements)
    run(duck, "same_people")


def any_same(settlements: Sequence[Settlement]) -> bool:
    """Whether anybody said of two registry rows that they are one person."""
    return any(pair[0] == DOUBLE and answer == SAME for pair, answer in standing(settlements).items())


def _lay_out_settled(duck: Duck, settlements: Sequence[Settlement]) -> None:
    """Table `self_settled` (id, known_id, same), each pair both ways. Needs `known`."""
    answers = standing(settlements).items()
    rows = [(pair[2], pair[3], answer == SAME) for pair, answer in answers if pair[0] == DOUBLE]
    duck.add("self_answers", {"row_print": "VARCHAR", "known_key": "VARCHAR", "same": "BOOLEAN"}, rows)
    run(duck, "self_settled")


def weigh_selves(duck: Duck, model: Model) -> None:
    """Table `rivals`, and the doubles' own second look and threshold laid out for what follows."""
    own = as_model(model)
    weigh_patterns(duck, own)
    rival(duck, own)
    lay_out_second_look(duck, own)
    lay_out_thresholds(duck, own)


def as_model(model: Model) -> Model:
    """The model with the doubles' prior, second look and threshold in place of the lists'."""
    own = model.doubles
    return replace(
        model, present=own.present, second_look=own.second_look, review_from=own.review_from, matched_from=1.0
    )
