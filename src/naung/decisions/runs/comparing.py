"""Runs side by side, from what the bulk half found between them. Not here: finding it (report.compare), pages."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from naung.decisions.programme.rules import Change, changes
from naung.decisions.runs.jobs import COMPARE
from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import comparison
from naung.decisions.runs.rules import changed, input_words
from naung.office.jobs.actions import ask
from naung.office.jobs.models import Job
from naung.office.permissions.rules import Actor
from naung.office.road.actions import read_text
from naung.report.page.laporan import BUILT_IN_WORDS
from naung.values.words import number, rupiah

CAUSES_SHOWN = 8
AREAS_SHOWN = 8
TOPICS = {"sex": "Jenis kelamin", "age": "Umur", "decile": "Desil"}


@dataclass(frozen=True)
class Row:
    """One figure of every run, in their order."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True)
class Pair:
    """What changes from one run to a later one."""

    older: Run
    newer: Run
    found: dict[str, Any]

    @property
    def out(self) -> int:
        return int(self.found["selected"]["out"])

    @property
    def into(self) -> int:
        return int(self.found["selected"]["in"])

    @property
    def differences(self) -> list[Change]:
        """What decided differently: the programme's parts, the seed, the data."""
        told = changes(*(read_text(run.programme.code, run.text) for run in (self.older, self.newer)))
        if self.older.seed != self.newer.seed:
            told.append(Change("Benih undian", f"{self.older.seed[:8]}…", f"{self.newer.seed[:8]}…"))
        before, after = ({what: one[0] for what, one in run.inputs.items()} for run in (self.older, self.newer))
        told += [
            Change(input_words(what).capitalize(), _print(before, what), _print(after, what))
            for what in changed(before, after)
        ]
        return told

    @property
    def money(self) -> list[str]:
        return [self._named(line) for line in self.found["money_lines"]]

    @property
    def sections(self) -> list[dict[str, Any]]:
        """Who comes in, who drops out, each by her first cause, the most frequent first."""
        sides = (("masuk", "in_by_cause", self.into), ("keluar", "out_by_cause", self.out))
        return [
            {"verb": verb, "people": people, "causes": [self._cause(one, people) for one in _most(self.found[key])]}
            for verb, key, people in sides
        ]

    @property
    def areas(self) -> list[dict[str, Any]]:
        changed = [one for one in self.found["areas"] if one["a"] != one["b"] or one["in"] or one["out"]]
        return sorted(changed, key=lambda one: (-abs(one["b"] - one["a"]), -one["in"], one["code"]))

    @property
    def groups(self) -> list[tuple[str, list[dict[str, Any]]]]:
        return [(TOPICS[name], groups) for name, groups in self.found["groups"].items()]

    def _cause(self, one: dict[str, Any], people: int) -> dict[str, Any]:
        return {"words": self._named(one["words"]), "people": one["people"], "whole": people}

    def _named(self, words: str) -> str:
        """A and B are the runs' numbers here."""
        named = {"A": f"hasil {self.older.number}", "B": f"hasil {self.newer.number}"}
        told = re.sub(r"\b[AB]\b(?=[\s,:.;)]|$)", lambda found: named[found[0]], words)
        return told[:1].upper() + told[1:]


def ask_comparison(runs: list[Run], at: datetime, by: Actor) -> Job | None:
    """The work that is still to be done before these runs stand side by side; None where all is there."""
    for older, newer in _pairs(runs):
        if comparison(older, newer) is None:
            title = f"Membandingkan hasil {older.number} dan {newer.number}"
            return ask(COMPARE, title, at, by, a=older.pk, b=newer.pk)
    return None


def told(runs: list[Run]) -> dict[str, object]:
    pairs = []
    for older, newer in _pairs(runs):
        found = comparison(older, newer)
        assert found is not None
        pairs.append(Pair(older, newer, found))
    return {"rows": _rows(runs), "pairs": pairs, "title": _title(pairs)}


def _print(digests: dict[str, str], what: str) -> str:
    return f"sidik {digests[what][:8]}…" if what in digests else ""


def _rule_words(runs: list[Run]) -> dict[str, str]:
    """Each rule's words by its code; those of the last run win."""
    told = dict(BUILT_IN_WORDS)
    for run in runs:
        told |= {rule.code: rule.text or rule.code for rule in read_text(run.programme.code, run.text).rules}
    return told


def _pairs(runs: list[Run]) -> list[tuple[Run, Run]]:
    """Each against the first."""
    return [(runs[0], newer) for newer in runs[1:]]


def _rows(runs: list[Run]) -> list[Row]:
    def row(name: str, *keys: str, words: Any = number) -> Row:
        values = []
        for run in runs:
            value: Any = run.figures
            for key in keys:
                value = value.get(key) if isinstance(value, dict) else None
            values.append("\N{EN DASH}" if value is None else words(value))
        return Row(name, tuple(values))

    codes = dict.fromkeys(code for run in runs for code in run.figures["by_failed"])
    words_of = _rule_words(runs)
    return [
        row("Terpilih", "by_status", "selected"),
        row("Cadangan", "by_status", "reserve"),
        row("Belum terjangkau", "by_status", "not_reached"),
        row("Diwakili keluarganya", "by_status", "family_represented"),
        row("Tidak memenuhi syarat", "by_status", "ineligible"),
        row("Tempat yang cukup uangnya", "money", "places"),
        row("Iuran satu orang", "money", "price_idr", words=rupiah),
        row("Biaya", "money", "cost_idr", words=rupiah),
        row("Sisa pagu", "money", "left_idr", words=rupiah),
        *(row(f"Gugur: {words_of.get(code, code)}", "by_failed", code) for code in codes),
    ]


def _title(pairs: list[Pair]) -> str:
    last = pairs[-1]
    if not last.out and not last.into:
        return f"Hasil {last.older.number} dan {last.newer.number} memilih orang yang sama"
    return (
        f"{number(last.into)} orang masuk dan {number(last.out)} keluar "
        f"dari hasil {last.older.number} ke hasil {last.newer.number}"
    )


def _most(causes: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return sorted(causes, key=lambda one: -one["people"])
