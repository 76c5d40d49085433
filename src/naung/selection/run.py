"""One selection, from an opened programme to the tables of its output folder. Not here: pages and workbooks."""

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung import __version__
from naung.engine.duck import Duck
from naung.engine.engine import Engine, start
from naung.engine.steps import step
from naung.selection import output
from naung.selection.doubles import mark_doubles, none_marked
from naung.selection.doubt import lay_out_doubtful
from naung.selection.judging import FIXED, VerdictCount, count_verdicts, find_candidates, judge
from naung.selection.listing import lay_out_lists
from naung.selection.opening import Opened
from naung.selection.output import QuotaRow
from naung.selection.seating import SeatedCell, order_equals, people_of, seat_cells
from naung.selection.tickets import Seed, read_key

ROOM = "naung.selection"
STATUSES = ("selected", "reserve", "not_reached", "family_represented", "ineligible")


@dataclass(frozen=True)
class Run:
    """A selection just made: its figures, and its tables still open.

    Tables: judged, decisions, standing, candidates, seats, public_candidates, reasons, shared_niks.
    """

    opened: Opened
    seed: Seed
    quota: tuple[QuotaRow, ...]
    verdicts: tuple[VerdictCount, ...]
    summary: dict[str, Any]
    record: dict[str, Any]

    @property
    def duck(self) -> Duck:
        return self.opened.duck


def select(
    opened: Opened, folder: Path, seed: Seed, engine_name: str, also: Sequence[str], say: Callable[[str], None]
) -> Run:
    """Decide about every registered person and write the tables of `folder`.

    `also` names registry columns to carry in the table `judged` for those who report on the run; they
    decide nothing. A Refusal leaves the caller's folder half-written: write into one that is not yet named.
    """
    key = read_key(opened.inputs["key.path"])
    places = opened.programme.covered_places
    with ThreadPoolExecutor(1) as pool:
        hashing = pool.submit(lambda: {what: opened.digests.of(what) for what in opened.inputs})
        engine = start(engine_name, opened.duck, opened.work)
        try:
            counts, seated = decide(opened, engine, also, say)
            say("Mengurutkan yang setara dengan tiket undian")
            order_equals(engine, key, seed.hex)
        finally:
            engine.close()
        return _write(opened, folder, seed, engine_name, places, counts, seated, hashing.result(), also, say)


def decide(
    opened: Opened, engine: Engine, also: Sequence[str], say: Callable[[str], None]
) -> tuple[list[VerdictCount], list[SeatedCell]]:
    """Everything up to tiers and seats; no seed is known."""
    lay_out_lists(opened, engine, say)
    judge(opened.compiled, opened.registry, engine, _carried(opened, also), say)
    counts = count_verdicts(opened.compiled, engine)
    say("Menyaring keluarga dan membagi tempat")
    find_candidates(opened.compiled, counts, engine)
    seated = seat_cells(opened, engine, people_of(opened, opened.duck))
    if opened.programme.doubles == "off":
        none_marked(engine)
    elif mark_doubles(opened, engine, say):
        counts = count_verdicts(opened.compiled, engine)
        find_candidates(opened.compiled, counts, engine)
        seated = seat_cells(opened, engine, people_of(opened, opened.duck))
    return counts, seated


def _carried(opened: Opened, also: Sequence[str]) -> list[str]:
    """The facts that `judged` keeps of each person: those that decide and those that reports ask for."""
    names = [*opened.compiled.named, *(name for name in also if name in opened.registry.kinds)]
    return [name for name in dict.fromkeys(["nama", "tanggal_lahir", *names]) if name not in FIXED]


def _write(
    opened: Opened,
    folder: Path,
    seed: Seed,
    engine_name: str,
    places: int,
    counts: Sequence[VerdictCount],
    seated: Sequence[SeatedCell],
    hashes: dict[str, str],
    also: Sequence[str],
    say: Callable[[str], None],
) -> Run:
    duck, public = opened.duck, folder / "public"
    public.mkdir()
    say("Menulis hasil")
    decisions_digest = output.write_decisions(duck, folder, opened.work)
    digest = output.write_public_candidates(duck, public, opened.work)
    by_points = any("poin" in key.expression.columns for key in opened.compiled.order)
    output.write_people(duck, folder, [*opened.compiled.named, *(["poin"] if by_points else [])])
    output.write_lists(duck, folder)
    output.write_doubtful(duck, folder, lay_out_doubtful(opened, _carried(opened, also), say))
    quota = _quota_rows(duck, seated)
    output.write_quota(quota, (folder, public))
    summary = _summary(opened, places, counts, quota) | {"seed_source": seed.source}
    record = _record(opened, seed, engine_name, hashes) | {"digest": digest, "decisions_digest": decisions_digest}
    record["settlements"] = os.path.relpath(opened.folder / opened.programme.settlements.path, folder)
    for where in (folder, public):
        output.write_json(summary, where / "summary.json")
    output.write_json(record, folder / "run.json")
    output.write_json(_public_record(opened, seed, places, digest), public / "run.json")
    return Run(opened, seed, tuple(quota), tuple(counts), summary, record)


def _quota_rows(duck: Duck, seated: Sequence[SeatedCell]) -> list[QuotaRow]:
    standing = {(cell, status): people for cell, status, people in duck.rows(step(ROOM, "standing_by_cell"))}
    cuts = {cell: (size, int(places)) for cell, size, places in duck.rows(step(ROOM, "cut_tiers"))}
    return [
        QuotaRow(
            cell.code,
            cell.name,
            cell.people,
            cell.eligible,
            cell.candidates,
            cell.weight,
            cell.floor,
            cell.seats,
            standing.get((cell.code, "selected"), 0),
            standing.get((cell.code, "reserve"), 0),
            *cuts.get(cell.code, (None, None)),
        )
        for cell in seated
    ]


def _summary(opened: Opened, places: int, counts: Sequence[VerdictCount], quota: Sequence[QuotaRow]) -> dict[str, Any]:
    rules = [rule.code for rule in opened.programme.rules]
    by_failed = dict.fromkeys([*opened.programme.built_ins, *rules], 0)
    by_unknown = dict.fromkeys(rules, 0)
    eligible = 0
    for one in counts:
        eligible += one.people if one.reason.eligible else 0
        for code in one.reason.failed:
            by_failed[code] += one.people
        for code in one.reason.unknown:
            by_unknown[code] += one.people
    candidates = sum(row.candidates for row in quota)
    selected = sum(row.selected for row in quota)
    reserve = sum(row.reserve for row in quota)
    everyone = sum(one.people for one in counts)
    numbers = (selected, reserve, candidates - selected - reserve, eligible - candidates, everyone - eligible)
    price_idr = opened.programme.price.total_idr
    cost_idr = selected * price_idr
    return {
        "people": everyone,
        "by_status": dict(zip(STATUSES, numbers, strict=True)),
        "by_failed": by_failed,
        "by_unknown": by_unknown,
        "money": {
            "price_idr": price_idr,
            "places": places,
            "cost_idr": cost_idr,
            "left_idr": opened.programme.budget_idr - cost_idr,
        },
    }


def _record(opened: Opened, seed: Seed, engine_name: str, hashes: dict[str, str]) -> dict[str, Any]:
    """run.json: all that decided."""
    return {
        "version": __version__,
        "engine": engine_name,
        "seed": seed.hex,
        "seed_source": seed.source,
        "inputs": [{"what": what, "file": path.name, "sha256": hashes[what]} for what, path in opened.inputs.items()],
        "programme": opened.programme.model_dump(mode="json"),
        "law": opened.programme.price.as_json(),
        "areas": {area.code: area.name for area in opened.registry.areas},
        "kinds": {name: kind.value for name, kind in opened.compiled.kinds.items() if name in opened.compiled.named},
    }


def _public_record(opened: Opened, seed: Seed, places: int, digest: str) -> dict[str, Any]:
    programme = opened.programme
    quota = programme.quota
    return {
        "program": programme.program,
        "title": programme.title,
        "version": __version__,
        "seed": seed.hex,
        "seed_source": seed.source,
        "places": places,
        "minimum": quota.minimum if quota else 0,
        "reserve_percent": programme.reserve_percent,
        "weight": quota.model_dump(mode="json")["weight"] if quota else "candidates",
        "by": quota.by if quota else None,
        "digest": digest,
    }
