"""Why one person is or is not selected, from a run's output folder. Not here: the sentences (told).

Her rules and points are answered again over the facts that stand in people.parquet, and must give what
decisions.parquet says; a folder where they do not has been changed since.
"""

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import Tree, column, integer, named, text, verdict
from naung.intake.columns import at_rest
from naung.report.past import CellQuota, PastRun
from naung.selection.expressions import Expression
from naung.values.errors import Refusal
from naung.values.words import masked_nik

ROOM = "naung.report.explain"
VERDICTS = {"T": "passed", "F": "failed", "N": "unknown"}
CANDIDATES = ("selected", "reserve", "not_reached")
HIDDEN = ("nik", "id_keluarga", "no_kk")
_LONG_NUMBER = re.compile("[0-9]{16}")

Fact = dict[str, Any]
"""A fact's name and its value as the run saw it; NIKs and family numbers masked."""


@dataclass(frozen=True)
class Judged:
    """A rule or a point over one person; `verdict` is passed, failed or unknown, `add` 0 for rules.

    `unknown` is what the rule does when it is not known: reject, verify or accept; empty for points.
    """

    code: str
    text: str
    when: str
    verdict: str
    unknown: str
    add: int
    facts: tuple[Fact, ...]

    @property
    def rejects(self) -> bool:
        return self.verdict == "failed" or (self.verdict == "unknown" and self.unknown == "reject")


@dataclass(frozen=True)
class OrderSeen:
    """One order key: hers, and that of the last selected of her cell where she is a candidate."""

    text: str
    value: object
    last_selected: object


@dataclass(frozen=True)
class Standing:
    """Where a candidate stands in her cell. `cut_tier` is the tier that the last seat cuts, if any."""

    tier: int
    rank_in_cell: int
    reserve_number: int | None
    better: int
    equals: int
    cut_tier: int | None


@dataclass(frozen=True)
class Family:
    """Who stands for her family: how many, their statuses, and the order key that put them before her.

    `decided_by` is None where all order keys are equal: then the earlier birth, then the smaller NIK.
    """

    statuses: tuple[str, ...]
    decided_by: str | None


@dataclass(frozen=True)
class Explained:
    """One registry row; `nik` is masked."""

    nik: str
    name: str | None
    file: str
    row: int
    area: str | None
    area_name: str
    status: str
    built_ins_failed: tuple[str, ...]
    rules: tuple[Judged, ...]
    must_verify: bool
    points: tuple[Judged, ...]
    poin: int | None
    order: tuple[OrderSeen, ...]
    cell: CellQuota | None
    standing: Standing | None
    family: Family | None
    pseudonym: str | None
    ticket: str | None

    @property
    def failed_rules(self) -> list[Judged]:
        return [rule for rule in self.rules if rule.rejects]

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


Row = dict[str, Any]


class Explainer:
    """Answers about people of one run, over one session of the engine."""

    def __init__(self, run: PastRun, duck: Duck, facts: list[str] | None = None) -> None:
        """`facts`: those of `people`, where both tables have their names already, made from an index of the run."""
        self._run, self._duck = run, duck
        self._facts = run.name_tables(duck) if facts is None else facts
        self._columns = list(duck.columns(step(ROOM, "by_nik", {"nik": text("")})))

    def by_nik(self, nik: str) -> list[Explained]:
        """Every row with this NIK; a Refusal where there is none."""
        nik = nik.strip().removeprefix("'")
        rows = self._decided(step(ROOM, "by_nik", {"nik": text(nik)}))
        if not rows:
            raise Refusal(f"NIK {masked_nik(nik)} tidak ada di registri hasil ini; periksa angkanya")
        return self._explain(rows)

    def by_pseudonym(self, pseudonym: str) -> list[Explained]:
        """The candidate of this pseudonym; only candidates have one."""
        asked = pseudonym.strip().lower()
        if not re.fullmatch("[0-9a-f]{32}", asked):
            raise Refusal(f"{pseudonym}: bukan nama samaran; bentuknya 32 angka heksadesimal")
        rows = self._decided(step(ROOM, "by_pseudonym", {"pseudonym": text(asked)}))
        if not rows:
            raise Refusal(f"nama samaran {asked} tidak ada di hasil ini; hanya calon yang punya nama samaran")
        return self._explain(rows)

    def _decided(self, query: Tree) -> list[Row]:
        return [dict(zip(self._columns, row, strict=True)) for row in self._duck.rows(query)]

    def _explain(self, rows: Sequence[Row]) -> list[Explained]:
        wanted = [(row["nik"], nth, row["poin"]) for nth, row in enumerate(rows, 1)]
        answers = self._answers(wanted)
        if len(answers) != len(rows):
            raise _changed("people.parquet tidak memuat orang ini sebanyak decisions.parquet")
        return [self._one(row, answers[(row["nik"], nth)]) for nth, row in enumerate(rows, 1)]

    def _answers(self, wanted: Sequence[tuple[str, int, int | None]]) -> dict[tuple[str, int], Row]:
        """By NIK and place among its rows: each fact (`fact NAME`), rule, point and order key by its place."""
        run = self._run
        self._duck.add("wanted", {"nik": "VARCHAR", "nth": "BIGINT", "poin": "BIGINT"}, wanted)
        trees = [named(column(at_rest(name), "f"), f"fact {name}") for name in self._facts]
        trees += [named(verdict(one.tree), f"rule {place}") for place, one in enumerate(run.rules)]
        trees += [named(verdict(one.tree), f"point {place}") for place, one in enumerate(run.points)]
        trees += [named(key.expression.tree, f"key {place}") for place, key in enumerate(run.order)]
        niks = [text(nik) for nik, _, _ in wanted]
        query = step(ROOM, "answers", {"niks": niks, "answers": trees})
        names = ["nik", "nth", "name", *(tree.alias for tree in trees)]
        found = [dict(zip(names, row, strict=True)) for row in self._duck.rows(query)]
        return {(row["nik"], row["nth"]): row for row in found}

    def _one(self, row: Row, answers: Row) -> Explained:
        run = self._run
        rules = tuple(
            self._judged(rule, one, answers, f"rule {place}")
            for place, (rule, one) in enumerate(zip(run.programme["rules"], run.rules, strict=True))
        )
        points = tuple(
            self._judged(point, one, answers, f"point {place}")
            for place, (point, one) in enumerate(zip(run.programme["points"], run.points, strict=True))
        )
        built_ins = tuple(code for code in row["failed"] if code not in {rule.code for rule in rules})
        _check_agreement(row, rules, points)
        standing, last = self._standing(row)
        order = tuple(
            OrderSeen(str(key), answers[f"key {place}"], last.get(f"key {place}"))
            for place, key in enumerate(run.programme["order"])
        )
        return Explained(
            nik=masked_nik(row["nik"]),
            name=answers["name"],
            file=row["file"],
            row=row["source_row"],
            area=row["kode_kelurahan"],
            area_name=run.areas.get(row["kode_kelurahan"] or "", ""),
            status=row["status"],
            built_ins_failed=built_ins,
            rules=rules,
            must_verify=row["must_verify"],
            points=points,
            poin=row["poin"],
            order=order if row["poin"] is not None else (),
            cell=run.quota.get(row["cell"] or ""),
            standing=standing,
            family=self._family(row, answers) if row["status"] == "family_represented" else None,
            pseudonym=row["pseudonym"],
            ticket=row["ticket"],
        )

    def _judged(self, part: dict[str, Any], one: Expression, answers: Row, place: str) -> Judged:
        facts = tuple({"name": name, "value": _shown(name, answers)} for name in self._facts if name in one.columns)
        letter = VERDICTS[answers[place]]
        when = str(part["when"])
        return Judged(
            part["code"], part["text"] or when, when, letter, part.get("unknown", ""), part.get("add", 0), facts
        )

    def _standing(self, row: Row) -> tuple[Standing | None, Row]:
        """Where she stands, and the answers over the last selected of her cell."""
        if row["rank_in_cell"] is None:
            return None, {}
        if row["cell"] not in self._run.quota:
            raise Refusal(f"quota.csv: sel {row['cell']} tidak ada; berkas itu diubah sesudah ditulis")
        seats = self._run.quota[row["cell"]].seats
        holes = {"cell": text(row["cell"]), "tier": integer(row["tier"]), "seats": integer(seats)}
        better, equals, nik, tier, poin = self._duck.rows(step(ROOM, "cell", holes))[0]
        last = self._answers([(nik, 1, poin)])[(nik, 1)] if nik is not None else {}
        cut_tier = tier if self._run.quota[row["cell"]].cut_size is not None else None
        standing = Standing(row["tier"], row["rank_in_cell"], row["reserve_number"], better, equals, cut_tier)
        return standing, last

    def _family(self, row: Row, answers: Row) -> Family:
        """Her family's candidates; of several, the one nearest to her in the order tells the deciding key."""
        found = self._duck.rows(step(ROOM, "family", {"family": text(row["id_keluarga"])}))
        members = self._answers([(nik, 1, poin) for nik, _, poin in found]) if found else {}
        keys = self._run.programme["order"]
        decided = max((_first_difference(answers, member, len(keys)) for member in members.values()), default=0)
        statuses = tuple(sorted((status for _, status, _ in found), key=CANDIDATES.index))
        return Family(statuses, keys[decided] if decided < len(keys) else None)


def _first_difference(one: Row, other: Row, keys: int) -> int:
    """The place of the first order key in which two people differ; the number of keys where none does."""
    return next((place for place in range(keys) if one[f"key {place}"] != other[f"key {place}"]), keys)


def _shown(name: str, answers: Row) -> object:
    value = answers[f"fact {name}"]
    if isinstance(value, str) and (name in HIDDEN or _LONG_NUMBER.fullmatch(value)):
        return masked_nik(value)
    return value


def _check_agreement(row: Row, rules: Sequence[Judged], points: Sequence[Judged]) -> None:
    codes = [rule.code for rule in rules]
    failed = [rule.code for rule in rules if rule.rejects]
    unknown = [rule.code for rule in rules if rule.verdict == "unknown"]
    if [code for code in row["failed"] if code in codes] != failed or row["unknown"] != unknown:
        raise _changed("aturan yang dihitung ulang dari people.parquet tidak sama dengan decisions.parquet")
    poin = sum(point.add for point in points if point.verdict == "passed")
    if row["poin"] is not None and row["poin"] != poin:
        raise _changed(f"poin yang dihitung ulang {poin}, di decisions.parquet {row['poin']}")


def _changed(said: str) -> Refusal:
    return Refusal(f"{said}; folder hasil ini diubah sesudah ditulis. Jalankan naung select lagi dari sumbernya")


def explain(run: PastRun, work: Path, nik: str | None, pseudonym: str | None) -> list[Explained]:
    """All rows of one person, asked for by NIK or by pseudonym."""
    with Duck(work, [run.folder]) as duck:
        explainer = Explainer(run, duck)
        return explainer.by_nik(nik) if nik is not None else explainer.by_pseudonym(pseudonym or "")
