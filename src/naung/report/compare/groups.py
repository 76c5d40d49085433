"""The selected of two runs by sex, age and decile. Not here: the words for the groups (codes)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from naung.engine.duck import Duck
from naung.engine.steps import Filling, step
from naung.engine.trees import as_bigint, column, integer, null
from naung.report.figures.ages import age_band
from naung.report.past import PastRun

ROOM = "naung.report.compare"
DIMENSIONS = ("sex", "age", "decile")

Counted = Mapping[int, tuple[int, int]]
"""By a group's code: selected in both runs, selected in this one only."""


@dataclass(frozen=True)
class GroupCount:
    """One group; `moved_in` counts who stay selected and are counted here in B, less those who no longer are."""

    code: int
    before: int
    out: int
    into: int
    after: int

    @property
    def moved_in(self) -> int:
        return self.after - (self.before - self.out + self.into)

    @classmethod
    def pair(cls, a: Counted, b: Counted) -> "tuple[GroupCount, ...]":
        """The groups of both runs, by code; not known (-1) last."""
        codes = sorted({*a, *b}, key=lambda code: (code < 0, code))
        sides = [(code, a.get(code, (0, 0)), b.get(code, (0, 0))) for code in codes]
        return tuple(cls(code, sum(mine), mine[1], theirs[1], sum(theirs)) for code, mine, theirs in sides)


def count_groups(duck: Duck, run: PastRun, facts: Sequence[str]) -> dict[str, Counted]:
    """Count the run that is now `here`; a decile only where people.parquet knows it.

    Sex is the NIK's; age is `umur` or the birth date where people.parquet has them, else by the NIK's birth date.
    """
    as_of = date.fromisoformat(run.programme["as_of"])
    has_decile = "desil_nasional" in facts
    holes: dict[str, Filling] = {
        "year": integer(as_of.year),
        "month_and_day": integer(100 * as_of.month + as_of.day),
        "umur": column("umur", "p") if "umur" in facts else null("BIGINT"),
        "born": column("tanggal_lahir", "p") if "tanggal_lahir" in facts else null("DATE"),
        "age": age_band(column("umur", "k")),
        "decile": as_bigint(column("desil_nasional", "p")) if has_decile else null("BIGINT"),
    }
    counted: dict[str, dict[int, tuple[int, int]]] = {name: {} for name in DIMENSIONS if name != "decile" or has_decile}
    for *codes, stays, people in duck.rows(step(ROOM, "groups", holes)):
        for name, code in zip(DIMENSIONS, codes, strict=True):
            if name in counted:
                both, only = counted[name].get(code, (0, 0))
                counted[name][code] = (both + people, only) if stays else (both, only + people)
    return dict(counted)
