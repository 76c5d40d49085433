"""The workbook that goes out with a field sample. Not here: who is in it (draw/sample)."""

import json
from datetime import date
from pathlib import Path

from naung.draw.late.line import read_names
from naung.draw.sample import Sample, at_most
from naung.report.officers.sheet import Column, Sheet, write_sheet
from naung.report.officers.workbooks import TRIAL
from naung.values import words
from naung.values.errors import Refusal

COLUMNS = (
    Column("Nomor", 8),
    Column("Nama", 30),
    Column("NIK", 19),
    Column("Kelurahan", 22),
    Column("Peringkat", 10),
    Column("Ditemukan?", 12),
    Column("Pekerjaan sesuai?", 18),
    Column("Catatan", 50, wraps=True),
)
WORDS = {"selected": "terpilih", "reserve": "cadangan", "not_reached": "belum terjangkau"}


def check_absent(out: Path) -> None:
    """A Refusal for a file that exists, or for a folder that does not: before anything is written into the history."""
    if out.exists():
        raise Refusal(f"{out}: sudah ada; pilih nama lain")
    if not out.absolute().parent.is_dir():
        raise Refusal(f"{out.absolute().parent}: folder ini tidak ada")


def write_sample(sample: Sample, status: str, result: Path, out: Path) -> None:
    """The workbook of a sample."""
    record = json.loads((result / "run.json").read_text(encoding="utf-8"))
    names = read_names(result)
    trial = record["seed_source"] == "trial"
    said = f"{len(sample.people)} dari {words.number(sample.among)} orang {WORDS[status]}"
    rows = (
        [one.place, one.name, one.nik, names.get(one.cell) or one.cell, one.rank, None, None, None]
        for one in sample.people
    )
    sheet = Sheet(
        name="PERCOBAAN sampel" if trial else "Sampel",
        title=f"Sampel lapangan: {said}",
        subtitle=" ".join([*([TRIAL] if trial else []), "Berisi NIK dan nama: simpan tertutup."]),
        columns=COLUMNS,
        notes=[
            ("Cara memilih", "Dari benih undian dengan tanda tersendiri; petugas tidak memilih siapa yang didatangi."),
            ("Boleh ditambah", "Sampel yang lebih besar memuat sampel ini; tidak ada yang diganti."),
            ("Bila semuanya benar", bound_words(sample)),
            ("Sidik hasil", record["digest"]),
        ],
        day=date.fromisoformat(record["programme"]["as_of"]),
    )
    write_sheet(out, sheet, rows)


def bound_words(sample: Sample) -> str:
    """What a sample without a fault says of all."""
    most = at_most(sample.among, len(sample.people))
    return (
        f"Bila sampel ini tanpa kekeliruan, yang keliru paling banyak {words.number(most)} dari "
        f"{words.number(sample.among)} orang ({words.percent(most, sample.among)}), dengan keyakinan 95%."
    )
