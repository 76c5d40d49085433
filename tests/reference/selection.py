"""The whole selection (contract 3 to 7) from a programme file and a seed: `decide`."""

import datetime
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from functools import cmp_to_key, partial
from itertools import groupby
from pathlib import Path
from typing import Any

from .eligibility import Verdict, built_ins, judge
from .expressions import Node, OrderKey, Value, condition, order_key, sortable
from .lists import ListRow, read_lists
from .programme import BUILT_INS, Programme, load
from .reading import (
    Areas,
    Person,
    ReadParquet,
    Registry,
    Unreadable,
    clean,
    read_areas,
    read_integer,
    read_registry,
    simple_table,
)
from .refusals import Overflow, Refused
from .seats import apportion, floors_of
from .tickets import check_seed, digest, pseudonym, ticket

STATUSES = ("selected", "reserve", "not_reached", "family_represented", "ineligible")
ONE_CELL = "-"


@dataclass
class Judged:
    """One registry row on its way; what is None has not been reached, or is NULL in the decisions."""

    person: Person
    cell: str | None
    verdict: Verdict
    poin: int | None
    keys: list[Value]
    status: str = "ineligible"
    tier: int | None = None
    pseudonym: str | None = None
    ticket: str | None = None
    rank: int | None = None
    reserve_number: int | None = None
    shown_tier: int | None = None
    shown_rank: int | None = None


@dataclass
class Expressions:
    """The programme's expressions, checked before anybody is judged."""

    rules: list[Node]
    points: list[Node]
    order: list[OrderKey]
    weight: Node | None


@dataclass
class Cell:
    """One line of quota.csv."""

    cell: str
    name: str
    people: int
    eligible: int
    candidates: int
    weight: int
    floor: int
    seats: int = 0
    selected: int = 0
    reserve: int = 0
    cut_size: int | None = None
    cut_places: int | None = None


@dataclass
class Decision:
    """What a run must say: rows by column of decisions.parquet, and so on by the table of contract 7."""

    rows: list[dict[str, Any]]
    quota: list[dict[str, Any]]
    lists: list[dict[str, Any]]
    summary: dict[str, Any]
    public: list[dict[str, Any]]
    digest: str
    decisions_digest: str
    money: dict[str, int] = field(default_factory=dict)


# Expressions ----------------------------------------------------------------------------------------------------------


def named(code: str, source: str, read: Any) -> Any:
    """A refusal names the rule."""
    try:
        return read(source)
    except Refused as refusal:
        raise Refused(f"{code}: {refusal}") from None


def parse(programme: Programme, kinds: dict[str, str | None], bounded: bool) -> Expressions:
    """`umur` everywhere, `daftar_NAME` for each list, `poin` in `order` only.

    *Reading*: a derived name wins over a column of the same name in the files; a canonical column that no file has is
    unknown."""
    columns = kinds | {"umur": "integer"} | {f"daftar_{one.name.lower()}": "boolean" for one in programme.lists}
    columns.pop("poin", None)
    read = partial(condition, columns=columns, bounded=bounded)
    keys = partial(order_key, columns=columns | {"poin": "integer"}, bounded=bounded)
    weight = programme.quota.weight if programme.quota else None
    return Expressions(
        [named(rule.code, rule.when, read) for rule in programme.rules],
        [named(point.code, point.when, read) for point in programme.points],
        [named(f"order {number}", source, keys) for number, source in enumerate(programme.order, 1)],
        named("weight", weight["when"], read) if isinstance(weight, dict) and "when" in weight else None,
    )


def umur(birth: Value, as_of: datetime.date) -> int | None:
    """Years from birth to `as_of`, less one if (month, day) of `as_of` comes before that of birth."""
    if not isinstance(birth, datetime.date):
        return None
    return as_of.year - birth.year - ((as_of.month, as_of.day) < (birth.month, birth.day))


# Judging --------------------------------------------------------------------------------------------------------------


def cell_of(code: Value, programme: Programme, areas: Areas) -> str | None:
    """`cell` is NULL where `kode_kelurahan` is not in `areas`. *Reading*: also without a quota, where it is `-`."""
    if code not in areas.names:
        return None
    if programme.quota is None:
        return ONE_CELL
    return str(code)[:6] if programme.quota.by == "kode_kecamatan" else str(code)


def points_of(programme: Programme, expressions: Expressions, values: dict[str, Value], bounded: bool) -> int:
    """`poin` = sum of `add` over points whose `when` is TRUE."""
    poin = sum(
        point.add
        for point, node in zip(programme.points, expressions.points, strict=True)
        if node.value(values) is True
    )
    if bounded and abs(poin) >= 2**63:
        raise Overflow("poin")
    return poin


def judge_all(
    programme: Programme, areas: Areas, registry: Registry, expressions: Expressions, bounded: bool
) -> list[Judged]:
    """Every row, with the rules' answers, its points and order keys. All are worked out for all rows, so that an
    overflow shows wherever the engine might meet it."""
    niks = Counter(person.values["nik"] for person in registry.people)
    settings = dict.fromkeys(BUILT_INS, "reject") | {rule.code: rule.unknown for rule in programme.rules}
    judged = []
    for person in registry.people:
        values = person.values
        values["umur"] = umur(values["tanggal_lahir"], programme.as_of)
        results: dict[str, Value] = dict(built_ins(values["nik"], values["kode_kelurahan"], niks, areas.names))
        for rule, node in zip(programme.rules, expressions.rules, strict=True):
            results[rule.code] = node.value(values)
        values["poin"] = points_of(programme, expressions, values, bounded)
        keys = [key.node.value(values) for key in expressions.order]
        if expressions.weight:
            expressions.weight.value(values)
        verdict = judge(results, settings)
        poin = values["poin"] if verdict.eligible else None
        cell = cell_of(values["kode_kelurahan"], programme, areas)
        judged.append(Judged(person, cell, verdict, poin, keys))  # type: ignore[arg-type]
    return judged


# Order ----------------------------------------------------------------------------------------------------------------


def compare_values(left: Value, right: Value, descending: bool) -> int:
    """FALSE before TRUE; text by bytes; NULL last whichever direction."""
    if left is None or right is None:
        return (left is None) - (right is None)
    a, b = sortable(left), sortable(right)
    sign = (a > b) - (a < b)  # type: ignore[operator]
    return -sign if descending else sign


def compare_keys(order: list[OrderKey], left: Judged, right: Judged) -> int:
    """By order keys."""
    for key, a, b in zip(order, left.keys, right.keys, strict=True):
        sign = compare_values(a, b, key.descending)
        if sign:
            return sign
    return 0


def compare_kin(order: list[OrderKey], left: Judged, right: Judged) -> int:
    """By order keys, then `tanggal_lahir` ascending (NULL last), then `nik`."""
    a, b = left.person.values, right.person.values
    return (
        compare_keys(order, left, right)
        or compare_values(a["tanggal_lahir"], b["tanggal_lahir"], False)
        or compare_values(a["nik"], b["nik"], False)
    )


def compare_drawn(order: list[OrderKey], left: Judged, right: Judged) -> int:
    """By order keys, then ticket."""
    return compare_keys(order, left, right) or compare_values(left.ticket, right.ticket, False)


def cap_families(eligible: list[Judged], order: list[OrderKey], per_family: int) -> list[Judged]:
    """Those after the first `per_family` are `family_represented`. NULL `id_keluarga` is a family of its own."""
    families: dict[object, list[Judged]] = {}
    for one in eligible:
        family = one.person.values["id_keluarga"]
        families.setdefault(("", id(one)) if family is None else family, []).append(one)
    candidates: list[Judged] = []
    for members in families.values():
        members.sort(key=cmp_to_key(partial(compare_kin, order)))
        candidates += members[:per_family]
        for one in members[per_family:]:
            one.status = "family_represented"
    return candidates


# Cells ----------------------------------------------------------------------------------------------------------------


def cell_names(programme: Programme, areas: Areas) -> dict[str, str]:
    """Cells: those of `areas`, by kelurahan or kecamatan, whose `name` stays empty; without `quota` one cell `-`."""
    if programme.quota is None:
        return {ONE_CELL: ""}
    if programme.quota.by == "kode_kecamatan":
        return dict.fromkeys(sorted({code[:6] for code in areas.names}), "")
    return dict(sorted(areas.names.items()))


def read_weights(path: Path, cells: Iterable[str]) -> dict[str, int]:
    """`{path: CSV cell,weight}`: dots allowed; a missing cell is 0; a cell twice, unknown, negative or fractional:
    refused."""
    weights: dict[str, int] = {}
    for line in simple_table(path, ("cell", "weight")):
        cell = (clean(line["cell"]) or "").replace(".", "")
        if cell in weights or cell not in cells:
            raise Refused(f"{path.name}: cell {line['cell']} stands twice or does not exist")
        try:
            weights[cell] = read_integer(clean(line["weight"]) or "")
        except Unreadable:
            raise Refused(f"{path.name}: {line['cell']}: {line['weight']} is no whole number") from None
        if weights[cell] < 0:
            raise Refused(f"{path.name}: {line['cell']}: {line['weight']} is negative")
    return {cell: weights.get(cell, 0) for cell in cells}


def weights_of(
    programme: Programme,
    expressions: Expressions,
    cells: list[str],
    people: Counter[str | None],
    candidates: list[Judged],
) -> dict[str, int]:
    """`candidates`; `people`; `{when}` (candidates for whom it is TRUE); `{path}`."""
    weight = programme.quota.weight if programme.quota else "candidates"
    if weight == "people":
        return {cell: people[cell] for cell in cells}
    if isinstance(weight, dict) and "path" in weight:
        return read_weights(programme.folder / weight["path"], cells)
    node = expressions.weight
    counted = Counter(one.cell for one in candidates if node is None or node.value(one.person.values) is True)
    return {cell: counted[cell] for cell in cells}


def cells_of(
    programme: Programme, areas: Areas, expressions: Expressions, judged: list[Judged], candidates: list[Judged]
) -> list[Cell]:
    """Every cell by code with its seats; the one cell `-` counts every row among its people."""
    names = cell_names(programme, areas)
    people = Counter(ONE_CELL if programme.quota is None else one.cell for one in judged)
    eligible = Counter(one.cell for one in judged if one.verdict.eligible)
    counts = Counter(one.cell for one in candidates)
    weights = weights_of(programme, expressions, list(names), people, candidates)
    minimum = programme.quota.minimum if programme.quota else 0
    by_cell = {cell: counts[cell] for cell in names}
    floors, seats = floors_of(by_cell, minimum), apportion(by_cell, weights, minimum, programme.covered_places)
    return [
        Cell(code, name, people[code], eligible[code], counts[code], weights[code], floors[code], seats[code])
        for code, name in names.items()
    ]


# Rank and status ------------------------------------------------------------------------------------------------------


def rank_cell(cell: Cell, candidates: list[Judged], order: list[OrderKey], reserve_percent: int) -> None:
    """`selected` if rank ≤ seats; `reserve` if rank ≤ seats + ceil(seats · reserve_percent / 100); else `not_reached`.
    `tier` = dense rank of the order keys within the cell."""
    candidates.sort(key=cmp_to_key(partial(compare_drawn, order)))
    within = cell.seats + -(-cell.seats * reserve_percent // 100)
    tier, before = 0, None
    for rank, one in enumerate(candidates, 1):
        tier += before is None or compare_keys(order, before, one) != 0
        one.rank, one.tier, before = rank, tier, one
        one.status = "selected" if rank <= cell.seats else "reserve" if rank <= within else "not_reached"
        one.reserve_number = rank - cell.seats if one.status == "reserve" else None
    cell.selected = sum(one.status == "selected" for one in candidates)
    cell.reserve = sum(one.status == "reserve" for one in candidates)
    show_tiers(cell, candidates, within)


def show_tiers(cell: Cell, candidates: list[Judged], within: int) -> None:
    """The cut tier holds ranks both ≤ seats and > seats. In public, tiers wholly selected are merged into one, tiers
    wholly beyond the reserve into one, numbered on from 1, and the rank is empty in those two."""
    shown, before = 0, ""
    for tier, members in groupby(candidates, key=lambda one: one.tier):
        people = list(members)
        first, last = people[0].rank or 0, people[-1].rank or 0
        if first <= cell.seats < last:
            cell.cut_size, cell.cut_places = len(people), cell.seats - first + 1
        group = "selected" if last <= cell.seats else "beyond" if first > within else f"tier {tier}"
        shown += group != before
        before = group
        for one in people:
            one.shown_tier = shown
            one.shown_rank = one.rank if group.startswith("tier") else None


# The answer -----------------------------------------------------------------------------------------------------------


def decision_row(one: Judged) -> dict[str, Any]:
    """One row of decisions.parquet."""
    values = one.person.values
    return {
        "file": one.person.file,
        "row": one.person.row,
        "nik": values["nik"],
        "id_keluarga": values["id_keluarga"],
        "kode_kelurahan": values["kode_kelurahan"],
        "cell": one.cell,
        "status": one.status,
        "failed": one.verdict.failed,
        "unknown": one.verdict.unknown,
        "must_verify": one.verdict.must_verify,
        "poin": one.poin,
        "tier": one.tier,
        "pseudonym": one.pseudonym,
        "ticket": one.ticket,
        "rank_in_cell": one.rank,
        "reserve_number": one.reserve_number,
    }


def list_line(row: ListRow) -> dict[str, Any]:
    """One row of lists.parquet."""
    return {
        "list": row.name,
        "line": row.line,
        "outcome": row.outcome,
        "file": row.file,
        "row": row.row,
        "probability": row.probability,
        "faults": row.faults,
    }


def public_rows(candidates: list[Judged]) -> list[dict[str, Any]]:
    """public/candidates.csv, sorted by cell, tier, pseudonym."""
    rows = [
        {
            "pseudonym": one.pseudonym,
            "cell": one.cell,
            "tier": one.shown_tier,
            "ticket": one.ticket,
            "status": one.status,
            "rank_in_cell": one.shown_rank,
        }
        for one in candidates
    ]
    return sorted(rows, key=lambda row: (row["cell"], row["tier"], row["pseudonym"]))


def money_of(programme: Programme, selected: int) -> dict[str, int]:
    """`places` is what the money covers. *Reading*: the cost is that of the selected, what is left is the rest."""
    cost = selected * programme.price_idr
    return {
        "price_idr": programme.price_idr,
        "places": programme.covered_places,
        "cost_idr": cost,
        "left_idr": programme.budget_idr - cost,
    }


def summary_of(programme: Programme, rows: list[dict[str, Any]]) -> dict[str, Any]:
    """Counts over every row. *Reading*: a status or code that nobody has counts 0."""
    status = Counter(row["status"] for row in rows)
    return {
        "by_status": {name: status[name] for name in STATUSES},
        "by_failed": dict(Counter(code for row in rows for code in row["failed"])),
        "by_unknown": dict(Counter(code for row in rows for code in row["unknown"])),
        "money": money_of(programme, status["selected"]),
    }


def decide(
    programme_path: Path, seed: str, *, read_parquet: ReadParquet | None = None, bounded: bool = True
) -> Decision:
    """The selection of a programme with a seed. Raises Refused, and Overflow unless `bounded` is False: then numbers
    grow without end and the answer is the mathematically right one."""
    programme = load(Path(programme_path))
    check_seed(seed)
    areas = read_areas(programme.folder / programme.areas)
    registry = read_registry(programme, areas, read_parquet)
    expressions = parse(programme, registry.kinds, bounded)
    list_rows = read_lists(programme, registry.people, bounded)
    judged = judge_all(programme, areas, registry, expressions, bounded)
    candidates = cap_families([one for one in judged if one.verdict.eligible], expressions.order, programme.per_family)
    cells = cells_of(programme, areas, expressions, judged, candidates)
    for one in candidates:
        one.pseudonym = pseudonym(programme.key, str(one.person.values["nik"]))
        one.ticket = ticket(seed, one.pseudonym)
    for cell in cells:
        rank_cell(
            cell, [one for one in candidates if one.cell == cell.cell], expressions.order, programme.reserve_percent
        )
    rows, public = [decision_row(one) for one in judged], public_rows(candidates)
    summary = summary_of(programme, rows)
    return Decision(
        rows=rows,
        quota=[asdict(cell) for cell in cells],
        lists=[list_line(row) for row in list_rows],
        summary=summary,
        public=public,
        digest=digest(public, "pseudonym,status,cell,rank_in_cell"),
        decisions_digest=digest(rows, "nik,status,failed,unknown,poin,rank_in_cell"),
        money=summary["money"],
    )
