"""What stability gives officers: its figures, and whom to visit first. Not here: measuring it."""

from collections.abc import Iterator
from pathlib import Path

from naung.engine.steps import step
from naung.report.sheet import Column, Sheet, write_sheet
from naung.report.stability import RELIABILITIES, Stability
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
            + words.joined([words.decimal(one, 1) for one in RELIABILITIES.values()])
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
    people = run.duck.rows(step("naung.report", "stability_visited"))
    people.sort(key=lambda one: (stability.people[(one[0], one[1])], one[5], one[2]))
    for place, (number, row, nik, name, area, _) in enumerate(people, 1):
        stays = stability.people[(number, row)]
        yield place, name, nik, names.get(area), area, words.percent(round(stays * 1000), 1000)


def told(stability: Stability) -> str:
    """The figures in one sentence."""
    means = [words.percent(round(1000 * sum(one) / len(one)), 1000) for one in stability.shares.values()]
    which = words.joined([words.decimal(one, 1) for one in RELIABILITIES.values()])
    return f"Bila desil diukur ulang (R² {which}), {words.joined(means)} dari yang terpilih tetap terpilih."
