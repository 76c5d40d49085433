"""laporan.html: what was decided and why, on one page that a mayor can read. Not here: counting, drawing, styles."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from naung.report.figures.count import Figures
from naung.report.page import charts
from naung.report.page.areas import Led, chances, tell_areas
from naung.report.page.findings import find
from naung.report.page.findings_data import data_age_days, must_verify, rule_words
from naung.report.page.groups import groups_heading, tell_groups
from naung.report.page.html import render
from naung.report.page.lists import tell_lists
from naung.report.page.money import month_words, tell_money
from naung.report.stability.measure import Stability
from naung.report.stability.visit import tell_stability
from naung.selection.run import Run
from naung.values import words

number, percent = words.number, words.percent
FIRST_FINDINGS = 4
BUILT_IN_WORDS = {
    "nik_tidak_sah": "NIK kosong atau tidak sah",
    "nik_ganda": "NIK yang sama ada di lebih dari satu baris",
    "mungkin_ganda": "Mungkin tercatat dua kali dengan NIK lain; tunggu diperiksa",
    "kelurahan_tidak_dikenal": "kelurahan kosong atau tidak dikenal",
}


@dataclass(frozen=True)
class RuleLine:
    """One rule: how many failed it, and on how many it could not be judged."""

    code: str
    words: str
    when: str
    failed: int
    unknown: int


@dataclass(frozen=True)
class InputLine:
    what: str
    file: str
    sha256: str

    @property
    def short(self) -> str:
        return short_digest(self.sha256)


def short_digest(digest: str) -> str:
    """First 12 and last 4, the 12 in fours."""
    return f"{digest[:4]} {digest[4:8]} {digest[8:12]} … {digest[-4:]}"


def rows_beside(query: Mapping[str, object]) -> str:
    """As seen from a run's page in the office, whose people stand one address deeper."""
    return f"orang/?{urlencode(query)}"


def laporan(run: Run, figures: Figures, stability: Stability | None = None) -> str:
    """The whole page; it has no NIK and no name of a person."""
    return render("laporan.html", **_content(run, figures, stability, None))


def page_part(run: Run, figures: Figures, stability: Stability | None = None, to: Led = rows_beside) -> str:
    """What stands on that page, without its frame, each figure a link to its people; for the office's page."""
    return render("hasil.html", **_content(run, figures, stability, to))


def _content(run: Run, figures: Figures, stability: Stability | None, to: Led | None) -> dict[str, object]:
    programme, status = run.opened.programme, run.summary["by_status"]
    findings, topics, at_cut = find(run, figures), tell_groups(figures), chances(run)
    return {
        "to": to,
        "trial": run.seed.source == "trial",
        "programme": programme,
        "name": programme.title or programme.program,
        "status": status,
        "people": run.summary["people"],
        "cover": f"{programme.cover.months} bulan mulai {month_words(programme.cover.first_month)}",
        "data_words": _data_words(run),
        "verify": must_verify(run, figures).get("", (0, 0))[0],
        "findings": findings[:FIRST_FINDINGS],
        "more_findings": findings[FIRST_FINDINGS:],
        "walk": _walk(run),
        "rules": _rules(run),
        "deciles": charts.decile_bars(figures.deciles) if len(figures.deciles) > 1 else None,
        "decile_heading": _decile_heading(figures),
        "areas": tell_areas(run, figures, to),
        "topics": topics,
        "groups_heading": groups_heading(topics),
        "chances": charts.chance_dots(at_cut) if at_cut else None,
        "cut_people": sum(one.size for one in at_cut),
        "cut_places": sum(one.places for one in at_cut),
        "cut_cells": len(at_cut),
        "money": tell_money(run),
        "stability": tell_stability(run, stability) if stability else None,
        "left_idr": run.summary["money"]["left_idr"],
        "lists": tell_lists(figures.matching),
        "digest": run.record["digest"],
        "decisions_digest": run.record["decisions_digest"],
        "short_digest": short_digest,
        "seed": run.seed,
        "version": run.record["version"],
        "engine": run.record["engine"],
        "inputs": [InputLine(one["what"], one["file"], one["sha256"]) for one in run.record["inputs"]],
    }


def _data_words(run: Run) -> str:
    cut_off, days = run.opened.programme.registry.cut_off, data_age_days(run)
    if cut_off is None or days is None:
        return "Tanggal data registri tidak disebut dalam program."
    said = f"Data registri per {words.day(cut_off)}"
    if days < 0:
        return f"{said}, sesudah hari pertama perlindungan."
    return f"{said}, {number(days)} hari sebelum hari pertama perlindungan."


def _walk(run: Run) -> object:
    status, everyone = run.summary["by_status"], run.summary["people"]
    eligible = everyone - status["ineligible"]
    candidates = eligible - status["family_represented"]
    cap = run.opened.programme.per_family
    each = "satu" if cap == 1 else f"paling banyak {number(cap)}"
    unreached, represented = number(status["not_reached"]), number(status["family_represented"])
    stages = [
        charts.Stage("Registri", everyone, eligible, (), f"tidak memenuhi syarat {number(status['ineligible'])}"),
        charts.Stage(
            "Memenuhi syarat",
            eligible,
            candidates,
            (
                f"{number(candidates)} calon, {each} dari tiap keluarga",
                f"{each} dari tiap keluarga",
                number(candidates),
            ),
            f"{represented} diwakili" if status["family_represented"] else "",
        ),
        charts.Stage("Calon", candidates, status["selected"], (), f"belum terjangkau {unreached}"),
    ]
    return charts.walk(stages, status["selected"], status["reserve"])


def _rules(run: Run) -> list[RuleLine]:
    failed, unknown = run.summary["by_failed"], run.summary["by_unknown"]
    lines = [RuleLine(code, BUILT_IN_WORDS[code], "", failed[code], 0) for code in run.opened.programme.built_ins]
    lines += [
        RuleLine(rule.code, rule_words(rule), rule.when, failed[rule.code], unknown[rule.code])
        for rule in run.opened.programme.rules
    ]
    return sorted(lines, key=lambda line: -line.failed)


def _decile_heading(figures: Figures) -> str:
    """Where most of the selected come from, as a sentence."""
    selected = sum(one.selected for one in figures.deciles)
    if not selected:
        return "Desil para calon"
    poorest = figures.deciles[0]
    if poorest.selected == selected:
        return f"Semua yang terpilih ada di desil {poorest.number}"
    return f"{percent(poorest.selected, selected)} dari yang terpilih ada di desil {poorest.number}"
