"""What people settled, and whether the model's best candidate had been right. Not here: asking them (review).

A settled row is not weighed again in the run itself; here it is, as if nobody had answered.
"""

from dataclasses import dataclass

from naung.engine.steps import step
from naung.matching.model import Model
from naung.matching.recognise import recognisable, rival, weigh_patterns
from naung.matching.script import run as run_script
from naung.matching.settle import LIST_ROW, SAME, standing
from naung.selection.listing import model_of, settlements_of
from naung.selection.run import Run

ROOM = "naung.report.figures"


@dataclass(frozen=True)
class Settled:
    """Rows of this run's lists that people settled: found to be somebody, told only who they are not.

    Of `judged` rows people also judged the model's best candidate; `right` times it was the person.
    """

    found: int
    ruled_out: int
    judged: int
    right: int

    @property
    def rows(self) -> int:
        return self.found + self.ruled_out


def count_settled(run: Run) -> Settled | None:
    """None where nobody has settled any row of these lists. Lays out anew what matching lays out for open rows."""
    answers = standing(settlements_of(run.opened))
    given = [(pair[1], pair[2], pair[3], answer == SAME) for pair, answer in answers.items() if pair[0] == LIST_ROW]
    if not given or not recognisable(run.opened.compiled.lists):
        return None
    shape = {"list": "VARCHAR", "row_print": "VARCHAR", "known_key": "VARCHAR", "same": "BOOLEAN"}
    run.duck.add("given_answers", shape, given)
    run.duck.make("settled_pairs", step(ROOM, "settled_pairs"))
    _weigh_again(run, model_of(run.opened))
    settled = Settled(*run.duck.rows(step(ROOM, "hindsight"))[0])
    return settled if settled.rows else None


def _weigh_again(run: Run, model: Model) -> None:
    """Table `rivals` of the settled rows."""
    duck = run.duck
    duck.make("open_rows", step(ROOM, "asked_again"))
    duck.make("open_words", step(ROOM, "asked_again_words"))
    run_script(duck, "pairs")
    run_script(duck, "compared")
    weigh_patterns(duck, model)
    rival(duck, model)
