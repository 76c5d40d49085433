"""What the sheet Ringkasan says of one list, line by line. Not here: drawing it (workbook, child), counting."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from naung.intake.faults import FaultCount
from naung.intake.faults_kinds import ERROR
from naung.intake.sent.ours import CHECKED_BY, MAY, MENDING, MUST
from naung.intake.sent.understood import Understood
from naung.values.words import number, percent

WIDTHS = (52, 10, 12, 74, 38)
BAD, ODD = "FCEBEA", "FDF1DA"
TITLE, QUIET, HEAD, TEXT, MUST_MEND, MAY_MEND = "title", "quiet", "head", "text", "bad", "odd"
"""How a line looks: each drawer has a format for each."""

Line = tuple[str, tuple[str | int, ...]]
_LINE_HEIGHT = 15.5


def height_of(cells: Sequence[str | int]) -> float:
    """How high a line is in points: cells wrap in the column's width, a cell alone goes on to the right."""
    if len(cells) < 2:
        return _LINE_HEIGHT
    lines = [
        ceil(len(cell) / (1.05 * width)) for cell, width in zip(cells, WIDTHS, strict=False) if isinstance(cell, str)
    ]
    return _LINE_HEIGHT * max([1, *lines])


@dataclass(frozen=True)
class ListCheck:
    """One list as checked: rows sent; of them to be mended, merely odd, not used; its workbook.

    A row that its list's `where` drops is not used, unless a fault of its own dropped it. `own` where the workbook is
    the one that was sent, `whole` where all its rows stand in it; `findings` hold for whole columns.
    """

    name: str
    file: str
    rows: int
    wrong: int
    odd: int
    unused: int
    workbook: str
    whole: bool
    own: bool
    understood: Understood
    findings: tuple[str, ...]

    @property
    def good(self) -> int:
        return self.rows - self.wrong - self.odd - self.unused


def summary_lines(
    check: ListCheck, counts: Sequence[FaultCount], label: Callable[[str], str], notes: Sequence[str]
) -> list[Line]:
    """The whole sheet from top to bottom; `label` is what the sender calls a column, `notes` tell of this workbook."""
    return [
        *_head(check),
        *_totals(check),
        *_columns(check),
        *_faults(counts, label),
        *_steps(check, notes),
        *_understood(check),
    ]


def _head(check: ListCheck) -> Iterator[Line]:
    told = f"{number(check.wrong)} dari {number(check.rows)} baris perlu diperbaiki"
    yield TITLE, (f"Daftar {check.name}: {told}",)
    yield QUIET, (f"{CHECKED_BY}. Berkas: {check.file}",)
    yield TEXT, ()


def _totals(check: ListCheck) -> Iterator[Line]:
    """Counts that add up to the rows sent."""
    yield HEAD, ("Baris", "Jumlah", "Bagian")
    yield TEXT, ("Baris yang dikirim", check.rows)
    for style, words, total in (
        (TEXT, "Baik", check.good),
        (MUST_MEND, "Perlu diperbaiki", check.wrong),
        (MAY_MEND, "Perlu diperiksa (peringatan)", check.odd),
        (TEXT, "Tidak dipakai (tidak memenuhi syarat daftar)", check.unused),
    ):
        yield style, (words, total, percent(total, check.rows))
    yield TEXT, ()


def _columns(check: ListCheck) -> Iterator[Line]:
    if check.findings:
        yield HEAD, ("Tentang kolom seluruhnya",)
        for words in check.findings:
            yield TEXT, (words,)
        yield TEXT, ()


def _faults(counts: Sequence[FaultCount], label: Callable[[str], str]) -> Iterator[Line]:
    if not counts:
        return
    yield HEAD, ("Yang ditemukan", "Jumlah", "Tindakan", "Cara memperbaiki", "Contoh")
    for count in counts:
        must = count.kind.severity == ERROR
        what = f"{label(count.column)}: {count.kind.short}"
        mend = f"Seharusnya {count.kind.expected}. {count.kind.mend}"
        yield MUST_MEND if must else MAY_MEND, (what, count.total, MUST if must else MAY, mend, _example(count))
    yield TEXT, ()


def _example(count: FaultCount) -> str:
    shown = count.found if count.found is not None else count.note
    return f"{count.cell or f'baris {number(count.row)}'}" + (f": {shown}" if shown else "")


def _steps(check: ListCheck, notes: Sequence[str]) -> Iterator[Line]:
    yield HEAD, ("Cara mengirim kembali",)
    if check.whole:
        yield TEXT, (f"1. Baca kolom {MENDING}, lalu perbaiki sel yang berwarna. Komentar di sel menjelaskannya.",)
        yield (
            TEXT,
            ("2. Simpan sebagai Excel Workbook (.xlsx).",),
        )
        yield TEXT, (f"3. Kirim kembali berkas ini. Kolom {MENDING}, warna, komentar dan lembar ini boleh dibiarkan.",)
    for words in notes:
        yield TEXT, (words,)
    yield TEXT, ()


def _understood(check: ListCheck) -> Iterator[Line]:
    yield HEAD, ("Yang dibaca dari berkas ini",)
    for words in check.understood.told():
        if words not in check.findings:
            first = "Ada " if words[0].isdigit() else "Berkas " if words.startswith(check.understood.file) else ""
            yield TEXT, (f"{first}{words}",)
