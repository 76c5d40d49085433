"""Where the seats went, for the page: maps, the least reached, every cell. Not here: counting it, drawing tiles."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from naung.report.codes import kecamatan
from naung.report.figures.count import Figures
from naung.report.figures.reach import CellReach
from naung.report.page.charts import Chance
from naung.report.page.findings import cell_kind, name_of, telling_cells
from naung.report.page.tilemap import EVEN, Scale, Shade, can_map, scale_of, tile_map
from naung.selection.output import QuotaRow
from naung.selection.run import Run
from naung.values import words

number, percent = words.number, words.percent
LEAST = 7
Led = Callable[[Mapping[str, object]], str]
"""The address of the people that a query tells: status, failed, unknown, verify, cell, list."""


@dataclass(frozen=True)
class Map:
    heading: str
    drawing: Markup
    caption: str


@dataclass(frozen=True)
class CellLine:
    """One cell in words, as its row of a table."""

    code: str
    name: str
    within: str
    candidates: int
    seats: int
    selected: int
    reserve: int
    poor: int | None
    poor_selected: int | None
    reached: str
    chance: str


@dataclass(frozen=True)
class Areas:
    """The section: `poor` says who the poorest are, empty where deciles are not known."""

    kind: str
    poor: str
    heading: str
    maps: tuple[Map, ...]
    least: tuple[CellLine, ...]
    cells: tuple[CellLine, ...]


def tell_areas(run: Run, figures: Figures, to: Led | None = None) -> Areas | None:
    """None without a quota: then there is one cell, the whole city. With `to` each tile leads to its selected."""
    if run.opened.programme.quota is None:
        return None
    reach = {cell.cell: cell for cell in figures.reach.cells} if figures.reach else {}
    kind = cell_kind(run.opened.programme)
    poor = f"desil {figures.reach.decile}" if figures.reach else ""
    lines = {row.cell: _line(run, row, reach.get(row.cell), bool(reach)) for row in run.quota}
    ordered = [cell.cell for cell in telling_cells(figures.reach.cells)] if figures.reach else _by_share(run)
    maps = _maps(run, reach, poor, to) if can_map(lines) else ()
    heading = "Di mana calon termiskin tertampung" if poor else "Di mana calon tertampung"
    return Areas(kind, poor, heading, maps, tuple(lines[cell] for cell in ordered[:LEAST]), tuple(lines.values()))


def _by_share(run: Run) -> list[str]:
    rows = [row for row in run.quota if row.candidates]
    return [row.cell for row in sorted(rows, key=lambda row: (row.selected / row.candidates, row.cell))]


def _line(run: Run, row: QuotaRow, cell: CellReach | None, has_deciles: bool) -> CellLine:
    reached = percent(row.selected, row.candidates) if row.candidates else "\N{EN DASH}"
    poor = poor_selected = None
    if has_deciles:
        poor, poor_selected = (cell.candidates, cell.selected) if cell else (0, 0)
        reached = percent(poor_selected, poor) if poor else "\N{EN DASH}"
    chance = percent(row.cut_places, row.cut_size) if row.cut_size and row.cut_places is not None else "\N{EN DASH}"
    within = kecamatan(row.cell) if len(row.cell) == 10 else ""
    name = name_of(run.opened.programme, row.cell, row.name)
    counts = (row.candidates, row.seats, row.selected, row.reserve)
    return CellLine(row.cell, name, within, *counts, poor, poor_selected, reached, chance)


def _maps(run: Run, reach: dict[str, CellReach], poor: str, to: Led | None) -> tuple[Map, ...]:
    return (
        _reach_map(run, reach, poor, to) if poor else _share_map(run, to),
        _count_map(run, to),
        _chance_map(run, to),
    )


def _drawn(run: Run, shade: Callable[[QuotaRow], Shade], said: str, to: Led | None) -> Markup:
    shades = {row.cell: shade(row) for row in run.quota}
    leads = {row.cell: to({"status": "selected", "cell": row.cell}) for row in run.quota} if to else {}
    return tile_map(shades, f"Peta ubin: {said}. Angkanya ada di tabel di bawah.", leads)


def _shade(row: QuotaRow, part: int, whole: int, what: str, scale: Scale = EVEN) -> Shade:
    """Per cent of a whole; without a whole there is no figure."""
    if not whole:
        return Shade("\N{EN DASH}", f"{row.name}: tidak ada {what}", 0)
    said = percent(part, whole)
    return Shade(
        said.rstrip("%"), f"{row.name}: {said}, {number(part)} dari {number(whole)} {what}", scale.dark(part, whole)
    )


def _reach_map(run: Run, reach: dict[str, CellReach], poor: str, to: Led | None) -> Map:
    counts = {row.cell: (0, 0) for row in run.quota} | {
        cell.cell: (cell.selected, cell.candidates) for cell in reach.values()
    }
    scale = scale_of(counts.values())

    def shade(row: QuotaRow) -> Shade:
        return _shade(row, *counts[row.cell], f"calon {poor}", scale)

    said = f"persen calon {poor} yang tertampung"
    caption = (
        f"{said.capitalize()}. {_scale_words(scale)} "
        "Satu ubin satu kelurahan, letaknya kira-kira. "
        "Garis tebal batas kecamatan; di tengah Bekasi Selatan."
    )
    return Map(f"Calon {poor} tertampung", _drawn(run, shade, said, to), caption)


def _share_map(run: Run, to: Led | None) -> Map:
    said = "persen calon yang tertampung"
    scale = scale_of([(row.selected, row.candidates) for row in run.quota])
    drawing = _drawn(run, lambda row: _shade(row, row.selected, row.candidates, "calon", scale), said, to)
    return Map("Calon tertampung", drawing, f"{said.capitalize()}. {_scale_words(scale)}")


def _scale_words(scale: Scale) -> str:
    return f"Makin gelap makin banyak: per {scale.step} persen, dari {scale.low}% sampai {scale.high}%."


def _count_map(run: Run, to: Led | None) -> Map:
    most = max((row.selected for row in run.quota), default=0) or 1
    total = number(sum(row.selected for row in run.quota))

    def shade(row: QuotaRow) -> Shade:
        return Shade(
            number(row.selected), f"{row.name}: {number(row.selected)} terpilih", EVEN.dark(row.selected, most)
        )

    caption = f"Banyaknya orang terpilih, seluruhnya {total}. Warna per seperlima dari yang terbanyak, {number(most)}."
    return Map("Jumlah terpilih", _drawn(run, shade, "banyaknya orang terpilih", to), caption)


def _chance_map(run: Run, to: Led | None) -> Map:
    said = "peluang di garis batas, persen"
    drawing = _drawn(
        run, lambda row: _shade(row, row.cut_places or 0, row.cut_size or 0, "calon yang setara"), said, to
    )
    caption = "Peluang terpilih bagi yang setara di garis batas, persen. Garis datar: tidak ada yang diundi."
    return Map("Peluang di garis batas", drawing, caption)


def chances(run: Run) -> list[Chance]:
    """The cells whose last seat cuts a tier."""
    return [
        Chance(name_of(run.opened.programme, row.cell, row.name), row.cut_places, row.cut_size)
        for row in run.quota
        if row.cut_size and row.cut_places is not None
    ]
