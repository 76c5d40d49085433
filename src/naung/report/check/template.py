"""Clean workbooks to ask an office for a list: what is filled in there reads without a fault. Not here: reading lists.

The columns' words are those that the reader knows; the sheets Petunjuk and Wilayah bear Naung's sign, and the reader
passes them by.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

from naung.intake.sent.extents import letters_of
from naung.intake.sent.ours import MADE_BY
from naung.report.check.summary import BAD, ODD

ROWS = 5_000
_SHEET, _GUIDE, _AREAS = "Daftar", "Petunjuk", "Wilayah"
_TEXT, _DAY, _PLAIN = "@", "dd/mm/yyyy", "General"
KINDS = {
    "proposal": ("templat_usulan.xlsx", "Usulan pekerja rentan"),
    "covered": ("templat_sudah_dilindungi.xlsx", "Pekerja yang sudah dilindungi"),
    "other": ("templat_lain.xlsx", "Daftar lain"),
}


@dataclass(frozen=True)
class _Column:
    """A column: its head, width, format, what the guide says of it, an example, and what a cell of it may hold."""

    head: str
    width: int
    form: str
    needed: str
    guide: str
    example: str
    rule: dict[str, Any]


def write_templates(folder: Path, areas: Sequence[str], region: str) -> list[Path]:
    """A workbook for each kind of list; `areas` are the kelurahan to choose from, `region` begins the example's NIK."""
    paths = []
    for kind, (name, title) in KINDS.items():
        paths.append(folder / name)
        _write(paths[-1], title, _columns(kind, sorted(set(areas)), region), sorted(set(areas)))
    return paths


def _columns(kind: str, areas: Sequence[str], region: str) -> list[_Column]:
    status = [_status()] if kind == "covered" else []
    return [_nik(region), _name(), _birth(), _sex(), _area(areas), *_rt_rw(), _address(), *status]


def _nik(region: str) -> _Column:
    guide = "16 angka, disalin dari KTP. Sel sudah bertipe Teks: jangan diubah, supaya angka terakhirnya tidak hilang."
    rule = _custom("AND(ISTEXT(A2),LEN(A2)=16,ISNUMBER(--A2))", "NIK harus 16 angka. Ketik dari KTP, tanpa spasi.")
    return _Column("NIK", 21, _TEXT, "Ya", guide, f"{region}5507900001", rule | {"input_message": guide})


def _name() -> _Column:
    rule = {"validate": "length", "criteria": ">=", "value": 2, "error_message": "Isi nama lengkap sesuai KTP."}
    return _Column("Nama Lengkap", 32, _TEXT, "Ya", "Sesuai KTP, tanpa gelar bila bisa.", "SITI AMINAH", rule)


def _birth() -> _Column:
    guide = "Tanggal, bulan, tahun empat angka, misalnya 15/07/1990."
    rule = {
        "validate": "date",
        "criteria": "between",
        "minimum": date(1900, 1, 1),
        "maximum": "=TODAY()",
        "error_message": "Tulis tanggal yang ada di penanggalan, misalnya 15/07/1990.",
        "input_message": guide,
    }
    return _Column("Tanggal Lahir", 15, _DAY, "Ya", guide, "15/07/1990", rule)


def _sex() -> _Column:
    rule = {"validate": "list", "source": ["L", "P"], "error_message": "Pilih L atau P."}
    return _Column("L/P", 7, _PLAIN, "Sebaiknya", "Pilih L (laki-laki) atau P (perempuan).", "P", rule)


def _area(areas: Sequence[str]) -> _Column:
    guide = "Pilih dari daftar. Bila orangnya tinggal di kota lain, ketik nama kelurahannya."
    if not areas:
        return _Column("Kelurahan", 24, _TEXT, "Sebaiknya", "Nama kelurahan lengkap.", "Margahayu", {})
    rule = {
        "validate": "list",
        "source": f"={_AREAS}!$A$2:$A${len(areas) + 1}",
        "error_type": "warning",
        "error_message": "Tidak ada di daftar kelurahan. Bila orangnya tinggal di kota lain, pilih Ya.",
    }
    return _Column("Kelurahan", 24, _PLAIN, "Sebaiknya", guide, areas[0], rule)


def _rt_rw() -> list[_Column]:
    columns = []
    for head, cell, example in (("RT", "F2", "003"), ("RW", "G2", "007")):
        rule = _custom(f"AND(LEN({cell})<=3,ISNUMBER(--{cell}))", f"{head} paling banyak tiga angka, misalnya 003.")
        columns.append(_Column(head, 6, _TEXT, "Bila ada", f"Nomor {head}, misalnya {example}.", example, rule))
    return columns


def _address() -> _Column:
    guide = "Jalan dan nomor rumah, tanpa RT, RW dan kelurahan."
    return _Column("Alamat", 42, _TEXT, "Bila ada", guide, "Jl. Melati No. 5", {})


def _status() -> _Column:
    guide = "Pilih AKTIF bila masih dilindungi, TIDAK AKTIF bila sudah berhenti."
    rule = {"validate": "list", "source": ["AKTIF", "TIDAK AKTIF"], "error_message": "Pilih AKTIF atau TIDAK AKTIF."}
    return _Column("Status", 14, _PLAIN, "Ya", guide, "AKTIF", rule)


def _custom(formula: str, words: str) -> dict[str, Any]:
    return {"validate": "custom", "value": f"={formula}", "error_message": words}


def _write(path: Path, title: str, columns: Sequence[_Column], areas: Sequence[str]) -> None:
    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"title": title})
        _write_list(book, title, columns)
        _write_guide(book, title, columns)
        if areas:
            sheet = book.add_worksheet(_AREAS)
            sheet.write_string(0, 0, f"{MADE_BY}: kelurahan yang dapat dipilih")
            for row, name in enumerate(areas, 1):
                sheet.write_string(row, 0, name)
            sheet.hide()


def _write_list(book: Any, title: str, columns: Sequence[_Column]) -> None:
    sheet = book.add_worksheet(_SHEET)
    look = {"bold": True, "font_color": "#ffffff", "bg_color": "#6b1d4f", "valign": "vcenter", "border": 1}
    head = book.add_format(look)
    sheet.set_row(0, 24)
    sheet.freeze_panes(1, 2)
    for place, column in enumerate(columns):
        form = book.add_format({"num_format": column.form} if column.form != _PLAIN else {})
        sheet.set_column(place, place, column.width, form)
        sheet.write_string(0, place, column.head, head)
        if column.rule:
            words = {"error_title": column.head, "input_title": column.head}
            sheet.data_validation(1, place, ROWS, place, words | {"ignore_blank": True} | column.rule)
    last = letters_of(len(columns))
    sheet.autofilter(f"A1:{last}{ROWS + 1}")
    for formula, colour in (
        ('AND($A2<>"",OR(NOT(ISTEXT($A2)),LEN($A2)<>16))', BAD),
        (f'AND($A2<>"",COUNTIF($A$2:$A${ROWS + 1},$A2&"*")>1)', ODD),
    ):
        form = book.add_format({"bg_color": f"#{colour}", "bold": True})
        sheet.conditional_format(1, 0, ROWS, 0, {"type": "formula", "criteria": f"={formula}", "format": form})
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{title}&RHalaman &P dari &N")


def _write_guide(book: Any, title: str, columns: Sequence[_Column]) -> None:
    sheet = book.add_worksheet(_GUIDE)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    strong = book.add_format({"bold": True, "valign": "top"})
    head = book.add_format({"bold": True, "bottom": 2, "bottom_color": "#81778a"})
    for place, width in enumerate((20, 14, 72, 24)):
        sheet.set_column(place, place, width)
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 15, "font_color": "#6b1d4f"}))
    sheet.write_string(1, 0, f"{MADE_BY}. Isi lembar {_SHEET}.", book.add_format({"font_color": "#5b525d"}))
    lines = (
        f"1. Isi satu orang di satu baris di lembar {_SHEET}, mulai dari baris 2. Jangan mengubah baris 1.",
        "2. Bila menyalin dari berkas lain, pakai Tempel Khusus (Paste Special), Nilai, supaya tipe sel tidak berubah.",
        "3. NIK yang bukan 16 angka menjadi merah muda tebal, yang tertulis dua kali menjadi kuning tebal: periksa.",
        "4. Simpan sebagai Excel Workbook (.xlsx), lalu kirim.",
    )
    for row, words in enumerate(lines, 3):
        sheet.write_string(row, 0, words)
    top = 4 + len(lines)
    for place, words in enumerate(("Kolom", "Harus diisi", "Cara mengisi", "Contoh satu baris")):
        sheet.write_string(top, place, words, head)
    for row, column in enumerate(columns, top + 1):
        if len(column.guide) > 84:
            sheet.set_row(row, 31)
        for place, words in enumerate((column.head, column.needed, column.guide, column.example)):
            sheet.write_string(row, place, words, strong if place == 0 else wrapped)
