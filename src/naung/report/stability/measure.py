"""How many of the selected would stay if the deciles were measured again. Not here: changing anybody's decision.

A decile comes from a score that explains part of a family's welfare (R²). For each family a welfare is drawn that
fits its decile: a score u within the decile's tenth, then √R²·z(u) + √(1-R²)·noise, one noise a family, so that a
family moves as one. Families are ranked by it and the deciles cut again, each as large as before. The selection is
run on that, with the same programme, seats and tickets, K times for each R².
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import NormalDist
from typing import Any

import numpy as np

from naung.engine.duck import Duck, Numbers
from naung.engine.engine import DuckEngine
from naung.engine.steps import step
from naung.engine.trees import added, chosen, integer, text
from naung.selection.judging import FIXED, count_verdicts, find_candidates, judge_facts
from naung.selection.run import Run
from naung.selection.seating import seat_cells
from naung.selection.tickets import pads, read_key
from naung.selection.verdicts import reason
from naung.values.errors import Refusal

ROOM = "naung.report.stability"
RELIABILITIES = {"rendah": 0.4, "sedang": 0.5, "tinggi": 0.6}
DECILE = "desil_nasional"


@dataclass(frozen=True)
class Stability:
    """What K times measuring again, for each reliability, would leave of the selection.

    Attributes:
        times: K.
        reliabilities: the R² of each name.
        shares: reliability -> the share of the selected who stay, one figure a time.
        by_tier, by_cell: reliability -> tier or cell -> (selected, mean share who stay).
        people: (file_number, row) -> mean share over the reliabilities, for each selected person.
    """

    times: int
    reliabilities: Mapping[str, float]
    shares: Mapping[str, tuple[float, ...]]
    by_tier: Mapping[str, Mapping[int, tuple[int, float]]]
    by_cell: Mapping[str, Mapping[str, tuple[int, float]]]
    people: Mapping[tuple[int, int], float]

    def as_json(self) -> dict[str, Any]:
        """The figures without any person."""
        return {
            "times": self.times,
            "reliabilities": dict(self.reliabilities),
            "share_who_stay": {
                name: {"mean": sum(one) / len(one), "least": min(one), "most": max(one)}
                for name, one in self.shares.items()
            },
            "by_tier": {name: _listed(one, "tier") for name, one in self.by_tier.items()},
            "by_cell": {name: _listed(one, "cell") for name, one in self.by_cell.items()},
        }


def _listed(groups: Mapping[Any, tuple[int, float]], what: str) -> list[dict[str, Any]]:
    return [{what: group, "selected": count, "share": share} for group, (count, share) in sorted(groups.items())]


def measure(run: Run, times: int, say: Callable[[str], None]) -> Stability:
    """Measure the deciles again `times` times for each reliability; a Refusal where no decile decides."""
    compiled = run.opened.compiled
    if DECILE not in compiled.named:
        raise Refusal(
            f"--stability: program ini tidak memakai {DECILE}, jadi desil yang berubah tidak mengubah apa pun"
        )
    path = run.opened.work / "possible.parquet"
    units = _lay_out_possible(run, path)
    generator = np.random.Generator(np.random.Philox(int(run.seed.hex, 16)))
    with Duck(run.opened.work, [run.opened.work]) as duck:
        duck.open("possible", [path])
        duck.add("stays", {"reliability": "VARCHAR", "file_number": "BIGINT", "row": "BIGINT"}, [])
        shares: dict[str, list[float]] = {name: [] for name in RELIABILITIES}
        for name, reliability in RELIABILITIES.items():
            for time in range(times):
                say(f"Mengukur ulang desil, R² {reliability}: {time + 1} dari {times}")
                again = measured_again(units, reliability, generator)
                duck.add_arrays("measured", {"unit": np.arange(len(again)), "decile": again})
                shares[name].append(_select_again(run, duck, name))
        return _told(run, duck, times, {name: tuple(one) for name, one in shares.items()})


def _lay_out_possible(run: Run, path: Path) -> Mapping[str, Numbers]:
    """Those whom some decile could make eligible, with a ticket; returns the deciles and whose each is."""
    compiled, duck = run.opened.compiled, run.duck
    deciding = [DECILE in one.columns for one in compiled.rules]
    possible = []
    for one in run.verdicts:
        letters = [*one.verdicts[:2]]
        letters += ["T" if by_decile else letter for by_decile, letter in zip(deciding, one.verdicts[2:], strict=True)]
        if not one.shared_nik and reason("".join(letters), False, compiled.programme.rules).eligible:
            possible.append((one.verdicts,))
    duck.add("possible_verdicts", {"verdicts": "VARCHAR"}, possible)
    key = read_key(run.opened.inputs["key.path"])
    duck.add("key_pads", {"outer_pad": "BLOB", "inner_pad": "BLOB"}, [pads(key)])
    duck.make("decile_families", step(ROOM, "families"))
    duck.save(step(ROOM, "possible", {"seed": text(f"{run.seed.hex}:")}), path)
    return duck.arrays(step(ROOM, "deciles"))


def measured_again(units: Mapping[str, Numbers], reliability: float, generator: np.random.Generator) -> Numbers:
    """Each decile after measuring again, each as large as before; `family` says who moves together."""
    deciles, family = units["decile"], units["family"]
    families = int(family.max()) + 1 if len(family) else 0
    score = (deciles - generator.random(families)[family]) / 10
    z = _quantiles()[np.clip((score * _STEPS).astype(np.int64), 0, _STEPS - 1)]
    welfare = np.sqrt(reliability) * z + np.sqrt(1 - reliability) * generator.standard_normal(families)[family]
    again = np.empty(len(deciles), dtype=np.int64)
    again[np.argsort(welfare, kind="stable")] = np.sort(deciles)
    return again


_STEPS = 100_000


def _quantiles() -> Numbers:
    """The normal quantile at the middle of each of many equal steps from 0 to 1."""
    if not _TABLE:
        normal = NormalDist()
        _TABLE.append(np.array([normal.inv_cdf((one + 0.5) / _STEPS) for one in range(_STEPS)]))
    return _TABLE[0]


_TABLE: list[Numbers] = []


def _select_again(run: Run, duck: Duck, reliability: str) -> float:
    """Run the selection on the deciles now in `measured`; the share of the selected who are selected again."""
    compiled, programme = run.opened.compiled, run.opened.programme
    points = [
        chosen(one.tree, integer(point.add), integer(0))
        for point, one in zip(programme.points, compiled.points, strict=True)
    ]
    engine = DuckEngine(duck, run.opened.work)
    duck.view("facts", step(ROOM, "facts", {"points": added(points)}))
    carried = dict.fromkeys(["tanggal_lahir", *(name for name in compiled.named if name not in FIXED)])
    judge_facts(compiled, engine, "judged", list(carried))
    find_candidates(compiled, count_verdicts(compiled, engine), engine)
    seat_cells(run.opened, engine, {row.cell: row.people for row in run.quota})
    duck.make("stay", step(ROOM, "stay"))
    duck.append("stays", step(ROOM, "stays", {"reliability": text(reliability)}))
    (stay,) = duck.rows(step(ROOM, "count"))[0]
    selected = sum(row.selected for row in run.quota)
    return float(stay) / selected if selected else 1.0


def _told(run: Run, duck: Duck, times: int, shares: Mapping[str, tuple[float, ...]]) -> Stability:
    by_tier: dict[str, dict[int, tuple[int, float]]] = {name: {} for name in RELIABILITIES}
    by_cell: dict[str, dict[str, tuple[int, float]]] = {name: {} for name in RELIABILITIES}
    people: dict[tuple[int, int], float] = {}
    counts = {(name, number, row): stays for name, number, row, stays in duck.rows(step(ROOM, "people"))}
    selected = run.duck.rows(step(ROOM, "selected"))
    for name in RELIABILITIES:
        for groups, place in ((by_tier[name], 3), (by_cell[name], 2)):
            sums: dict[Any, list[int]] = {}
            for one in selected:
                group = sums.setdefault(one[place], [0, 0])
                group[0] += 1
                group[1] += counts.get((name, one[0], one[1]), 0)
            groups.update({group: (count, stays / (count * times)) for group, (count, stays) in sums.items()})
    for number, row, *_ in selected:
        stays = sum(counts.get((name, number, row), 0) for name in RELIABILITIES)
        people[(number, row)] = stays / (times * len(RELIABILITIES))
    return Stability(times, RELIABILITIES, shares, by_tier, by_cell, people)
