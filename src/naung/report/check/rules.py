"""Each rule's and point's share TRUE / FALSE / NULL, and what looks odd about it. Not here: judging anybody."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import call, column, named, verdict
from naung.intake.columns import CANONICAL, at_rest
from naung.selection.compiled import Compiled
from naung.selection.expressions import Expression
from naung.selection.verdicts import FALSE, MAYBE_DOUBLE, TRUE, reason
from naung.values.words import number, percent

ROOM = "naung.report.check"
OFTEN_UNKNOWN_PERCENT = 20
_BUILT_IN_WORDS = {
    "nik_tidak_sah": "NIK sah",
    "nik_ganda": "NIK hanya di satu baris",
    "mungkin_ganda": "Tidak mungkin tercatat dua kali",
    "kelurahan_tidak_dikenal": "Kelurahan ada di berkas wilayah",
}


@dataclass
class Tally:
    """How often true, false, not known."""

    true: int = 0
    false: int = 0
    unknown: int = 0

    def add(self, letter: str, people: int) -> None:
        if letter == TRUE:
            self.true += people
        elif letter == FALSE:
            self.false += people
        else:
            self.unknown += people

    @property
    def all(self) -> int:
        return self.true + self.false + self.unknown


@dataclass(frozen=True)
class RuleShare:
    """A built-in, rule or point: over all rows, and over those whom no rule before it rejects.

    For a point the second tally is over the eligible. A built-in is true where it does not reject.
    """

    kind: str
    code: str
    text: str
    when: str
    unknown: str
    everyone: Tally = field(default_factory=Tally)
    reached: Tally = field(default_factory=Tally)
    cautions: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Rules:
    """All shares, and how many rows and eligible there are."""

    people: int
    eligible: int
    shares: tuple[RuleShare, ...]
    cautions: tuple[str, ...]


def count_rules(compiled: Compiled, duck: Duck) -> Rules:
    """Count every answer; needs the tables `judged` (with all named facts) and `shared_niks`."""
    programme = compiled.programme
    built_ins = [RuleShare("bawaan", code, _BUILT_IN_WORDS[code], "", "") for code in programme.built_ins]
    rules = [RuleShare("aturan", rule.code, rule.text, rule.when, rule.unknown) for rule in programme.rules]
    points = [RuleShare("nilai", point.code, point.text, point.when, "") for point in programme.points]
    letters = [verdict(one.tree) for one in compiled.points]
    people = eligible = 0
    for verdicts, shared, answers, count in duck.rows(step(ROOM, "verdicts", {"points": letters})):
        why = reason(verdicts, shared, programme.rules)
        people += count
        eligible += count if why.eligible else 0
        in_order = [FALSE if verdicts[0] == FALSE else TRUE, FALSE if shared else TRUE]
        in_order += [FALSE if verdicts[0] == MAYBE_DOUBLE else TRUE] if programme.doubles == "check" else []
        in_order += verdicts[1:]
        _count(in_order, [*built_ins, *rules], why.failed, count)
        for letter, point in zip(answers, points, strict=True):
            point.everyone.add(letter, count)
            if why.eligible:
                point.reached.add(letter, count)
    empty = _empty_columns(compiled, duck)
    for share, one in zip([*rules, *points], [*compiled.rules, *compiled.points], strict=True):
        share.cautions.extend([*_cautions(share, people), *_of_empty(one, empty)])
    ordered = {name for key in compiled.order for name in key.expression.columns}
    cautions = [f"order: kolom {name} kosong di semua baris" for name in sorted(ordered & empty)]
    return Rules(people, eligible, (*built_ins, *rules, *points), tuple(cautions))


def _count(letters: Sequence[str], shares: Sequence[RuleShare], failed: Collection[str], people: int) -> None:
    """Count one combination of answers: each rule over all, and over those who reach it."""
    reaches = True
    for letter, share in zip(letters, shares, strict=True):
        share.everyone.add(letter, people)
        if reaches:
            share.reached.add(letter, people)
        reaches = reaches and share.code not in failed


def _cautions(share: RuleShare, people: int) -> Iterator[str]:
    every = share.everyone
    if not people:
        return
    if share.kind == "nilai":
        if (words := _mostly(share)) is not None:
            yield f"benar bagi {words}: mungkin daftar kodenya terbaca keliru (misalnya 1 = tidak ada)"
        if every.true == 0:
            yield "tidak benar bagi siapa pun: nilai ini tidak membedakan"
    else:
        if every.true == 0:
            yield "tidak ada yang lolos"
        if every.false == 0:
            yield "tidak ada yang gugur: aturan ini tidak menyaring siapa pun"
    if 100 * every.unknown > OFTEN_UNKNOWN_PERCENT * people:
        yield f"tidak diketahui pada {percent(every.unknown, people)} baris ({number(every.unknown)})"


def _mostly(share: RuleShare) -> str | None:
    """Of whom a point is true for more than half."""
    for tally, words in ((share.everyone, "semua orang"), (share.reached, "mereka yang memenuhi syarat")):
        if 2 * tally.true > tally.all:
            return f"{percent(tally.true, tally.all)} {words}"
    return None


def _of_empty(one: Expression, empty: Collection[str]) -> list[str]:
    return [f"kolom {name} kosong di semua baris" for name in sorted(set(one.columns) & set(empty))]


def _empty_columns(compiled: Compiled, duck: Duck) -> set[str]:
    """Registry columns that the programme names and that are NULL on every row."""
    names = [name for name in compiled.named if name in compiled.wanted or name in CANONICAL]
    if not names:
        return set()
    known = [named(call("count", column(at_rest(name), "f")), name) for name in names]
    _, *counts = duck.rows(step(ROOM, "known", {"known": known}))[0]
    return {name for name, count in zip(names, counts, strict=True) if count == 0}
