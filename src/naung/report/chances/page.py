"""The page of chances, for the office and the inspector: before the dice, and had the quota another weight.

Not here: computing chances (draw), sentences shared with the terminal (told), drawings (drawing).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from markupsafe import Markup

from naung.draw.cells import FrozenDraw
from naung.draw.chances import CellChances, Chance, by_cell, largest, smallest, total
from naung.draw.weights import Otherwise
from naung.report import codes
from naung.report.chances import drawing
from naung.report.chances.told import (
    CHECKED,
    NONE,
    WEIGHTS,
    chance_words,
    extreme,
    headline,
    kind_of,
    lowered,
    name_of,
    own_words,
    places_words,
    sums,
)
from naung.report.page.html import render
from naung.report.page.laporan import short_digest
from naung.report.page.tilemap import can_map
from naung.values import words
from naung.values.errors import Refusal, why

number = words.number
LEAST, MOST_MOVED, MOST_CELLS = 7, 5, 300


@dataclass(frozen=True)
class ChanceLine:
    """The tier of one cell that the dice decide about, in words."""

    name: str
    within: str
    tier: int
    people: int
    places: int
    chance: str


@dataclass(frozen=True)
class TierLine:
    """Tiers of one cell that have the same fate."""

    tiers: str
    people: int
    places: int
    chance: str


@dataclass(frozen=True)
class CellLines:
    name: str
    within: str
    lines: tuple[TierLine, ...]


@dataclass(frozen=True)
class SeatLine:
    name: str
    within: str
    now: int
    then: int

    @property
    def change(self) -> int:
        return self.then - self.now


@dataclass(frozen=True)
class WeightLine:
    """One way to divide the places, as a row of the table; the first is the programme's own."""

    name: str
    people: int
    places: int
    smallest: str
    cell: str
    change: tuple[int, int, int] | None


@dataclass(frozen=True)
class WeightTold:
    """One other weight: what it would change."""

    anchor: str
    name: str
    heading: str
    said: tuple[str, ...]
    drawing: Markup | None
    gains: tuple[SeatLine, ...]
    losses: tuple[SeatLine, ...]
    drawn: tuple[ChanceLine, ...]


def write_page(draw: FrozenDraw, others: Sequence[Otherwise], path: Path, public: Path) -> None:
    """Write the page; an existing file is a Refusal, and so is a place among what is published."""
    if path.parent.resolve().is_relative_to(public.resolve()):
        raise Refusal(f"{path}: halaman ini untuk kantor dan pengawas; simpan di luar folder public")
    text = page(draw, others)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError as error:
        raise Refusal(f"{path}: sudah ada; pilih nama lain, halaman lama tidak ditimpa") from error
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat ditulis ({why(error)})") from error


def page(draw: FrozenDraw, others: Sequence[Otherwise]) -> str:
    """The whole page: counts and cells, nobody's name, number or pseudonym."""
    cells = by_cell(draw.chances, draw.seats)
    meeting = draw.freeze["meeting"]
    drawn = sorted((one for one in draw.chances if one.drawn), key=lambda one: (one.exact, one.cell))
    return render(
        "peluang.html",
        trial=draw.rehearsal,
        voided=draw.voided,
        name=draw.programme["title"] or draw.programme["program"],
        kind=kind_of(draw) if draw.quota else "",
        headline=headline(draw),
        meeting=f"{words.when(datetime.fromisoformat(meeting['at']))}, {meeting['place']}",
        whole=total(draw.chances),
        sums=sums(draw),
        cells=len(cells),
        drawn=drawn,
        heading=_heading(draw),
        smallest=extreme(draw, smallest(draw.chances)),
        largest=extreme(draw, largest(draw.chances)),
        map=_map(draw, cells),
        dots=drawing.dots((name_of(draw, one.cell), one) for one in drawn),
        least=[_chance_line(draw, one) for one in drawn[:LEAST]],
        tiers=[_cell_lines(draw, one) for one in cells] if len(cells) <= MOST_CELLS else [],
        **_weights(draw, others),
        run=draw.run,
        short_digest=short_digest,
        order=draw.programme["order"],
        own=lowered(own_words(draw)),
        minimum=draw.quota["minimum"] if draw.quota else 0,
    )


def _heading(draw: FrozenDraw) -> str:
    least = smallest(draw.chances)
    if least is None:
        return "Garis batas jatuh di antara dua tingkat"
    if not draw.quota:
        return f"Peluang di garis batas: {chance_words(least)}"
    return f"Peluang terkecil di {name_of(draw, least.cell)}: {chance_words(least)}"


def _map(draw: FrozenDraw, cells: Sequence[CellChances]) -> Markup | None:
    if not can_map(draw.seats) or not any(one.drawn for one in cells):
        return None
    said = "Peta ubin: peluang di tingkat yang diundi, persen. Angkanya ada di tabel menurut kelurahan dan tingkat."
    return drawing.chance_map(cells, said)


def _within(code: str) -> str:
    return codes.kecamatan(code) if len(code) == 10 else ""


def _chance_line(draw: FrozenDraw, one: Chance) -> ChanceLine:
    name = name_of(draw, one.cell)
    return ChanceLine(name, _within(one.cell), one.tier, one.people, one.places, chance_words(one))


def _cell_lines(draw: FrozenDraw, one: CellChances) -> CellLines:
    return CellLines(name_of(draw, one.cell), _within(one.cell), tuple(_tier_lines(one)))


def _tier_lines(one: CellChances) -> Iterator[TierLine]:
    first = one.sure.tiers + 1
    if one.sure.tiers:
        yield TierLine(_span(1, one.sure.tiers), one.sure.people, one.sure.people, "100%")
    if one.drawn:
        yield TierLine(number(first), one.drawn.people, one.drawn.places, chance_words(one.drawn))
        first += 1
    if one.out.tiers:
        yield TierLine(_span(first, first + one.out.tiers - 1), one.out.people, 0, "0%")


def _span(first: int, last: int) -> str:
    return number(first) if first == last else f"{number(first)}\N{EN DASH}{number(last)}"


def _weights(draw: FrozenDraw, others: Sequence[Otherwise]) -> dict[str, Any]:
    """The section about other weights; empty lists without a quota."""
    rows = [(WEIGHTS[one.weight], one.effect.lower, one.effect.higher) for one in others]
    return {
        "weights": [_weight_line(draw, own_words(draw), draw.chances, None), *_other_lines(draw, others)],
        "others": [_told(draw, one) for one in others],
        "weights_heading": _weights_heading(others),
        "rise_and_fall": drawing.rise_and_fall(rows) if rows else None,
        "seats": _all_seats(draw, others) if others and len(draw.cells) <= MOST_CELLS else [],
        "doubles": CHECKED if draw.programme["doubles"] == "check" else "",
    }


def _weights_heading(others: Sequence[Otherwise]) -> str:
    changed = max((one.effect.higher + one.effect.lower for one in others), default=0)
    if not changed:
        return "Kalau bobotnya lain, tidak ada peluang yang berubah"
    return f"Kalau bobotnya lain, sampai {number(changed)} calon berubah peluangnya"


def _other_lines(draw: FrozenDraw, others: Sequence[Otherwise]) -> list[WeightLine]:
    return [
        _weight_line(draw, WEIGHTS[one.weight], one.chances, (one.effect.higher, one.effect.lower, one.effect.same))
        for one in others
    ]


def _weight_line(
    draw: FrozenDraw, name: str, told: Sequence[Chance], change: tuple[int, int, int] | None
) -> WeightLine:
    whole, least = total(told), smallest(told)
    percent, cell = (chance_words(least), name_of(draw, least.cell)) if least else (NONE, "tidak ada yang diundi")
    return WeightLine(name, whole.drawn.people, whole.drawn_places, percent, cell, change)


def _told(draw: FrozenDraw, one: Otherwise) -> WeightTold:
    lines = [_seat_line(draw, cell, one) for cell in draw.seats]
    moved = sum(line.change != 0 for line in lines)
    drawn = sorted((tier for tier in one.chances if tier.drawn), key=lambda tier: (tier.exact, tier.cell))
    said = f"Peta ubin: tempat yang bertambah atau berkurang. {WEIGHTS[one.weight]}. Angkanya ada di tabel di bawah."
    return WeightTold(
        f"bobot-{one.weight}",
        WEIGHTS[one.weight],
        _told_heading(draw, one, lines),
        tuple(_told_words(draw, one)),
        drawing.change_map(draw.seats, one.seats, said) if moved and can_map(draw.seats) else None,
        tuple(sorted((line for line in lines if line.change > 0), key=lambda line: -line.change)[:MOST_MOVED]),
        tuple(sorted((line for line in lines if line.change < 0), key=lambda line: line.change)[:MOST_MOVED]),
        tuple(_chance_line(draw, tier) for tier in drawn),
    )


def _told_heading(draw: FrozenDraw, one: Otherwise, lines: Sequence[SeatLine]) -> str:
    gain, lose = (sum(sign * line.change > 0 for line in lines) for sign in (1, -1))
    if not gain:
        return f"{WEIGHTS[one.weight]}: tempatnya sama seperti kini"
    moved = sum(max(0, line.change) for line in lines)
    kinds = f"{gain} {kind_of(draw)} bertambah, {lose} berkurang"
    return f"{WEIGHTS[one.weight]}: {number(moved)} tempat pindah, {kinds}"


def _told_words(draw: FrozenDraw, one: Otherwise) -> Iterator[str]:
    effect, whole, least = one.effect, total(one.chances), smallest(one.chances)
    if effect.higher:
        opened = f"; {number(effect.opened)} di antaranya kini di luar tempat" if effect.opened else ""
        yield f"Peluang {number(effect.higher)} calon naik{opened}."
    if effect.lower:
        closed = f"; {number(effect.closed)} di antaranya menjadi di luar tempat" if effect.closed else ""
        yield f"Peluang {number(effect.lower)} calon turun{closed}."
    yield f"{number(effect.same)} calon tetap."
    if least:
        yield f"Undian memutuskan {number(whole.drawn_places)} tempat di antara {number(whole.drawn.people)} calon."
        yield f"Peluang terkecil {name_of(draw, least.cell)}: {places_words(least)}, {chance_words(least)}."
    else:
        yield "Tidak ada yang diundi."


def _seat_line(draw: FrozenDraw, cell: str, one: Otherwise) -> SeatLine:
    return SeatLine(name_of(draw, cell), _within(cell), draw.seats[cell], one.seats[cell])


def _all_seats(draw: FrozenDraw, others: Sequence[Otherwise]) -> list[tuple[str, int, list[SeatLine]]]:
    """Each cell's seats now, and under each other weight."""
    return [
        (name_of(draw, cell.code), cell.seats, [_seat_line(draw, cell.code, one) for one in others])
        for cell in draw.cells
    ]
