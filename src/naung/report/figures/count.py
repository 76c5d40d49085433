"""Counting a run for its report. Not here: what the figures mean (page.findings), how they look (page.laporan)."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.steps import Filling, step
from naung.engine.trees import Tree, as_bigint, column, integer, null
from naung.report.figures.ages import age_band
from naung.report.figures.groups import DIMENSIONS, Cut, Group, group
from naung.report.figures.lists import ListFigures, Matching, count_lists
from naung.report.figures.reach import Reach, find_reach
from naung.selection.run import Run

ROOM = "naung.report.figures"

# Registry columns carried along for the report; each may be missing, and then its groups are not shown.
REPORTED = (
    "id_jenis_kelamin",
    "id_disabilitas",
    "desil_nasional",
    "id_lapangan_usaha_dari_usaha_utama",
    "id_status_kedudukan_pekerjaan_utama",
)
COLUMN_OF = dict(zip(("sex", "disability", "decile", "sector", "work"), REPORTED, strict=True))


Which = tuple[str, int | str]


@dataclass(frozen=True)
class Decile:
    """One decile among the candidates; -1 where it is not known."""

    number: int
    candidates: int
    selected: int


@dataclass(frozen=True)
class Figures:
    """All that the report counts beyond the run's own summary and quota.

    Attributes:
        groups: by dimension (groups.DIMENSIONS), those with eligible people; a dimension not known is left out.
        deciles: among the candidates, ascending, unknown last; empty where deciles are not known.
        reach: how far each cell reaches its poorest; None where deciles are not known.
        chosen: how many people of each combination of verdicts are (selected, in the reserve).
        matching: what became of the rows of offices' lists, and of those who may stand in the registry twice.
    """

    groups: dict[str, tuple[Group, ...]]
    deciles: tuple[Decile, ...]
    reach: Reach | None
    chosen: dict[str, tuple[int, int]]
    matching: Matching

    @property
    def lists(self) -> tuple[ListFigures, ...]:
        return self.matching.lists


def count(run: Run, folder: Path) -> Figures:
    """Count everything over the run's open tables; `folder` holds its lists.parquet."""
    duck = run.duck
    known = [name for name in REPORTED if name in run.opened.registry.kinds]
    duck.make("reported", step(ROOM, "reported", _holes(run, known)))
    by_cell: list[tuple[str, int, int, int]] = [
        (cell, decile, candidates, selected)
        for cell, decile, candidates, selected in duck.rows(step(ROOM, "deciles_by_cell"))
    ]
    has_deciles = COLUMN_OF["decile"] in known
    return Figures(
        groups=_groups(duck, known),
        deciles=_deciles(by_cell) if has_deciles else (),
        reach=find_reach(run, by_cell) if has_deciles else None,
        chosen=_chosen(duck),
        matching=count_lists(run, folder),
    )


def _holes(run: Run, known: Sequence[str]) -> dict[str, Filling]:
    as_of = run.opened.programme.as_of
    facts: dict[str, Filling] = {what: fact(name, "j", known) for what, name in COLUMN_OF.items()}
    year, month_and_day = integer(as_of.year), integer(100 * as_of.month + as_of.day)
    return facts | {"year": year, "month_and_day": month_and_day, "age": age_band(column("umur", "k"))}


def fact(name: str, table: str, known: Sequence[str]) -> Tree:
    """A whole number of the registry, NULL where it has none or the registry does not know the column."""
    return as_bigint(column(name, table)) if name in known else null("BIGINT")


def _groups(duck: Duck, known: Sequence[str]) -> dict[str, tuple[Group, ...]]:
    cuts = _cuts(duck)
    counted: dict[str, list[Group]] = {name: [] for name in DIMENSIONS}
    for *codes, eligible, candidates, selected in duck.rows(step(ROOM, "group_counts")):
        if which := _which(codes):
            counted[which[0]].append(group(which[1], eligible, candidates, selected, cuts.get(which, [])))
    return {
        name: tuple(sorted(groups, key=lambda one: one.code))
        for name, groups in counted.items()
        if groups and (name not in COLUMN_OF or name == "sex" or COLUMN_OF[name] in known)
    }


def _cuts(duck: Duck) -> dict[Which, list[Cut]]:
    """Of each group, the cut tiers it has members in."""
    rows = duck.rows(step(ROOM, "cut_groups"))
    whole = {cell: (members, seated) for cell, *codes, members, seated in rows if _which(codes) is None}
    cuts: dict[Which, list[Cut]] = {}
    for cell, *codes, members, seated in rows:
        if which := _which(codes):
            cuts.setdefault(which, []).append(Cut(*whole[cell], members, seated))
    return cuts


def _which(codes: Sequence[int | str | None]) -> Which | None:
    """The one dimension that a row of the grouping sets is about."""
    return next(((name, code) for name, code in zip(DIMENSIONS, codes, strict=True) if code is not None), None)


def _deciles(by_cell: Sequence[tuple[str, int, int, int]]) -> tuple[Decile, ...]:
    sums: dict[int, tuple[int, int]] = {}
    for _, decile, candidates, selected in by_cell:
        before = sums.get(decile, (0, 0))
        sums[decile] = (before[0] + candidates, before[1] + selected)
    ordered = sorted(sums, key=lambda decile: (decile < 0, decile))
    return tuple(Decile(decile, *sums[decile]) for decile in ordered)


def _chosen(duck: Duck) -> dict[str, tuple[int, int]]:
    chosen: dict[str, tuple[int, int]] = {}
    for verdicts, status, people in duck.rows(step(ROOM, "verdicts_of_chosen")):
        selected, reserve = chosen.get(verdicts, (0, 0))
        chosen[verdicts] = (selected + people, reserve) if status == "selected" else (selected, reserve + people)
    return chosen
