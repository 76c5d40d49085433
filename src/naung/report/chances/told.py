"""The chances of a frozen draw in Indonesian sentences and as JSON. Not here: computing them (draw), the page."""

from collections.abc import Iterator, Sequence
from typing import Any

from naung.draw.cells import FrozenDraw
from naung.draw.chances import CellChances, Chance, Share, by_cell, largest, percent, smallest, total
from naung.draw.weights import Otherwise, own_weight
from naung.report import codes
from naung.values import words

number = words.number
REHEARSAL = "GELADI (PERCOBAAN): folder ini latihan; tidak mengikat siapa pun."
VOIDED = "Undian ini sudah dibatalkan."
PRIVATE = "Untuk kantor dan pengawas, bukan untuk disebarkan: di sini tingkat yang sebenarnya, sebelum digabung."
FOR_THE_PUBLIC = "Untuk umum: public/peluang.csv."
CHECKED = (
    "Orang yang mungkin ganda ditahan menurut tempat yang sekarang. "
    "Dengan bobot lain calonnya dapat sedikit berbeda; hitung ulang dengan program itu sebelum memutuskan."
)
WEIGHTS = {
    "candidates": "Menurut jumlah calon",
    "people": "Menurut jumlah penduduk",
    "equal": "Sama rata",
}
NONE = "\N{EN DASH}"
HEADS = ("Diundi", "Orang", "Tempat", "Peluang", "Pasti masuk", "Di luar tempat")
WIDEST = 24  # letters of a cell's name in the terminal's table


def name_of(draw: FrozenDraw, code: str) -> str:
    return codes.cell_name(draw.quota["by"] if draw.quota else None, code, draw.names[code])


def kind_of(draw: FrozenDraw) -> str:
    return "kecamatan" if draw.quota and draw.quota["by"] == "kode_kecamatan" else "kelurahan"


def own_words(draw: FrozenDraw) -> str:
    """How the programme itself divides the places."""
    weight = own_weight(draw)
    if not draw.quota:
        return "Tanpa kuota"
    if weight == "when":
        return f"Menurut calon yang memenuhi {' '.join(draw.quota['weight']['when'].split())}"
    return WEIGHTS[weight] if weight in WEIGHTS else f"Menurut berkas {draw.quota['weight']['path']}"


def lowered(sentence: str) -> str:
    """A sentence's beginning as it stands within another."""
    return sentence[:1].lower() + sentence[1:]


def chance_words(one: Chance) -> str:
    """The chance in per cent with two digits; one that is neither 0 nor 1 is never shown as either."""
    told = percent(one)
    if one.drawn and told in ("0.00", "100.00"):
        return "<0,01%" if told == "0.00" else ">99,99%"
    return f"{told.replace('.', ',')}%"


def headline(draw: FrozenDraw) -> str:
    whole = total(draw.chances)
    if not whole.drawn.people:
        return "Tidak ada yang diundi: dadu tidak mengubah siapa yang terpilih."
    return f"Undian memutuskan {number(whole.drawn_places)} tempat di antara {number(whole.drawn.people)} calon."


def sums(draw: FrozenDraw) -> tuple[str, str]:
    """How candidates and places add up."""
    whole = total(draw.chances)
    sure, drawn, out = (number(one.people) for one in (whole.sure, whole.drawn, whole.out))
    return (
        f"{sure} pasti masuk + {drawn} diundi + {out} di luar tempat = {number(whole.candidates)} calon.",
        f"{sure} pasti masuk + {number(whole.drawn_places)} lewat undian = {number(whole.places)} tempat.",
    )


def extreme(draw: FrozenDraw, one: Chance | None) -> str:
    """A chance with its cell, and how many other cells have the very same."""
    if one is None:
        return "tidak ada yang diundi"
    alike = sum(other.drawn and other.exact == one.exact for other in draw.chances) - 1
    said = f"{name_of(draw, one.cell)}, tingkat {number(one.tier)}: {places_words(one)}, {chance_words(one)}"
    return f"{said} (sama di {alike} {kind_of(draw)} lain)" if alike else said


def places_words(one: Chance) -> str:
    return f"{number(one.places)} tempat untuk {number(one.people)} orang"


def told(draw: FrozenDraw, others: Sequence[Otherwise]) -> str:
    """All of it for a terminal."""
    lines = [f"{draw.programme['title'] or draw.programme['program']}. {headline(draw)}"]
    lines += [REHEARSAL] if draw.rehearsal else []
    lines += [VOIDED] if draw.voided else []
    if any(one.drawn for one in draw.chances):
        lines += [f"  Peluang terkecil  {extreme(draw, smallest(draw.chances))}"]
        lines += [f"  Peluang terbesar  {extreme(draw, largest(draw.chances))}"]
    lines += [*(f"  {one}" for one in sums(draw)), "", *_table(draw)]
    lines += ["", "Tingkat 1 yang paling didahulukan; nomornya dihitung di tiap sel sendiri."]
    if others:
        lines += ["", *_others(draw, others)]
    return "\n".join([*lines, "", PRIVATE, FOR_THE_PUBLIC])


def _table(draw: FrozenDraw) -> Iterator[str]:
    """A line a cell: the tier that the dice decide about, then those wholly in and wholly out."""
    heads = (kind_of(draw).capitalize() if draw.quota else "Sel", *HEADS)
    rows = [heads, *(_row(draw, one) for one in by_cell(draw.chances, draw.seats))]
    first, *rest = (max(len(row[column]) for row in rows) for column in range(len(heads)))
    for name, *texts in rows:
        yield "  ".join([name.ljust(first), *(text.rjust(size) for text, size in zip(texts, rest, strict=True))])


def _row(draw: FrozenDraw, one: CellChances) -> tuple[str, ...]:
    name = name_of(draw, one.cell)
    name = name if len(name) <= WIDEST else f"{name[: WIDEST - 1]}…"
    drawn = one.drawn
    dice = (
        (f"tingkat {number(drawn.tier)}", number(drawn.people), number(drawn.places), chance_words(drawn))
        if drawn
        else (NONE,) * 4
    )
    return (name, *dice, share_words(one.sure), share_words(one.out))


def share_words(one: Share) -> str:
    return f"{number(one.people)} orang, {number(one.tiers)} tingkat" if one.tiers else NONE


def _others(draw: FrozenDraw, others: Sequence[Otherwise]) -> Iterator[str]:
    yield f"Kalau bobotnya lain (kini {lowered(own_words(draw))})"
    for one in others:
        yield f"  {WEIGHTS[one.weight]}: {effect_words(one)}"
        yield f"    {drawn_words(one)} {_least(draw, one)}"
    if draw.programme["doubles"] == "check":
        yield f"  {CHECKED}"


def effect_words(one: Otherwise) -> str:
    """Whose chance would change, in a sentence."""
    effect = one.effect
    if not effect.higher and not effect.lower:
        return "peluang setiap calon sama seperti kini."
    return f"peluang {number(effect.higher)} calon naik, {number(effect.lower)} turun, {number(effect.same)} tetap."


def drawn_words(one: Otherwise) -> str:
    whole = total(one.chances)
    if not whole.drawn.people:
        return "Tidak ada yang diundi."
    return f"Diundi {number(whole.drawn_places)} tempat di antara {number(whole.drawn.people)} calon."


def _least(draw: FrozenDraw, one: Otherwise) -> str:
    least = smallest(one.chances)
    if least is None:
        return ""
    return f"Terkecil {name_of(draw, least.cell)}, {places_words(least)}, {chance_words(least)}."


def as_json(draw: FrozenDraw, others: Sequence[Otherwise]) -> dict[str, Any]:
    """Whole numbers and texts alone; a chance is exact as `places` of `people`, `percent` is rounded."""
    quota = draw.quota
    return {
        "run": draw.run,
        "rehearsal": draw.rehearsal,
        "voided": draw.voided,
        "quota": {"by": quota["by"], "minimum": quota["minimum"], "weight": own_weight(draw)} if quota else None,
        **_chances_json(draw, draw.chances),
        "cells": [_cell_json(draw, one, draw.seats) for one in by_cell(draw.chances, draw.seats)],
        "other_weights": [_otherwise_json(draw, one) for one in others],
    }


def _chances_json(draw: FrozenDraw, told: Sequence[Chance]) -> dict[str, Any]:
    whole = total(told)
    drawn = _share_json(whole.drawn) | {"places": whole.drawn_places}
    return {
        "candidates": whole.candidates,
        "places": whole.places,
        "sure": _share_json(whole.sure),
        "drawn": drawn,
        "out": _share_json(whole.out),
        "smallest": _chance_json(draw, smallest(told)),
        "largest": _chance_json(draw, largest(told)),
    }


def _share_json(one: Share) -> dict[str, int]:
    return {"tiers": one.tiers, "people": one.people}


def _chance_json(draw: FrozenDraw, one: Chance | None) -> dict[str, Any] | None:
    if one is None:
        return None
    where = {"cell": one.cell, "name": name_of(draw, one.cell), "tier": one.tier}
    return {**where, "people": one.people, "places": one.places, "percent": percent(one)}


def _cell_json(draw: FrozenDraw, one: CellChances, seats: dict[str, int]) -> dict[str, Any]:
    return {
        "cell": one.cell,
        "name": name_of(draw, one.cell),
        "candidates": one.candidates,
        "seats": seats[one.cell],
        "sure": _share_json(one.sure),
        "drawn": _chance_json(draw, one.drawn),
        "out": _share_json(one.out),
    }


def _otherwise_json(draw: FrozenDraw, one: Otherwise) -> dict[str, Any]:
    effect = one.effect
    cells = [_cell_json(draw, cell, one.seats) for cell in by_cell(one.chances, draw.seats)]
    changes = [cell | {"seats_now": draw.seats[cell["cell"]]} for cell in cells]
    counts = {"higher": effect.higher, "lower": effect.lower, "same": effect.same}
    hope = {"opened": effect.opened, "closed": effect.closed}
    return {"weight": one.weight, **_chances_json(draw, one.chances), **counts, **hope, "cells": changes}
