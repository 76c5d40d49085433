"""What is drawn of chances: tile maps, and how many would rise or fall under each weight. Not here: the page, words."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from naung.draw.chances import CellChances, Chance
from naung.report.chances.told import NONE, chance_words, places_words
from naung.report.page import charts
from naung.report.page.marks import WIDTH, bar, line, picture, words_at
from naung.report.page.tilemap import EVEN, Shade, tile_map
from naung.values import words

number = words.number
AXIS, LONGEST = WIDTH / 2, 110.0  # x between fall and rise; units of the longest bar, so that its figure has room


def chance_map(cells: Iterable[CellChances], said: str) -> Markup:
    return tile_map({one.cell: _chance_shade(one) for one in cells}, said)


def _chance_shade(one: CellChances) -> Shade:
    drawn = one.drawn
    if drawn is None:
        return Shade(NONE, f"tidak ada yang diundi, {number(one.sure.people)} orang pasti masuk", 0)
    figure = words.percent(drawn.places, drawn.people).rstrip("%")
    return Shade(figure, f"{chance_words(drawn)}, {places_words(drawn)}", EVEN.dark(drawn.places, drawn.people))


def change_map(now: dict[str, int], then: dict[str, int], said: str) -> Markup:
    """Seats gained or lost, always with their sign: the darker the more gained, the middle shade is no change."""
    most = max(abs(then[cell] - now[cell]) for cell in now)
    return tile_map({cell: _change_shade(now[cell], then[cell], most) for cell in now}, said)


def _change_shade(now: int, then: int, most: int) -> Shade:
    change = then - now
    said = f"{number(now)} tempat kini, menjadi {number(then)}"
    if not change:
        return Shade("0", f"{number(now)} tempat, sama seperti kini", 3)
    much = 2 * abs(change) > most
    return Shade(signed(change), said, (5 if much else 4) if change > 0 else (1 if much else 2))


def signed(value: int) -> str:
    return f"+{number(value)}" if value > 0 else number(value)


def rise_and_fall(rows: Sequence[tuple[str, int, int]]) -> Markup:
    """A pair of bars for each (name, fall, rise), in people, on one scale."""
    most = max((max(fall, rise) for _, fall, rise in rows), default=0) or 1
    marks = [words_at(AXIS - 8, 12, "peluang turun", "f0 e", 12), words_at(AXIS + 8, 12, "peluang naik", "f0", 12)]
    for place, (name, fall, rise) in enumerate(rows):
        top = 28 + 52 * place
        down, up = LONGEST * fall / most, LONGEST * rise / most
        marks += [words_at(AXIS, top + 8, name, "h m"), bar(AXIS - down, top + 16, down, 20, "c0")]
        marks += [bar(AXIS, top + 16, up, 20, "c1")]
        marks += [words_at(AXIS - down - 6, top + 31, number(fall), "e", 13)]
        marks += [words_at(AXIS + up + 6, top + 31, number(rise), "f1", 13)]
        marks += [line(f"M{AXIS:g} {top + 14:g}v24", "k", 1.5)]
    said = "; ".join(f"{name}: {number(fall)} calon turun, {number(rise)} naik" for name, fall, rise in rows)
    return picture(28 + 52 * len(rows), said, marks)


def dots(told: Iterable[tuple[str, Chance]]) -> Markup | None:
    """One dot for each cell with its name; None where nothing is drawn."""
    drawn = [charts.Chance(name, one.places, one.people) for name, one in told if one.drawn]
    return charts.chance_dots(drawn) if drawn else None
