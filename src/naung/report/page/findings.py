"""What to look at before approving: each finding is computed from the run, with figures. Not here: how it looks.

Findings about the seats and the order stand here; those about data, lists and law in findings_data.
"""

from collections.abc import Callable, Iterator

from naung.report import codes
from naung.report.codes import words_of
from naung.report.figures.count import Figures
from naung.report.figures.groups import ratio
from naung.report.figures.reach import CellReach, share
from naung.report.page.finding import Finding
from naung.report.page.findings_data import DATA_FINDINGS
from naung.selection.programme import Programme, When
from naung.selection.run import Run
from naung.selection.seats import reserve_of
from naung.values import words

number, percent = words.number, words.percent
FEW = 20  # candidates below which a cell's share says little
UNEQUAL = 0.10  # between the least and the most reached cell
FAR_BELOW = 0.8  # of an even share
PROTECTED = ("sex", "age", "disability")
DICE_SHARE = 10  # per cent of the places
LIST_SHARE = 80  # per cent of the selected


def find(run: Run, figures: Figures) -> list[Finding]:
    """Every finding that is true of this run, the most harmful first."""
    found = [one for look in (*SEAT_FINDINGS, *DATA_FINDINGS) for one in look(run, figures)]
    return sorted(found, key=lambda one: one.rank)


def name_of(programme: Programme, code: str, name: str) -> str:
    return codes.cell_name(programme.quota.by if programme.quota else None, code, name)


def cell_name(run: Run, code: str) -> str:
    name = next((row.name for row in run.quota if row.cell == code), "")
    return name_of(run.opened.programme, code, name)


def cell_kind(programme: Programme) -> str:
    return "kecamatan" if programme.quota and programme.quota.by == "kode_kecamatan" else "kelurahan"


def telling_cells(cells: tuple[CellReach, ...]) -> list[CellReach]:
    """The cells whose share says something, the least reached first; all where none has many candidates."""
    many = [cell for cell in cells if cell.candidates >= FEW] or list(cells)
    return sorted(many, key=lambda cell: (share(cell.selected, cell.candidates), -cell.candidates, cell.cell))


def _unequal_reach(run: Run, figures: Figures) -> Iterator[Finding]:
    if figures.reach is None or len(figures.reach.cells) < 2:
        return
    cells = telling_cells(figures.reach.cells)
    worst, best = cells[0], cells[-1]
    if share(best.selected, best.candidates) - share(worst.selected, worst.candidates) < UNEQUAL:
        return
    kind, poor = cell_kind(run.opened.programme), f"desil {figures.reach.decile}"
    claim = (
        f"Calon {poor} di {cell_name(run, worst.cell)} hanya {percent(worst.selected, worst.candidates)} tertampung "
        f"({number(worst.selected)} dari {number(worst.candidates)})."
    )
    whole = sum(cell.selected == cell.candidates for cell in cells)
    most = f"Paling banyak di {cell_name(run, best.cell)}, {percent(best.selected, best.candidates)}."
    said = [f"Di {whole} {kind}, semua tertampung." if whole else most, *_cause_and_cure(run, cells, poor)]
    yield Finding("reach_unequal", 10, claim, " ".join(said), _cure_line(run, cells, figures.reach.decile), "wilayah")


def _cause_and_cure(run: Run, cells: list[CellReach], poor: str) -> list[str]:
    quota = run.opened.programme.quota
    causes = {"candidates": "jumlah semua calon", "people": "jumlah penduduk"}
    cause = causes.get(quota.weight) if quota and isinstance(quota.weight, str) else None
    said = [f"Kuota dibagi menurut {cause}."] if cause else []
    if cells[0].other_selected is None:
        return said
    if not _mends(cells):
        return [*said, f"Kuota menurut calon {poor} tidak menaikkan yang terendah."]
    after = _worst_otherwise(cells)
    before, total = (sum(one.selected for one in cells), sum(one.candidates for one in cells))
    reached = sum(one.other_selected or 0 for one in cells)
    return [
        *said,
        f"Bila dibagi menurut calon {poor}, yang terendah menjadi {cell_name(run, after.cell)} "
        f"{percent(after.other_selected or 0, after.candidates)}.",
        f"Calon {poor} yang tertampung menjadi {number(reached)}, kini {number(before)} dari {number(total)}.",
    ]


def _worst_otherwise(cells: list[CellReach]) -> CellReach:
    return min(cells, key=lambda one: (share(one.other_selected or 0, one.candidates), one.cell))


def _mends(cells: list[CellReach]) -> bool:
    """Whether seats by the poorest alone would lift the least reached cell."""
    after = _worst_otherwise(cells)
    return share(after.other_selected or 0, after.candidates) > share(cells[0].selected, cells[0].candidates)


def _cure_line(run: Run, cells: list[CellReach], decile: int) -> str:
    quota = run.opened.programme.quota
    if quota is None or cells[0].other_selected is None or not _mends(cells):
        return ""
    minimum = f", minimum: {quota.minimum}" if quota.minimum else ""
    line = f'quota: {{by: {quota.by}, weight: {{when: "desil_nasional = {decile}"}}{minimum}}}'
    same = isinstance(quota.weight, When) and quota.weight.when == f"desil_nasional = {decile}"
    return "" if same else line


def _poorer_left(run: Run, figures: Figures) -> Iterator[Finding]:
    """Seats that went past a poorer candidate of the same cell."""
    if figures.reach is None:
        return
    seated = {row.cell: row.selected for row in run.quota}
    passed = [cell for cell in figures.reach.cells if cell.selected < cell.candidates]
    past = sum(seated[cell.cell] - cell.selected for cell in passed)
    selected = run.summary["by_status"]["selected"]
    if 100 * past < selected or past == 0:
        return
    left = sum(cell.candidates - cell.selected for cell in passed)
    decile, order = figures.reach.decile, run.opened.programme.order
    yield Finding(
        "poorer_left",
        15,
        f"{number(past)} terpilih bukan dari desil {decile}, padahal di wilayahnya masih ada calon desil {decile}.",
        f"{number(left)} calon desil {decile} di wilayah itu belum terjangkau. Itu akibat urutan dalam program"
        + (":" if order else ", yang kosong."),
        ", ".join(order),
        "desil",
    )


def _list_takes_all(run: Run, figures: Figures) -> Iterator[Finding]:
    selected = run.summary["by_status"]["selected"]
    for one in figures.lists:
        if one.kind == "other" and 100 * one.selected >= LIST_SHARE * selected > 0:
            yield Finding(
                "list_takes_all",
                20,
                f"{number(one.selected)} dari {number(selected)} terpilih ada di daftar {one.name}.",
                f"Untuk yang tidak di daftar itu tersisa {number(selected - one.selected)} tempat.",
                "",
                "daftar",
            )


def _covered_selected(_run: Run, figures: Figures) -> Iterator[Finding]:
    for one in figures.lists:
        if one.kind == "covered" and one.selected:
            yield Finding(
                "covered_selected",
                30,
                f"{number(one.selected)} terpilih juga ada di daftar {one.name}, yang sudah ditanggung.",
                "Pastikan pengecualian itu memang dikehendaki, supaya iuran tidak dibayar dua kali.",
                "",
                "daftar",
            )


def _groups_below(_run: Run, figures: Figures) -> Iterator[Finding]:
    for dimension in PROTECTED:
        groups = figures.groups.get(dimension, ())
        for one in groups:
            seen = ratio(one, groups)
            if one.code == -1 or one.eligible < FEW or seen.high >= FAR_BELOW:
                continue
            yield Finding(
                "group_below",
                25,
                f"{words_of(dimension, one.code)} terpilih {words.decimal(seen.value, 2)} kali bagiannya.",
                f"{number(one.selected)} dari {number(one.eligible)} yang memenuhi syarat; 1,00 berarti setara.",
                "",
                "kelompok",
            )


def _seats(run: Run, _figures: Figures) -> Iterator[Finding]:
    programme, kind = run.opened.programme, cell_kind(run.opened.programme)
    places, selected = programme.covered_places, run.summary["by_status"]["selected"]
    if selected < places:
        yield Finding(
            "unfilled",
            35,
            f"Hanya {number(selected)} dari {number(places)} tempat terisi.",
            "Calonnya habis.",
            "",
            "uang",
        )
    seatless = [row for row in run.quota if row.candidates and not row.seats]
    if seatless:
        names = words.joined([cell_name(run, row.cell) for row in seatless[:5]])
        yield Finding(
            "seatless",
            40,
            f"{len(seatless)} {kind} punya calon tetapi tidak mendapat tempat.",
            f"{names}.",
            "",
            "wilayah",
        )
    short = [row for row in run.quota if row.seats and row.reserve < reserve_of(row.seats, programme.reserve_percent)]
    if short and programme.reserve_percent:
        names = words.joined([cell_name(run, row.cell) for row in short[:5]])
        said = f"Calonnya habis: {names}{' dan lainnya' if len(short) > 5 else ''}."
        yield Finding(
            "reserve_short", 60, f"Di {len(short)} {kind}, cadangannya kurang dari yang diminta.", said, "", "wilayah"
        )


def _dice(run: Run, _figures: Figures) -> Iterator[Finding]:
    places = sum(row.cut_places or 0 for row in run.quota)
    size = sum(row.cut_size or 0 for row in run.quota)
    selected = run.summary["by_status"]["selected"]
    if selected and 100 * places >= DICE_SHARE * selected:
        yield Finding(
            "dice",
            45,
            f"Undian menentukan {number(places)} tempat di antara {number(size)} calon.",
            "Mereka sama persis urutannya. Tambahkan poin bila ada alasan untuk membedakan mereka.",
            "",
            "undian",
        )


def _wish(run: Run, _figures: Figures) -> Iterator[Finding]:
    programme = run.opened.programme
    wished, covered = programme.places, programme.covered_places
    if wished > covered:
        needed = wished * programme.price.total_idr - programme.budget_idr
        yield Finding(
            "wish",
            50,
            f"Uangnya cukup untuk {number(covered)} orang, bukan {number(wished)}.",
            f"Untuk {number(wished)} orang, pagu kurang {words.rupiah(needed)}.",
            "",
            "uang",
        )


Look = Callable[[Run, Figures], Iterator[Finding]]
SEAT_FINDINGS: tuple[Look, ...] = (
    _unequal_reach,
    _poorer_left,
    _list_takes_all,
    _covered_selected,
    _groups_below,
    _seats,
    _dice,
    _wish,
)
