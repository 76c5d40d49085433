"""The charts of the report: the walk of the numbers, deciles, ratios, chances, lists. Not here: counting, the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from math import log2

from markupsafe import Markup

from naung.report.figures.count import Decile
from naung.report.figures.groups import Ratio
from naung.report.page.marks import WIDTH, area, bar, dot, line, picture, width_of, words_at
from naung.values import words

number = words.number


@dataclass(frozen=True)
class Stage:
    """One bar of the walk: how many, of whom `kept` go on; words for them (the longest that fits) and the others."""

    name: str
    people: int
    kept: int
    kept_words: tuple[str, ...]
    lost_words: str


def walk(stages: Sequence[Stage], selected: int, reserve: int) -> Markup:
    """Each bar enlarges the dark part of the one above it, so that few of many can be seen without a lie."""
    marks: list[Markup] = []
    top = 0.0
    for place, stage in enumerate(stages):
        last = place == len(stages) - 1
        marks += _stage(stage, top, reserve if last else 0)
        kept = WIDTH * stage.kept / stage.people if stage.people else 0
        foot = top + (84 if last else 106)
        marks.append(area(f"M0 {top + 48:g}H{kept:.4g}L{WIDTH} {foot:g}H0z", "q1"))
        marks.append(words_at(0, top + 16, f"{stage.name} {number(stage.people)}", "h"))
        top += 84
    marks.append(line(f"M0 {top + 3:g}H{WIDTH}", "cl", 6, "14 7"))
    marks.append(words_at(0, top + 33, f"{number(selected)} terpilih", "f1", 24))
    if reserve:
        marks.append(words_at(WIDTH, top + 33, f"lalu {number(reserve)} cadangan", "f0 e"))
    steps = ", ".join(f"{stage.name.lower()} {number(stage.people)}" for stage in stages)
    return picture(top + 40, f"Dari registri ke terpilih: {steps}, terpilih {number(selected)}", marks)


def _stage(stage: Stage, top: float, after: int) -> list[Markup]:
    """The bar, the words inside it, and the reserve that stands right after those kept."""
    kept = WIDTH * stage.kept / stage.people if stage.people else 0
    marks = [bar(0, top + 22, WIDTH, 26, "c0"), bar(0, top + 22, kept, 26, "c1")]
    beyond = WIDTH * after / stage.people if stage.people else 0
    marks.append(bar(kept, top + 22, beyond, 26, "q3"))
    inside = next((one for one in stage.kept_words if width_of(one, 12) + 14 < kept), "")
    marks.append(words_at(8, top + 39, inside, "fw", 12))
    if width_of(stage.lost_words, 12) + 12 < WIDTH - kept - beyond:
        marks.append(words_at(WIDTH - 8, top + 39, stage.lost_words, "e", 12))
    else:
        marks.append(words_at(WIDTH, top + 16, stage.lost_words, "f0 e", 12))
    return marks


def decile_bars(deciles: Sequence[Decile]) -> Markup:
    """Candidates pale, the selected dark, from zero."""
    most = max(decile.candidates for decile in deciles)
    marks: list[Markup] = []
    for place, decile in enumerate(deciles):
        top = 26 * place
        name = f"Desil {decile.number}" if decile.number >= 0 else "Kosong"
        wide, dark = (240 * count / most for count in (decile.candidates, decile.selected))
        said = f"{number(decile.selected)} dari {number(decile.candidates)}"
        style = "f1" if decile.selected else "f0"
        marks.append(words_at(0, top + 16, name, "h" if decile.selected else "f0"))
        marks += [bar(58, top + 3, wide, 18, "c0"), bar(58, top + 3, dark, 18, "c1")]
        if 58 + wide + 6 + width_of(said, 12) < WIDTH:
            marks.append(words_at(58 + wide + 6, top + 17, said, style, 12))
        elif width_of(said, 12) + 8 < wide - dark:
            marks.append(words_at(58 + wide - 6, top + 17, said, "e", 12))
        else:
            marks.append(words_at(WIDTH, top + 17, said, "e halo", 12))
    said = ", ".join(f"{one.number}: {number(one.selected)} dari {number(one.candidates)}" for one in deciles)
    return picture(26 * len(deciles) + 2, f"Terpilih dari calon menurut desil, {said}", marks)


@dataclass(frozen=True)
class RatioRow:
    """One group on the ratio chart; `far` if its whole range is far from even."""

    name: str
    ratio: Ratio
    far: bool


CENTRE, DOUBLING, EDGE = 132.0, 62.0, 2.0  # x of 1, units a doubling, doublings shown either side


def ratio_rows(rows: Sequence[RatioRow], said: str) -> Markup:
    """A dot a group on a log axis, its range over other dice as a line; beyond the axis an arrow."""
    marks = [
        words_at(CENTRE - DOUBLING, 12, "setengah", "f0 m", 12),
        words_at(CENTRE, 12, "setara", "h m", 12),
        words_at(CENTRE + DOUBLING, 12, "dua kali", "f0 m", 12),
    ]
    foot = 22 + 40 * len(rows)
    marks.append(line(f"M{CENTRE - DOUBLING:g} 20V{foot}M{CENTRE + DOUBLING:g} 20V{foot}", "g"))
    marks.append(line(f"M{CENTRE:g} 20V{foot}", "k", 1.5))
    for place, row in enumerate(rows):
        marks += _ratio_row(row, 26 + 40 * place)
    return picture(foot + 4, said, marks)


def _ratio_row(row: RatioRow, top: float) -> list[Markup]:
    style = "f1" if row.far else ""
    marks = [bar(0, top, width_of(row.name, 13) + 2, 18, "w"), words_at(0, top + 13, row.name, "h" if row.far else "")]
    marks.append(words_at(WIDTH, top + 13, ratio_words(row.ratio.value), f"{style} e", 14))
    if span := span_words(row.ratio):
        marks.append(words_at(WIDTH, top + 29, span, "f0 e", 11.5))
    here, left, right = (_place(value) for value in (row.ratio.value, row.ratio.low, row.ratio.high))
    shape, y = "cl" if row.far else "k", top + 27
    if right - left > 0.5:
        marks.append(line(f"M{left:.5g} {y:g}H{right:.5g}", shape, 3))
    if row.ratio.value <= 0 or abs(log2(row.ratio.value)) > EDGE:
        way = -1 if row.ratio.value < 1 else 1
        marks.append(line(f"M{here - 6 * way:.5g} {y - 5:g}l{6 * way} 5l{-6 * way} 5", shape, 3))
    else:
        marks.append(dot(here, y, "c1" if row.far else "ci"))
    return marks


def ratio_words(value: float) -> str:
    return words.decimal(value, 2) if value < 10 else words.decimal(value, 1)


def span_words(ratio: Ratio) -> str:
    """The range over other dice; empty where it is too narrow to be seen."""
    low, high = ratio_words(ratio.low), ratio_words(ratio.high)
    return f"{low}\N{EN DASH}{high}" if low != high else ""


def _place(value: float) -> float:
    doublings = log2(value) if value > 0 else -EDGE
    return CENTRE + DOUBLING * max(-EDGE, min(EDGE, doublings))


@dataclass(frozen=True)
class Chance:
    """The dice of one cell: the places left for the tier that the last seat cuts, and its size."""

    name: str
    places: int
    size: int

    @property
    def value(self) -> float:
        return self.places / self.size

    @property
    def words(self) -> str:
        return f"{self.name} {words.percent(self.places, self.size)}"


def chance_dots(chances: Sequence[Chance]) -> Markup:
    """One dot a cell, by its chance; the least and the greatest are named."""
    ordered = sorted(chances, key=lambda one: (one.value, one.name))
    stacks: dict[int, int] = {}
    places = []
    for one in ordered:
        column = round(one.value * 24)
        stacks[column] = stacks.get(column, 0) + 1
        places.append((8 + column * 14, stacks[column], one))
    tall = max(stacks.values())
    step = min(13.0, 130 / tall)
    ground = 34 + step * tall
    ends = {ordered[0], ordered[-1]}
    marks = [
        dot(x, ground - step * (level - 1), "c1" if one in ends else "c0", one.words, min(5.5, step / 2))
        for x, level, one in places
    ]
    marks.append(line(f"M8 {ground + 10:g}H344", "k"))
    for share, style in ((0, ""), (25, "m"), (50, "m"), (75, "m"), (100, "e")):
        x = {0: 0.0, 100: 352.0}.get(share, 8 + 336 * share / 100)
        marks.append(words_at(x, ground + 27, f"{share}%", f"f0 {style}", 12))
    marks += _named(places[0], ground, step, left=True)
    if len(places) > 1:
        marks += _named(places[-1], ground, step, left=False)
    marks.append(words_at(176, ground + 42, "peluang terpilih bagi yang sama urutannya", "f0 m", 12))
    said = f"Peluang di garis batas {len(ordered)} wilayah, dari {ordered[0].words} sampai {ordered[-1].words}"
    return picture(ground + 46, said, marks)


def _named(placed: tuple[int, int, Chance], ground: float, step: float, left: bool) -> list[Markup]:
    x, level, one = placed
    y = ground - step * (level - 1) - 7
    name = words_at(0, 14, one.words, "f1") if left else words_at(WIDTH, 14, one.words, "f1 e")
    return [line(f"M{x} {y:g}V20", "cl"), name]


@dataclass(frozen=True)
class Part:
    """One part of a whole bar: its word, how many, and its place among SHADES."""

    word: str
    count: int
    shade: int


SHADES = ("c1", "q3", "q2", "w")  # from dark to light; the second is hatched, the last a frame: grey print tells them
LEAST_SEEN = 2.0  # units; a part that is there is seen


def parts_bar(parts: Sequence[Part], said: str) -> Markup:
    """The parts of a whole, side by side in their order; words stand in a part that has room for them."""
    marks: list[Markup] = []
    for part, (left, width) in zip(parts, _widths(parts), strict=True):
        if part.count:
            marks += _part(part, left, width, sum(one.count for one in parts))
    return picture(24, said, marks)


def parts_key(words_of_parts: Sequence[str]) -> Markup:
    """What each shade of `parts_bar` means."""
    marks: list[Markup] = []
    left = 0.0
    for shade, word in enumerate(words_of_parts):
        marks += _shaded(left, 3, 16, 14, shade)
        marks.append(words_at(left + 22, 15, word, "f0", 12.5))
        left += 22 + width_of(word, 12.5) + 14
    return picture(22, f"Dari kiri ke kanan: {words.joined(list(words_of_parts))}", marks)


def _widths(parts: Sequence[Part]) -> list[tuple[float, float]]:
    """Left edge and width of each; what is too narrow to be seen takes a little from the widest."""
    whole = sum(part.count for part in parts) or 1
    widths = [max(WIDTH * part.count / whole, LEAST_SEEN) if part.count else 0.0 for part in parts]
    widths[widths.index(max(widths))] -= sum(widths) - WIDTH if sum(widths) else 0
    return list(zip(accumulate(widths, initial=0.0), widths, strict=False))


def _part(part: Part, left: float, width: float, whole: int) -> Iterator[Markup]:
    yield from _shaded(left, 2, width, 20, part.shade)
    said = f"{words.percent(part.count, whole)} {part.word}"
    if part.shade != 1 and width_of(said, 12) + 12 < width:
        yield words_at(left + 7, 16, said, "fw" if part.shade == 0 else "", 12)


def _shaded(left: float, top: float, width: float, height: float, shade: int) -> Iterator[Markup]:
    framed = shade == len(SHADES) - 1
    edge = 0.5 if framed else 0.0
    yield bar(
        left + edge, top + edge, max(width - 1 - edge, 1), height - 2 * edge, f"{SHADES[shade]}{' k' if framed else ''}"
    )
    if shade == 1:
        strokes = [f"M{left + step:.4g} {top:g}v{height:g}" for step in range(2, int(width) - 1, 4)]
        if strokes:
            yield line("".join(strokes), "k", 1)
