"""The tile map of Kota Bekasi: one equal tile a kelurahan, placed roughly as on the map. Not here: what is mapped."""

import csv
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from markupsafe import Markup

from naung.report.codes import Tile, tiles

SIDE = 44  # units from tile to tile
SIDES = {"top": (0, -1), "right": (1, 0), "bottom": (0, 1), "left": (-1, 0)}


@dataclass(frozen=True)
class Shade:
    """What stands on one tile: the figure, its words, and how dark, 1 (exposed) to 5; 0 where there is no figure."""

    figure: str
    words: str
    dark: int


def can_map(cells: Collection[str]) -> bool:
    """Whether these are the kelurahan that the tiles show, all and no others."""
    return set(cells) == {tile.code for tile in tiles()}


def tile_map(shades: Mapping[str, Shade], said: str, leads: Mapping[str, str] | None = None) -> Markup:
    """The map; `shades` by the kelurahan's code, `said` for who cannot see it, `leads` where a tile leads to.

    What holds links is a group: within a picture nobody could reach them.
    """
    drawn = Markup("").join(_led(tile, shades[tile.code], (leads or {}).get(tile.code, "")) for tile in tiles())
    return Markup('<svg class="map" viewBox="-1 -14 354 500" role="{}" aria-label="{}">{}{}{}</svg>').format(
        "group" if leads else "img", said, drawn, _outlines(), _labels()
    )


@dataclass(frozen=True)
class Scale:
    """Five shades over whole per cents, each `step` wide, from `low`."""

    low: int
    step: int

    @property
    def high(self) -> int:
        return self.low + 5 * self.step

    def dark(self, part: int, whole: int) -> int:
        """1 to 5."""
        return max(1, min(5, 1 + (100 * part - self.low * whole) // (self.step * whole)))


EVEN = Scale(0, 20)


def scale_of(shares: Collection[tuple[int, int]]) -> Scale:
    """The narrowest scale of round steps that holds all shares (part, whole)."""
    told = [(part, whole) for part, whole in shares if whole]
    if not told:
        return EVEN
    least = min(100 * part // whole for part, whole in told)
    most = max(-(-100 * part // whole) for part, whole in told)
    for step in (1, 2, 5, 10):
        low = min(least // step * step, 100 - 5 * step)
        if most <= low + 5 * step:
            return Scale(low, step)
    return EVEN


def _led(tile: Tile, shade: Shade, address: str) -> Markup:
    drawn = _tile(tile, shade)
    if not address:
        return drawn
    return Markup('<a href="{}" aria-label="{}">{}</a>').format(address, shade.words, drawn)


def _tile(tile: Tile, shade: Shade) -> Markup:
    left, top = SIDE * (tile.col - 1) + 0.75, SIDE * (tile.row - 1) + 0.75
    middle = left + (SIDE - 1.5) / 2
    ink = " fw" if shade.dark > 3 else ""
    names = Markup("").join(
        Markup('<text class="nm m{}" font-size="6.4" x="{}" y="{}">{}</text>').format(
            ink, f"{middle:g}", f"{top + 12.25 - 2.5 * (len(tile.lines) - 1) + 7 * place:g}", part
        )
        for place, part in enumerate(tile.lines)
    )
    return Markup(
        '<g><title>{}: {}</title><rect class="{}" x="{}" y="{}" width="42.5" height="42.5"/>'
        '<text class="ab m{}" font-size="11" x="{}" y="{}">{}</text>{}'
        '<text class="h m{}" font-size="14" x="{}" y="{}">{}</text></g>'
    ).format(
        tile.name,
        shade.words,
        f"q{shade.dark}" if shade.dark else "q0",
        f"{left:g}",
        f"{top:g}",
        ink,
        f"{middle:g}",
        f"{top + 15.25:g}",
        tile.short,
        names,
        ink,
        f"{middle:g}",
        f"{top + 33.25:g}",
        shade.figure,
    )


@cache
def _outlines() -> Markup:
    """A line wherever two tiles are of two kecamatan, or a tile ends the city."""
    at = {(tile.col, tile.row): tile.kecamatan for tile in tiles()}
    paths = []
    for tile in tiles():
        for side, (right, down) in SIDES.items():
            if at.get((tile.col + right, tile.row + down)) != tile.kecamatan:
                paths.append(_EDGES[side](SIDE * (tile.col - 1), SIDE * (tile.row - 1)))
    path = "".join(dict.fromkeys(paths))
    return Markup(
        '<path class="hl" stroke-width="4.4" stroke-linecap="square" d="{0}"/>'
        '<path class="k" stroke-width="1.6" stroke-linecap="square" d="{0}"/>'
    ).format(path)


_EDGES: dict[str, Callable[[int, int], str]] = {
    "top": lambda x, y: f"M{x} {y}h{SIDE}",
    "bottom": lambda x, y: f"M{x} {y + SIDE}h{SIDE}",
    "left": lambda x, y: f"M{x} {y}v{SIDE}",
    "right": lambda x, y: f"M{x + SIDE} {y}v{SIDE}",
}


@cache
def _labels() -> Markup:
    text = files("naung.report.page").joinpath("data", "tile_labels.csv").read_text(encoding="utf-8")
    return Markup("").join(
        Markup('<text class="kc f0{}" x="{}" y="{}">{}</text>').format(
            " e" if row["side"] == "end" else "", row["x"], row["y"], row["text"]
        )
        for row in csv.DictReader(text.splitlines())
    )
