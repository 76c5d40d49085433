"""From the registry's files to candidates and tiers; no seed is known here.

The data's walk: each file's rows are read, become facts, and are judged, a letter a rule, one file at
a time. From all files together come the shared NIKs and the eligible, with what orders them only.
The family cap leaves the candidates, in tiers.
"""

from collections.abc import Callable
from dataclasses import dataclass

from naung.engine.duck import TooLarge
from naung.engine.engine import Engine
from naung.engine.steps import Filling, step
from naung.engine.trees import (
    Tree,
    added,
    chosen,
    column,
    first_digits,
    integer,
    named,
    ordered,
    text,
    truth,
    verdict,
)
from naung.intake.columns import at_rest
from naung.intake.registry import Registry
from naung.selection.compiled import Compiled
from naung.selection.listing import on_lists
from naung.selection.programme import LARGEST
from naung.selection.verdicts import Reason, reason
from naung.values.errors import Refusal

ROOM = "naung.selection"
STRAY_PERCENT = 20
FIXED = ("nik", "id_keluarga", "kode_kelurahan")
ELIGIBLE_HAS = ("nik", "id_keluarga", "tanggal_lahir")


@dataclass(frozen=True)
class VerdictCount:
    """How many rows share one combination of verdicts, and what it means."""

    verdicts: str
    shared_nik: bool
    people: int
    reason: Reason


def judge(
    compiled: Compiled, registry: Registry, engine: Engine, carried: list[str], say: Callable[[str], None]
) -> None:
    """Lay down `judged`: a row a person, with verdicts, order keys and the facts carried along.

    Needs the tables `listed` and `recognised`, as `lay_out_lists` makes them.
    """
    duck = engine.duck
    wanted = (set(compiled.wanted) | (set(carried) & set(registry.kinds))) - compiled.derived
    registry.prepare(duck, wanted)
    files = [(number, table.source.name) for number, table in enumerate(registry.people)]
    duck.add("files", {"file_number": "BIGINT", "file": "VARCHAR"}, files)
    parts = []
    for number, name in files:
        say(f"Menilai {name} ({number + 1} dari {len(files)})")
        registry.read(duck, number, wanted)
        engine.hand_over("registry")
        _judge_one(compiled, engine, f"judged {number}", carried)
        registry.let_go(duck)
        parts.append(f"judged {number}")
    engine.gather("judged", parts)
    _refuse_stray_areas(engine)


def _judge_one(compiled: Compiled, engine: Engine, table: str, carried: list[str]) -> None:
    """Judge the file that is now `registry`; a number out of range is a Refusal that names its rule."""
    try:
        engine.view("facts", step(ROOM, "facts", facts_holes(compiled)))
        judge_facts(compiled, engine, table, carried)
    except TooLarge as error:
        raise Refusal(f"{_culprit(compiled, engine)}: hasil hitungan tidak muat dalam 64 bit") from error


def judge_facts(compiled: Compiled, engine: Engine, table: str, carried: list[str]) -> None:
    """Judge what is now `facts` into a table like `judged`."""
    engine.rest(table, step(ROOM, "judged", judged_holes(compiled, carried)))


def _culprit(compiled: Compiled, engine: Engine) -> str:
    """Which expression leaves 64 bits: each is tried alone."""
    programme = compiled.programme
    tried = [(f"rules: {rule.code}", one.tree) for rule, one in zip(programme.rules, compiled.rules, strict=True)]
    tried += [(f"points: {point.code}", one.tree) for point, one in zip(programme.points, compiled.points, strict=True)]
    tried += [(f"order[{place}]", key.expression.tree) for place, key in enumerate(compiled.order, 1)]
    if compiled.weight:
        tried.append(("quota.weight", compiled.weight.tree))
    engine.duck.view("facts", step(ROOM, "facts", {**facts_holes(compiled), "points": integer(0)}))
    for where, tree in tried:
        try:
            engine.duck.rows(step(ROOM, "tried", {"expression": tree}))
        except TooLarge:
            return where
    return "poin"


def facts_holes(compiled: Compiled) -> dict[str, Filling]:
    as_of = compiled.programme.as_of
    points = [
        chosen(one.tree, integer(point.add), integer(0))
        for point, one in zip(compiled.programme.points, compiled.points, strict=True)
    ]
    return {
        "year": integer(as_of.year),
        "month_and_day": integer(100 * as_of.month + as_of.day),
        "on_lists": on_lists(compiled),
        "points": added(points),
    }


def judged_holes(compiled: Compiled, carried: list[str]) -> dict[str, Filling]:
    quota = compiled.programme.quota
    cells: dict[str, Tree] = {
        "kode_kelurahan": column("kode_kelurahan", "f"),
        "kode_kecamatan": first_digits("kode_kelurahan", "f", 6),
    }
    answers = [f"answer {place}" for place in range(len(compiled.rules))]
    keys = [
        named(key.expression.tree, name)
        for name, key in dict(zip(compiled.keys, compiled.order, strict=True)).items()
        if name not in ("poin", *FIXED, *map(at_rest, carried))
    ]
    return {
        "cell": cells[quota.by] if quota else text("-"),
        "answers": [named(one.tree, name) for name, one in zip(answers, compiled.rules, strict=True)],
        "verdicts": [verdict(column(name, "f")) for name in ("nik_valid", "area_known", *answers)],
        "weighs": compiled.weight.tree if compiled.weight else truth(False),
        "keys": keys,
        "carried": [column(at_rest(name), "f") for name in carried],
    }


def _refuse_stray_areas(engine: Engine) -> None:
    rows, stray = engine.duck.rows(step(ROOM, "stray_areas"))[0]
    if rows == 0:
        raise Refusal("registry.path: registri tidak berisi satu baris pun")
    if 100 * stray > STRAY_PERCENT * rows:
        raise Refusal(
            f"registry: {stray} dari {rows} baris punya kode kelurahan yang tidak ada di areas.path; "
            f"lebih dari {STRAY_PERCENT}%. Periksa areas.path dan registry.area_code"
        )


def count_verdicts(compiled: Compiled, engine: Engine) -> list[VerdictCount]:
    """Find the shared NIKs, then every combination of verdicts with its meaning and count."""
    engine.make("shared_niks", step(ROOM, "shared_niks"))
    engine.make("verdict_counts", step(ROOM, "verdict_counts"))
    rules = compiled.programme.rules
    return [
        VerdictCount(verdicts, shared, people, reason(verdicts, shared, rules))
        for verdicts, shared, people in engine.duck.rows(step(ROOM, "counted_verdicts"))
    ]


def find_candidates(compiled: Compiled, counts: list[VerdictCount], engine: Engine) -> None:
    """Lay down `reasons`, `eligible` and `candidates` (file_number, row, nik, cell, weighs, tier)."""
    duck = engine.duck
    shape = {
        "verdicts": "VARCHAR",
        "shared": "BOOLEAN",
        "eligible": "BOOLEAN",
        "failed": "VARCHAR[]",
        "unknown": "VARCHAR[]",
        "must_verify": "BOOLEAN",
    }
    rows = [
        (
            one.verdicts,
            one.shared_nik,
            one.reason.eligible,
            list(one.reason.failed),
            list(one.reason.unknown),
            one.reason.must_verify,
        )
        for one in counts
    ]
    duck.add("reasons", shape, rows)
    duck.add("passing", {"verdicts": "VARCHAR"}, [(one.verdicts,) for one in counts if one.reason.eligible])
    engine.hand_over("passing")
    keys = [key for key in dict.fromkeys(compiled.keys) if key not in ELIGIBLE_HAS]
    engine.make("eligible", step(ROOM, "eligible", {"keys": [column(key, "j") for key in keys]}))
    order: list[Tree] = [
        ordered(column(key, "e"), one.descending) for key, one in zip(compiled.keys, compiled.order, strict=True)
    ] or [ordered(truth(True), False)]
    holes: dict[str, Filling] = {"order": order, "per_family": integer(min(compiled.programme.per_family, LARGEST))}
    engine.make("candidates", step(ROOM, "candidates", holes))
