"""A list back to its sender: the rows as sent, with what is to be mended in the same row. Not here: finding faults."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import xlsxwriter

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import as_text, column, integer, named, truth
from naung.intake.faults import FIRST_LIST, FaultCount, lay_out_mending, take_as_sent
from naung.intake.lists import OfficeList
from naung.values.words import number

ROOM = "naung.report.check"
LONGEST_WHOLE = 200_000
MOST_ROWS = 1_000_000
LONGEST_CELL = 32_000
LONGEST_NAME = 60  # of a list in a file's name; a folder takes 255 bytes at most, and people read them
BAD, ODD = "#FCEBEA", "#FDF1DA"
NOT_USED = "Tidak dipakai: baris ini tidak memenuhi syarat daftar (where)."


@dataclass(frozen=True)
class ListCheck:
    """One list as checked: rows sent; of them to be mended, merely odd, not used; its workbook.

    A row that its list's `where` drops is not used, unless a fault of its own dropped it.
    """

    name: str
    file: str
    rows: int
    wrong: int
    odd: int
    unused: int
    workbook: str
    whole: bool


def write_list_workbook(
    duck: Duck, one: OfficeList, number_: int, counts: Sequence[FaultCount], folder: Path
) -> ListCheck:
    """Write the list's workbook; needs the tables `faults`, `fault_kinds` and `list_rows`."""
    headers = take_as_sent(one.table.source, duck, "sent_rows")
    lay_out_mending(duck, number_)
    holes = {"list_number": integer(number_)}
    rows, wrong, odd, unused = duck.rows(step(ROOM, "list_rows", holes))[0]
    name = workbook_name(one.spec.name, number_)
    result = ListCheck(one.spec.name, one.table.source.name, rows, wrong, odd, unused, name, rows <= LONGEST_WHOLE)
    cells = [named(as_text(column(f"c{place}", "r")), f"c{place}") for place in range(len(headers))]
    sent = duck.batches(step(ROOM, "sent", {**holes, "cells": cells, "every": truth(result.whole)}), 20_000)
    # Each list's faults are counted by its own number among the sources.
    mine = [count for count in counts if count.source_number == FIRST_LIST + number_]
    _write(folder / name, result, mine, headers, _places(one), (row for batch in sent for row in batch))
    duck.let_go("sent_rows")
    return result


def workbook_name(name: str, number_: int) -> str:
    """`daftar_NAME.xlsx`; a long name is cut, and the list's number, from 1, keeps it apart from others cut alike."""
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME]}_{number_ + 1}"
    return f"daftar_{name}.xlsx"


def _places(one: OfficeList) -> dict[str, int]:
    """Where each of Naung's columns stands among the sender's."""
    order = {name: place for place, name in enumerate(_names(one))}
    return {name: order[place] for name, place in one.table.places.items() if place in order}


def _names(one: OfficeList) -> list[str]:
    form = one.table.source.form
    return list(one.table.source.types) if form is None else [name.lower() for name in form.header]


def _write(
    path: Path,
    check: ListCheck,
    counts: Sequence[FaultCount],
    headers: Sequence[str],
    places: dict[str, int],
    rows: Iterator[tuple[Any, ...]],
) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    try:
        _write_summary(book, check, counts)
        _write_rows(book, headers, places, rows)
    finally:
        book.close()


def _write_summary(book: Any, check: ListCheck, counts: Sequence[FaultCount]) -> None:
    """The sheet that sums up; every line is written once, from top to bottom."""
    sheet = book.add_worksheet("Ringkasan")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    figure = book.add_format({"num_format": "#,##0", "align": "right", "valign": "top"})
    sheet.set_column(0, 0, 52)
    sheet.set_column(1, 1, 12)
    sheet.set_column(2, 2, 80)
    title = f"Daftar {check.name}: {number(check.wrong)} dari {number(check.rows)} baris perlu diperbaiki"
    sheet.write_string(0, 0, title, book.add_format({"bold": True, "font_size": 14}))
    sheet.write_string(1, 0, f"Berkas: {check.file}")
    lines: list[tuple[str, int | None, str]] = [(words, total, "") for words, total in _totals(check)]
    lines += [("", None, ""), ("Yang ditemukan", None, "Cara memperbaiki")]
    for count in counts:
        mend = f"Seharusnya {count.kind.expected}. {count.kind.mend}"
        lines.append((f"{count.column}: {count.kind.short}", count.total, mend))
    lines += [("", None, ""), *((words, None, "") for words in _notes(check))]
    for line, (words, total, mend) in enumerate(lines, 3):
        plain = bold if words == "Yang ditemukan" else wrap if total is not None else None
        sheet.write_string(line, 0, words, plain)
        if total is not None:
            sheet.write_number(line, 1, total, figure)
        sheet.write_string(line, 2, mend, bold if words == "Yang ditemukan" else wrap)


def _totals(check: ListCheck) -> Iterator[tuple[str, int]]:
    """Counts that add up to the rows sent."""
    yield "Baris yang dikirim", check.rows
    yield "Baik", check.rows - check.wrong - check.odd - check.unused
    yield "Perlu diperbaiki", check.wrong
    yield "Perlu diperiksa (peringatan)", check.odd
    yield "Tidak dipakai (tidak memenuhi syarat daftar)", check.unused


def _notes(check: ListCheck) -> Iterator[str]:
    yield "Perbaiki sel yang berwarna di lembar Baris, lalu kirim kembali. Kolom Perbaikan boleh dibiarkan."
    if not check.whole:
        yield (
            f"Daftar ini lebih dari {number(LONGEST_WHOLE)} baris: hanya baris yang perlu diperbaiki atau diperiksa "
            "yang ditulis di lembar Baris."
        )
    if not check.whole and check.wrong + check.odd > MOST_ROWS:
        yield f"Hanya {number(MOST_ROWS)} baris pertama yang ditulis; yang lain ada di kesalahan.csv."


def _write_rows(book: Any, headers: Sequence[str], places: dict[str, int], rows: Iterator[tuple[Any, ...]]) -> None:
    """The sender's rows, every cell as text, then what is to be mended and where the row stands in the file."""
    sheet = book.add_worksheet("Baris")
    text = book.add_format({"num_format": "@"})
    colours = {one: book.add_format({"num_format": "@", "bg_color": one}) for one in (BAD, ODD)}
    head = book.add_format({"bold": True, "num_format": "@", "bottom": 1})
    mending = len(headers)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, mending - 1, 18, text)
    sheet.set_column(mending, mending, 90, text)
    sheet.set_column(mending + 1, mending + 1, 14, text)
    for place, title in enumerate([*headers, "Perbaikan", "Baris di berkas"]):
        sheet.write_string(0, place, title[:LONGEST_CELL], head)
    last = 0
    for last, (row, kept, wrong, mend, columns, *cells) in enumerate(islice(rows, MOST_ROWS), 1):
        colour = colours[BAD if wrong else ODD]
        marked = {places.get(name) for name in columns or ()}
        for place, cell in enumerate(cells):
            if cell is not None:
                sheet.write_string(last, place, cell[:LONGEST_CELL], colour if place in marked else text)
            elif place in marked:
                sheet.write_blank(last, place, None, colour)
        said = " ".join([*([mend] if mend else []), *([] if kept or wrong else [NOT_USED])])
        sheet.write_string(last, mending, said[:LONGEST_CELL], text)
        sheet.write_string(last, mending + 1, str(row), text)
    sheet.autofilter(0, 0, max(last, 1), mending + 1)
