"""The proposal lists as offices really send them: workbooks made by hand. Not here: how a sheet is laid down.

The rows are those of the clean lists, in the same order: the truth's `line` counts the records below the heads, on
through the sheets. What was spoiled there is spoiled here; what is added is the form.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from naung.city.chance import pick, stream
from naung.city.lists import Truth
from naung.city.sent_sheet import Head, Hidden, Page, Value, write_book
from naung.city.tables import column

FOLDER = "kiriman"
_MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
_FIRST_YEAR = 1900
"""Before it a spreadsheet knows no dates."""
_STYLES: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day.day} {_MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%Y-%m-%d}",
)


@dataclass(frozen=True)
class _Sent:
    """How one office fills its workbook."""

    title: tuple[str, ...]
    heads: tuple[Head, ...]
    sources: tuple[str, ...]
    """By head: a column of the clean list, `no`, `ttl`, `rt/rw` or nothing."""
    sheets: tuple[str, ...]
    true_dates: float
    """Share of dates that are dates to the spreadsheet; the others are text."""
    styles: tuple[float, ...]
    """Weights of the five ways to write a date."""
    sign: tuple[str, ...]
    numbers: bool = False
    """Whether the NIK that lost its last digit was typed as a number."""
    hidden: Hidden | None = None


def _one(*heads: str) -> tuple[Head, ...]:
    return tuple(Head("", head) for head in heads)


_SENT = {
    "ojol": _Sent(
        ("DATA MITRA PENGEMUDI KOTA BEKASI", "Ditarik dari sistem per 31 Oktober 2025"),
        _one("No", "Nama Mitra", "NIK ", "Tgl. Lahir", "L/P", "Kel./Desa", "Pekerjaan", "Platform"),
        ("no", "nama", "nik", "tanggal_lahir", "jenis_kelamin", "kelurahan", "pekerjaan", "platform"),
        ("Mitra 1", "Mitra 2"), 0.7, (0, 0, 0, 0, 1), ("Dicetak oleh sistem",),
    ),
    "umkm": _Sent(
        ("PEMERINTAH KOTA BEKASI", "DINAS KOPERASI DAN UKM", "DAFTAR USULAN PELAKU USAHA MIKRO TAHUN 2025"),
        (Head("", "No"), Head("Identitas Pemilik", "Nama Lengkap"), Head("Identitas Pemilik", "No. KTP"),
         Head("Identitas Pemilik", "Tanggal Lahir"), Head("", ""), Head("Tempat Usaha", "Alamat"),
         Head("Tempat Usaha", "Kel./Desa"), Head("", "Jenis Usaha")),
        ("no", "nama", "nik", "tanggal_lahir", "", "alamat", "kelurahan", "pekerjaan"),
        ("USULAN",), 0.25, (1, 6, 2, 0.5, 0.5), ("Mengetahui,", "Kepala Dinas Koperasi dan UKM"),
        hidden=Hidden("Ref", "Daftar Kelurahan", first=False),
    ),
    "dishub": _Sent(
        ("DAFTAR JURU PARKIR DAN PENGEMUDI ANGKUTAN KOTA", "DINAS PERHUBUNGAN KOTA BEKASI"),
        _one("No.", "NAMA LENGKAP", "No. KTP", "TTL", "Alamat", "RT/RW", "Kelurahan", "Pekerjaan"),
        ("no", "nama", "nik", "ttl", "alamat", "rt/rw", "kelurahan", "pekerjaan"),
        ("Lembar1",), 0, (6, 2, 4, 0.5, 0.5), ("Kepala Bidang Angkutan",),
    ),
    "kelurahan": _Sent(
        ("REKAPITULASI USULAN KELURAHAN SE-KOTA BEKASI", "PESERTA PERLINDUNGAN PEKERJA RENTAN"),
        (Head("", ""), Head("", "No"), Head("", "NIK "), Head("", "Nama Lengkap"), Head("", "Tgl Lahir"),
         Head("", "L/P"), Head("Alamat Tempat Tinggal", "Jalan"), Head("Alamat Tempat Tinggal", "RT/RW"),
         Head("Alamat Tempat Tinggal", "Kel./Desa"), Head("", "Pekerjaan")),
        ("", "no", "nik", "nama", "tanggal_lahir", "jenis_kelamin", "alamat", "rt/rw", "kelurahan", "pekerjaan"),
        ("Rekap",), 0.4, (5, 3, 2, 1, 1), ("Mengetahui,", "Asisten Pemerintahan dan Kesejahteraan Rakyat"),
        numbers=True, hidden=Hidden("Sheet1", "KELURAHAN", first=True),
    ),
}  # fmt: skip


def sent_paths() -> dict[str, str]:
    """Path of the workbook by name of the list, from the folder of the city."""
    return {name: f"{FOLDER}/usulan_{name}.xlsx" for name in _SENT}


def write_sent(folder: Path, truths: list[Truth], people: int, seed: int) -> None:
    """Writes the four workbooks into kiriman/."""
    (folder / FOLDER).mkdir()
    for truth in truths:
        name = truth.office.list_name
        if name in _SENT:
            rng = stream(seed, people, f"sent {name}")
            write_book(folder / sent_paths()[name], _pages(rng, _SENT[name], truth), _SENT[name].hidden, _lookup())


def _lookup() -> list[str]:
    return column("kelurahan", "nama")


def _pages(rng: np.random.Generator, sent: _Sent, truth: Truth) -> list[Page]:
    """The list over the sheets in equal parts; each sheet has its own head, the last one total and signature."""
    columns = [_values(rng, sent, truth, source) for source in sent.sources]
    count = len(truth.known)
    edges = [count * index // len(sent.sheets) for index in range(len(sent.sheets) + 1)]
    pages = []
    for index, name in enumerate(sent.sheets):
        part = [values[edges[index] : edges[index + 1]] for values in columns]
        last = index == len(sent.sheets) - 1
        title = sent.title if index == 0 else ()
        pages.append(Page(name, title, sent.heads, part, count if last else None, sent.sign if last else ()))
    return pages


def _values(rng: np.random.Generator, sent: _Sent, truth: Truth, source: str) -> list[Value]:
    """One column's cells; empty text is an empty cell."""
    count = len(truth.known)
    texts = {name: [cell.decode() for cell in cells.tolist()] for name, cells in truth.written.items()}
    if source == "":
        return [""] * count
    if source == "no":
        return list(range(1, count + 1))
    if source == "tanggal_lahir":
        return _dates(rng, sent, texts["tanggal_lahir"])
    if source == "ttl":
        days = _dates(rng, sent, texts["tanggal_lahir"])
        return [_joined(", ", place, str(day)) for place, day in zip(texts["tempat_lahir"], days, strict=True)]
    if source == "rt/rw":
        return [_joined("/", rt, rw) for rt, rw in zip(texts["rt"], texts["rw"], strict=True)]
    if source == "nik" and sent.numbers:
        return _typed_as_numbers(texts["nik"], truth.kinds)
    return list(texts[source])


def _joined(mark: str, *parts: str) -> str:
    return mark.join(part for part in parts if part)


def _typed_as_numbers(niks: list[str], kinds: dict[int, list[str]]) -> list[Value]:
    """A number keeps 15 digits: that is how the last one was lost."""
    return [int(nik) if "nik:nol_excel" in kinds.get(row, ()) else nik for row, nik in enumerate(niks)]


def _dates(rng: np.random.Generator, sent: _Sent, cells: list[str]) -> list[Value]:
    """The days of the clean list, wrong ones too; what is no day stays as it stands."""
    true = (rng.random(len(cells)) < sent.true_dates).tolist()
    style = pick(rng, sent.styles, len(cells)).tolist()
    found: list[Value] = []
    for cell, is_true, way in zip(cells, true, style, strict=True):
        day = _day(cell)
        found.append(cell if day is None else day if is_true and day.year >= _FIRST_YEAR else _STYLES[way](day))
    return found


def _day(cell: str) -> date | None:
    """The day of a cell of the clean list, in any of its three styles."""
    parts = cell.replace("/", "-").split("-")
    if len(parts) != 3 or not all(part.isdigit() for part in parts):
        return None
    year, month, day = parts if len(parts[0]) == 4 else reversed(parts)
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
