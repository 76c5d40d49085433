"""How well list rows are recognised where the truth is known. Not here: the sentences and tables told of it."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from naung.engine.duck import Duck
from naung.engine.trees import all_of
from naung.matching.script import run

PROMISED = {"precision": 0.999, "recall": 0.955, "f1": 0.987, "lost": 0.01, "review": 0.08, "blocked": 0.993}
"""What was asked of the model: at least, but for `lost` and `review`: at most."""
FAIR_POINTS = 2.0


@dataclass(frozen=True)
class Group:
    """List rows of one kind; `present` are those whose person is in the registry, `lost` those of them told absent."""

    what: str
    name: str
    lines: int
    present: int
    matched: int
    wrong: int
    review: int
    lost: int
    blocked: int

    @property
    def precision(self) -> float:
        return 1 - self.wrong / self.matched if self.matched else 1.0

    @property
    def recall(self) -> float:
        return (self.matched - self.wrong) / self.present if self.present else 1.0


@dataclass(frozen=True)
class Quality:
    """`best_f1`: over all thresholds; `fast`: rows of the fast road and how many of them wrong."""

    groups: tuple[Group, ...]
    best_f1: float
    fast: tuple[int, int]

    @property
    def all(self) -> Group:
        return self.groups[0]

    def figures(self) -> dict[str, float]:
        """The figures that were promised something, by their names in PROMISED."""
        every = self.all
        return {
            "precision": every.precision,
            "recall": every.recall,
            "f1": self.best_f1,
            "lost": every.lost / every.present,
            "review": every.review / every.lines,
            "blocked": every.blocked / every.present,
        }

    def kept(self) -> bool:
        """Whether every promise is kept."""
        told = self.figures()
        return all(
            told[name] <= bound if name in ("lost", "review") else told[name] >= bound
            for name, bound in PROMISED.items()
        )

    def unfair(self) -> list[Group]:
        """Groups by sex, culture or number of words whose recall lies more than two points below the whole."""
        about_people = ("kelamin", "budaya nama", "kata nama")
        low = self.all.recall - FAIR_POINTS / 100
        return [one for one in self.groups if one.what in about_people and one.recall < low]

    def as_json(self) -> dict[str, Any]:
        told = [
            {"what": one.what, "name": one.name, "lines": one.lines, "present": one.present, "matched": one.matched}
            | {"wrong": one.wrong, "review": one.review, "lost": one.lost}
            | {"precision": round(one.precision, 5), "recall": round(one.recall, 5)}
            for one in self.groups
        ]
        fast = {"lines": self.fast[0], "wrong": self.fast[1]}
        return {"figures": self.figures(), "promised": PROMISED, "kept": self.kept(), "fast": fast, "groups": told}


def measure(duck: Duck) -> Quality:
    """The quality of the tables `outcomes`, `looked` and `pairs`, judged by the table `truth`."""
    run(duck, "measured")
    groups = tuple(Group(*row) for row in duck.rows(all_of("measured_groups")))
    best = duck.arrays(all_of("measured_best"))
    order = np.lexsort((~best["fast"].astype(bool), -best["probability"]))
    right = np.cumsum(best["right_person"][order].astype(int))
    told = np.arange(1, len(order) + 1)
    f1 = 2 * right / (told + groups[0].present)
    fast = duck.rows(all_of("measured_fast"))[0]
    return Quality(groups, float(f1.max()), (int(fast[0]), int(fast[1])))
