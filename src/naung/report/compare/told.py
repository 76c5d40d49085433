"""Two runs compared, in Indonesian sentences for a terminal and as JSON. Not here: the page (page)."""

from typing import Any

from naung.report import codes
from naung.report.compare.causes import cause_words
from naung.report.compare.runs import NAMES, Comparison, Moves
from naung.report.explain.told import TRIAL
from naung.values import words


def equation(comparison: Comparison) -> str:
    """A's selected, less those out, plus those in, are B's; in one line."""
    a, b = comparison.selected
    out, into = len(comparison.out.moves), len(comparison.into.moves)
    numbers = (words.number(number) for number in (a, out, into, b))
    return "{} \N{MINUS SIGN} {} + {} = {}".format(*numbers)


def headline(comparison: Comparison) -> str:
    out, into = len(comparison.out.moves), len(comparison.into.moves)
    if not out and not into:
        return f"Tidak ada yang berubah: {words.number(comparison.stay)} orang yang sama terpilih."
    return f"{words.number(into)} orang masuk dan {words.number(out)} orang keluar."


def told(comparison: Comparison) -> str:
    """The summary."""
    lines = [
        headline(comparison),
        f"  A: {comparison.a.title}, {comparison.a.folder}",
        f"  B: {comparison.b.title}, {comparison.b.folder}",
        f"  Terpilih di A, keluar, masuk, terpilih di B: {equation(comparison)}",
        f"  Terpilih di keduanya: {words.number(comparison.stay)}",
    ]
    for moves, heading in (
        (comparison.out, "Keluar (terpilih di A saja)"),
        (comparison.into, "Masuk (terpilih di B saja)"),
    ):
        if moves.moves:
            lines += ["", heading, *(f"  {words.number(count):>9}  {said}" for said, count in causes(moves))]
    lines += ["", "Uang", *(f"  {line}" for line in money_lines(comparison))]
    lines += ["", "Yang berbeda", *(f"  {line}" for line in difference_lines(comparison))]
    if comparison.trial:
        lines += ["", TRIAL]
    return "\n".join(lines)


def causes(moves: Moves) -> list[tuple[str, int]]:
    """Each cause in words, with its people."""
    return [(cause_words(cause, moves.sides), count) for cause, count in moves.causes.items()]


def money(comparison: Comparison) -> dict[str, dict[str, int]]:
    """Price, places and cost in A, in B, and B less A."""
    sides = comparison.a.summary["money"], comparison.b.summary["money"]
    return {
        key: {"a": sides[0][key], "b": sides[1][key], "difference": sides[1][key] - sides[0][key]}
        for key in ("price_idr", "places", "cost_idr", "left_idr")
    }


def money_lines(comparison: Comparison) -> list[str]:
    amounts = money(comparison)
    cost, price = amounts["cost_idr"], amounts["price_idr"]
    lines = [f"Biaya A {words.rupiah(cost['a'])}, B {words.rupiah(cost['b'])}: {_more(cost['difference'])}."]
    if not cost["difference"]:
        lines = [f"Biayanya sama: {words.rupiah(cost['a'])}."]
    if price["difference"]:
        lines.append(
            f"Iuran seorang A {words.rupiah(price['a'])}, B {words.rupiah(price['b'])}: {_more(price['difference'])}."
        )
    else:
        lines.append(f"Iuran seorang sama: {words.rupiah(price['a'])}.")
    return lines


def _more(difference_idr: int) -> str:
    return f"B {words.rupiah(abs(difference_idr))} {'lebih mahal' if difference_idr > 0 else 'lebih murah'}"


def difference_lines(comparison: Comparison) -> list[str]:
    lines = [f"{what}: {_said(a)} di A, {_said(b)} di B" for what, a, b in comparison.differences]
    return lines or ["Tidak ada: program, benih dan isi semua berkasnya sama."]


def _said(value: object) -> str:
    text = "tidak ada" if value is None else str(value)
    return text if len(text) <= 90 else f"{text[:40]} … {text[-40:]}"


def as_json(comparison: Comparison) -> dict[str, Any]:
    """All of it but the movers, who stand in masuk.csv and keluar.csv."""
    a, b = comparison.selected
    return {
        "runs": {name: _run_json(run) for name, run in zip(NAMES, (comparison.a, comparison.b), strict=True)},
        "seed_source": "trial" if comparison.trial else "ceremony",
        "selected": {"a": a, "out": len(comparison.out.moves), "in": len(comparison.into.moves), "b": b},
        "stay": comparison.stay,
        "out_by_cause": _causes_json(comparison.out),
        "in_by_cause": _causes_json(comparison.into),
        "areas": [{"code": one.code, "name": one.name, **_counts(one)} for one in comparison.areas],
        "cells": [
            {"code": one.code, "name": one.name, "seats_a": one.seats_a, "seats_b": one.seats_b}
            for one in comparison.cells
        ],
        "groups": {
            name: [{"code": one.code, "name": codes.words_of(name, one.code), **_counts(one)} for one in groups]
            for name, groups in comparison.groups.items()
        },
        "money": money(comparison),
        "differences": [{"what": what, "a": one, "b": other} for what, one, other in comparison.differences],
    }


def _run_json(run: Any) -> dict[str, Any]:
    record = run.record
    kept = {key: record.get(key) for key in ("seed", "seed_source", "engine", "version", "digest", "decisions_digest")}
    return {"folder": str(run.folder), "title": run.title, **kept}


def _causes_json(moves: Moves) -> list[dict[str, Any]]:
    return [
        {"cause": cause, "words": cause_words(cause, moves.sides), "people": count}
        for cause, count in moves.causes.items()
    ]


def _counts(one: Any) -> dict[str, int]:
    return {"a": one.before, "out": one.out, "in": one.into, "b": one.after, "moved_in": one.moved_in}
