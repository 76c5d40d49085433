"""The folder of a comparison: banding.html, banding.json, masuk.csv, keluar.csv. Not here: what is compared."""

import csv
import json
from pathlib import Path
from typing import Any

from markupsafe import Markup

from naung.report import codes
from naung.report.compare.causes import Mover, cause_words
from naung.report.compare.groups import GroupCount
from naung.report.compare.runs import AreaCount, Comparison, Moves
from naung.report.compare.told import (
    as_json,
    causes,
    difference_lines,
    equation,
    headline,
    money,
    money_lines,
)
from naung.report.page.html import render
from naung.report.page.marks import bar, picture, words_at
from naung.values import words

MOVER_COLUMNS = ("nik", "cell", "status_a", "status_b", "cause", "cause_words")
SHOWN_AREAS = 8
TOPICS = {"sex": "Jenis kelamin", "age": "Umur", "decile": "Desil"}


def write_comparison(comparison: Comparison, folder: Path) -> None:
    """Write the four files into `folder`."""
    _write_movers(comparison.out, folder / "keluar.csv", selected_in_a=True)
    _write_movers(comparison.into, folder / "masuk.csv", selected_in_a=False)
    text = json.dumps(as_json(comparison), ensure_ascii=False, indent=2, default=str)
    (folder / "banding.json").write_text(text + "\n", encoding="utf-8")
    (folder / "banding.html").write_text(page(comparison), encoding="utf-8")


def _write_movers(moves: Moves, path: Path, selected_in_a: bool) -> None:
    """Each mover by NIK; the cell is that of the run which selects her, a status is empty where she is in no row."""
    said = {cause: cause_words(cause, moves.sides) for cause in moves.causes}
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(MOVER_COLUMNS)
        for one in moves.moves:
            writer.writerow(
                [one.mover.nik, one.mover.here.cell, *_statuses(one.mover, selected_in_a), one.cause, said[one.cause]]
            )


def _statuses(mover: Mover, selected_in_a: bool) -> tuple[str, str]:
    other = mover.status or ""
    return ("selected", other) if selected_in_a else (other, "selected")


def page(comparison: Comparison) -> str:
    """banding.html"""
    selected_a, selected_b = comparison.selected
    changed = [area for area in comparison.areas if area.before or area.after]
    nearest = sorted(changed, key=lambda area: (-abs(area.after - area.before), area.code))
    return render(
        "banding.html",
        trial=comparison.trial,
        headline=headline(comparison),
        runs=[("A", comparison.a), ("B", comparison.b)],
        equation=equation(comparison),
        selected_a=selected_a,
        selected_b=selected_b,
        out=len(comparison.out.moves),
        into=len(comparison.into.moves),
        stay=comparison.stay,
        differences=difference_lines(comparison),
        sections=[
            _section("keluar", "keluar", "A", comparison.out),
            _section("masuk", "masuk", "B", comparison.into),
        ],
        areas=[_area(area) for area in changed],
        most=[_area(area) for area in nearest[:SHOWN_AREAS] if area.after != area.before],
        area_heading=_area_heading(nearest),
        seats=[cell for cell in comparison.cells if cell.seats_a != cell.seats_b],
        groups=[
            (TOPICS[name], [(codes.words_of(name, one.code), one) for one in groups])
            for name, groups in comparison.groups.items()
        ],
        moved=any(one.moved_in for one in _all_counts(comparison)),
        money=money(comparison),
        money_lines=money_lines(comparison),
    )


def _all_counts(comparison: Comparison) -> list[AreaCount | GroupCount]:
    return [*comparison.areas, *(one for groups in comparison.groups.values() for one in groups)]


def _section(anchor: str, verb: str, run: str, moves: Moves) -> dict[str, Any]:
    told = causes(moves)
    return {
        "anchor": anchor,
        "heading": _cause_heading(verb, told, len(moves.moves)),
        "said": f"Terpilih di {run} saja. Setiap orang dihitung sekali, pada sebab pertamanya.",
        "causes": told,
        "drawing": _drawing(told) if told else None,
        "file": f"{verb}.csv",
    }


def _cause_heading(verb: str, told: list[tuple[str, int]], people: int) -> str:
    if not told:
        return f"Tidak ada yang {verb}"
    _, most = max(told, key=lambda one: one[1])
    if len(told) == 1:
        return f"{words.number(people)} orang {verb}, semua karena satu sebab"
    return f"{words.number(people)} orang {verb}, {words.percent(most, people)} karena satu sebab"


def _drawing(told: list[tuple[str, int]]) -> Markup:
    """One bar a cause; the longest in the accent. The words stand in the table below."""
    most = max(count for _, count in told)
    marks: list[Markup] = []
    for place, (_, count) in enumerate(told):
        y = 26 * place
        width = max(1.0, 270 * count / most)
        marks.append(words_at(0, y + 16, str(place + 1), "h"))
        marks.append(bar(22, y + 3, width, 18, "c1" if count == most else "c0"))
        marks.append(words_at(28 + width, y + 17, words.number(count), "f0", 12))
    said = "; ".join(f"{words.number(count)}: {cause}" for cause, count in told)
    return picture(26 * len(told) + 4, said, marks)


def _area(area: AreaCount) -> dict[str, Any]:
    return {"name": area.name or area.code, "within": f"Kec. {codes.kecamatan(area.code)}", "count": area}


def _area_heading(nearest: list[AreaCount]) -> str:
    gains = [area for area in nearest if area.after > area.before]
    losses = [area for area in nearest if area.after < area.before]
    if not gains and not losses:
        return "Jumlah terpilih sama di setiap kelurahan"
    return f"{len(gains)} kelurahan bertambah, {len(losses)} berkurang"
