"""Counting an expression's answers over the people of a past run. Not here: whether it reads (selection.expressions).

The facts are those of the run: an age is that of its programme's day, a list's fact that of its lists.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.engine.duck import Duck, TooLarge
from naung.engine.steps import step
from naung.engine.trees import Tree, both, chosen, missing, text, truth, verdict
from naung.report.past import PastRun
from naung.selection.expressions import Expression
from naung.selection.programme import BUILT_INS, DOUBLES
from naung.values.errors import Refusal

ROOM = "naung.report.tried"
MEMORY = "400MB"
HELD = "tertahan.parquet"
"""Beside a run's tables: whom Naung's own rules hold. Found once, since it takes as long as the count itself."""


@dataclass(frozen=True)
class Answers:
    """How many people answer true, false, or not known."""

    true: int
    false: int
    unknown: int

    @property
    def people(self) -> int:
        return self.true + self.false + self.unknown


@dataclass(frozen=True)
class Tried:
    """Over everybody in the registry, and over those whom all other rules leave."""

    everybody: Answers
    left: Answers


def missing_columns(run: PastRun, expressions: Iterable[Expression], work: Path) -> list[str]:
    """The columns that are named and that the run did not keep."""
    with Duck(work, [run.folder], memory=MEMORY) as duck:
        kept = set(duck.parquet_columns(run.folder / "people.parquet"))
    named = {name for one in expressions for name in one.columns}
    return sorted(named - kept)


def count(run: PastRun, tried: Expression, others: Sequence[tuple[Expression, str]], work: Path) -> Tried:
    """Count `tried`, a condition; `others` are the other rules, each with what it does where it is not known."""
    with Duck(work, [run.folder], memory=MEMORY) as duck:
        run.name_tables(duck)
        _hold(duck, run)
        holes = {"verdict": verdict(tried.tree), "left": _left(others)}
        try:
            rows = {letter: (people, left) for letter, people, left in duck.rows(step(ROOM, "tried", holes))}
        except TooLarge as error:
            raise Refusal("Hasil hitungannya tidak muat dalam 64 bit.") from error
    counts = [rows.get(letter, (0, 0)) for letter in "TFN"]
    return Tried(Answers(*(all_ for all_, _ in counts)), Answers(*(left for _, left in counts)))


def _left(others: Sequence[tuple[Expression, str]]) -> Tree:
    """Whether no other rule rejects: one that is not known rejects only where it says so."""
    whole = truth(True)
    for one, unknown in others:
        passes = chosen(missing(one.tree.copy()), truth(unknown != "reject"), one.tree.copy())
        whole = both(whole, passes)
    return whole


def _hold(duck: Duck, run: PastRun) -> None:
    """Table `held`."""
    path = run.folder / HELD
    if not path.exists():
        part = path.with_suffix(".baru")
        codes = [text(code) for code in (*BUILT_INS, DOUBLES)]
        duck.save(step(ROOM, "held", {"codes": codes}), part)
        part.replace(path)
    duck.open("held", [path])
