"""Check a run from its public files alone: order, seats, statuses, counts, digest. Standard library only.

What no public file can show is who was eligible; nobody's facts stand there. Not here: the ceremony of the seed.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.selection.verify_candidates import STATUSES, count_lines, walk
from naung.selection.verify_difference import Difference, Differs, Record, check, read_json
from naung.selection.verify_quota import QuotaLine, Terms, check_counts, check_seats, read_quota
from naung.values.errors import Refusal

FILES = ("run.json", "quota.csv", "summary.json", "candidates.csv")
HEX64 = re.compile("[0-9a-f]{64}")
STRAY = "kelurahan_tidak_dikenal"


@dataclass(frozen=True)
class Verified:
    """What was checked; `difference` is the first thing that does not agree, None where all does."""

    title: str
    seed_source: str
    cells: int
    candidates: int
    selected: int
    reserve: int
    digest: str
    difference: Difference | None

    @property
    def agrees(self) -> bool:
        return self.difference is None


def verify(folder: Path) -> Verified:
    """Check `folder`, an output folder or its public/; a Refusal only where there is no such folder."""
    public = find_public(folder)
    record = Record("run.json", {})
    lines: Sequence[QuotaLine] = ()
    statuses: Counter[str] = Counter()
    digest = ""
    difference = None
    try:
        record = read_json(public, "run.json")
        _check_names(record)
        terms, seed = _terms(record), _seed(record)
        lines = read_quota(public)
        check_counts(lines, terms)
        if sum(one.candidates for one in lines) == count_lines(public):
            check_seats(lines, terms)
        statuses, digest = walk(public, seed, lines, terms.reserve_percent)
        check_seats(lines, terms)
        _check_summary(read_json(public, "summary.json"), record, lines, statuses)
        record.check("digest", digest)
    except Differs as differs:
        difference = differs.difference
    return Verified(
        title=str(record.content.get("title") or record.content.get("program") or ""),
        seed_source=str(record.content.get("seed_source", "")),
        cells=len(lines),
        candidates=statuses.total(),
        selected=statuses["selected"],
        reserve=statuses["reserve"],
        digest=digest,
        difference=difference,
    )


def find_public(folder: Path) -> Path:
    """`folder`/public where there is one, else `folder` itself; a Refusal where neither holds public files."""
    if not folder.is_dir():
        raise Refusal(f"{folder}: folder ini tidak ada; beri folder hasil naung select atau folder public di dalamnya")
    public = folder / "public"
    if public.is_dir():
        return public
    if not any((folder / name).exists() for name in FILES):
        raise Refusal(f"{folder}: bukan folder hasil; tidak ada public/ atau {', '.join(FILES)} di dalamnya")
    return folder


def _check_names(record: Record) -> None:
    """What the run is called: no figure depends on it, but people read it; a title may be empty."""
    record.text("title")
    if not record.text("program"):
        raise Differs(record.file, None, "program", record.content["program"], "nama program")


def _terms(record: Record) -> Terms:
    weight = record.content.get("weight")
    if weight not in ("candidates", "people"):
        if not isinstance(weight, dict) or set(weight) not in ({"when"}, {"path"}):
            raise Differs("run.json", None, "weight", weight, "candidates, people, atau {when} atau {path}")
        weight = None
    return Terms(record.count("places", least=1), record.count("minimum"), record.count("reserve_percent"), weight)


def _seed(record: Record) -> str:
    seed = record.text("seed")
    if not HEX64.fullmatch(seed):
        raise Differs("run.json", None, "seed", seed, "64 angka heksadesimal kecil")
    if (source := record.text("seed_source")) not in ("ceremony", "trial"):
        raise Differs("run.json", None, "seed_source", source, "ceremony atau trial")
    return seed


def _check_summary(summary: Record, record: Record, lines: Sequence[QuotaLine], statuses: Counter[str]) -> None:
    summary.check("seed_source", record.content["seed_source"])
    by_status = summary.part("by_status")
    for status in STATUSES:
        by_status.check(status, statuses[status])
    eligible = sum(one.eligible for one in lines)
    by_status.check("family_represented", eligible - statuses.total())
    people = eligible + by_status.count("ineligible")
    if "people" in summary.content:
        summary.check("people", people)
    _check_failed(summary, people, by_status.count("ineligible"), lines)
    _check_money(summary.part("money"), record.count("places"), statuses["selected"])


def _check_failed(summary: Record, people: int, ineligible: int, lines: Sequence[QuotaLine]) -> None:
    """Each reason's count fits the ineligible, who have one reason at least; those of no cell are in no cell."""
    failed, unknown = summary.part("by_failed"), summary.part("by_unknown")
    for part, most in ((failed, ineligible), (unknown, people)):
        for code in part.content:
            if part.count(code) > most:
                raise Differs(part.file, None, part.name(code), part.content[code], f"paling banyak {most}")
    if (reasons := sum(failed.content.values())) < ineligible:
        raise Differs(failed.file, None, "by_failed", f"jumlahnya {reasons}", f"paling sedikit {ineligible}")
    in_cells = sum(one.people for one in lines)
    stray = 0 if lines[0].cell == "-" else failed.count(STRAY)
    check("quota.csv", None, "jumlah people", in_cells, people - stray)


def _check_money(money: Record, places: int, selected: int) -> None:
    price_idr = money.count("price_idr", least=1)
    money.check("places", places)
    money.check("cost_idr", selected * price_idr)
    budget_idr = money.count("cost_idr") + money.count("left_idr")
    if places > budget_idr // price_idr:
        raise Differs(money.file, None, money.name("left_idr"), money.content["left_idr"], "cukup untuk semua tempat")
