"""What stability gives officers: its figures, and whom to visit first. Not here: measuring it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from naung.engine.steps import step
from naung.report.officers.sheet import Column, Sheet, write_sheet
from naung.report.stability.measure import Stability
from naung.selection.output import write_json
from naung.selection.run import Run
from naung.values import words

COLUMNS = (
    Column("Urutan kunjungan", 10),
    Column("Nama", 30),
    Column("NIK", 19),
    Column("Kelurahan", 22),
    Column("Kode kelurahan", 14),
    Column("Bertahan", 10),
)


def write_stability(run: Run, stability: Stability, folder: Path) -> None:
    """stability.json, and kunjungan.xlsx with the least stable of the selected first."""
    write_json(stability.as_json() | {"seed_source": run.seed.source}, folder / "stability.json")
    trial = "PERCOBAAN. " if run.seed.source == "trial" else ""
    programme = run.opened.programme
    notes = [
        ("Bertahan", "Dari semua pengukuran ulang desil, berapa bagian yang tetap memilih orang ini."),
        (
            "Cara menghitung",
            "Desil berasal dari skor yang menjelaskan sebagian kesejahteraan keluarga (R² "
            + words.joined([words.decimal(one, 1) for one in stability.reliabilities.values()])
            + f"). Skor tiap keluarga digoyang {stability.times} kali untuk tiap R², desil dipotong lagi, lalu "
            "pemilihan diulang dengan aturan, tempat dan tiket yang sama.",
        ),
        ("Untuk apa", "Yang paling goyah dikunjungi dulu. Daftar ini tidak mengubah keputusan tentang siapa pun."),
    ]
    sheet = Sheet(
        "Kunjungan",
        f"{trial}{programme.title or programme.program}: kunjungan, yang paling goyah lebih dulu",
        "Tidak mengubah keputusan tentang siapa pun",
        COLUMNS,
        notes,
        programme.as_of,
    )
    write_sheet(folder / "kunjungan.xlsx", sheet, _rows(run, stability))


def _rows(run: Run, stability: Stability) -> Iterator[tuple[int | str | None, ...]]:
    names = {area.code: area.name for area in run.opened.registry.areas}
    people = run.duck.rows(step("naung.report.stability", "visited"))
    people.sort(key=lambda one: (stability.people[(one[0], one[1])], one[5], one[2]))
    for place, (number, row, nik, name, area, _) in enumerate(people, 1):
        stays = stability.people[(number, row)]
        yield place, name, nik, names.get(area), area, _share(stays)


@dataclass(frozen=True)
class StabilityRow:
    """What one reliability leaves of the selection, in words."""

    name: str
    reliability: str
    mean: str
    least: str
    most: str


@dataclass(frozen=True)
class ShakyCell:
    name: str
    selected: int
    share: str


@dataclass(frozen=True)
class StabilityTold:
    """The section of the report's page."""

    heading: str
    times: int
    rows: tuple[StabilityRow, ...]
    cells: tuple[ShakyCell, ...]


def tell_stability(run: Run, stability: Stability) -> StabilityTold:
    """Stability in the words of the page: each reliability, and the least stable cells at the middle one."""
    rows = tuple(
        StabilityRow(
            name,
            words.decimal(stability.reliabilities[name], 1),
            _share(sum(shares) / len(shares)),
            _share(min(shares)),
            _share(max(shares)),
        )
        for name, shares in stability.shares.items()
    )
    names = {row.cell: row.name or row.cell for row in run.quota}
    middle = stability.by_cell[list(stability.by_cell)[len(stability.by_cell) // 2]]
    shaky = sorted(middle.items(), key=lambda one: (one[1][1], one[0]))[:5]
    return StabilityTold(
        f"{rows[0].mean} sampai {rows[-1].mean} tetap terpilih bila desil diukur ulang",
        stability.times,
        rows,
        tuple(ShakyCell(names[cell], selected, _share(share)) for cell, (selected, share) in shaky),
    )


def _share(share: float) -> str:
    return words.percent(round(share * 1000), 1000)


def told(stability: Stability) -> str:
    """The figures in one sentence."""
    means = [_share(sum(one) / len(one)) for one in stability.shares.values()]
    which = words.joined([words.decimal(one, 1) for one in stability.reliabilities.values()])
    return f"Bila desil diukur ulang (R² {which}), {words.joined(means)} dari yang terpilih tetap terpilih."
