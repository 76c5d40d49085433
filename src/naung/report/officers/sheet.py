"""A workbook whose sheets officers sort, filter and print. Not here: who stands in it (workbooks, report/match)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import chain, count, islice
from pathlib import Path

import xlsxwriter

LONGEST = 32_000  # characters; a cell of a workbook holds 32,767
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF], " ")
TOP = 3  # rows above the data: the title, what it is, the column heads
MOST_ROWS = 1_000_000  # of one sheet; it takes 1,048,576

Cells = Sequence[int | str | None]


@dataclass(frozen=True)
class Column:
    """A column's head and width in characters; long texts wrap."""

    head: str
    width: int
    wraps: bool = False


@dataclass(frozen=True)
class Sheet:
    """What a sheet says of itself: two lines above the table, its columns; its notes stand on the last sheet."""

    name: str
    title: str
    subtitle: str
    columns: Sequence[Column]
    notes: Sequence[tuple[str, str]]
    day: date


def write_sheet(path: Path, sheet: Sheet, rows: Iterable[Cells]) -> int:
    """A workbook of one sheet and its notes; returns how many rows it has."""
    return write_book(path, [(sheet, rows)])


def write_book(path: Path, sheets: Sequence[tuple[Sheet, Iterable[Cells]]]) -> int:
    """Write the workbook, sheet by sheet and row by row, then the first sheet's notes; returns how many rows it has.

    Texts stay texts, whatever they begin with; the same rows give the same bytes. What is too long for one sheet goes
    on in another.
    """
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    first, _ = sheets[0]
    with xlsxwriter.Workbook(str(path), options) as book:
        day = datetime(first.day.year, first.day.month, first.day.day)
        book.set_properties({"title": first.title, "created": day})
        written = sum(_write_sheet(book, sheet, iter(rows)) for sheet, rows in sheets)
        _write_notes(book, first)
    return written


def _write_sheet(book: "xlsxwriter.Workbook", sheet: Sheet, rows: Iterator[Cells]) -> int:
    written = 0
    for number in count(1):
        written += _write_rows(book, sheet, number, islice(rows, MOST_ROWS))
        following = next(rows, None)
        if following is None:
            break
        rows = chain([following], rows)
    return written


def _write_rows(book: "xlsxwriter.Workbook", sheet: Sheet, number: int, rows: Iterable[Cells]) -> int:
    page = book.add_worksheet(sheet.name if number == 1 else f"{sheet.name} {number}")
    _lay_out(book, page, sheet)
    wrapped = book.add_format({"text_wrap": True})
    formats = [wrapped if column.wraps else None for column in sheet.columns]  # a format costs time in each cell
    last = TOP - 1
    for last, row in enumerate(rows, TOP):
        for place, value in enumerate(row):
            if isinstance(value, int):
                page.write_number(last, place, value)
            elif value:
                page.write_string(last, place, plain(value), formats[place])
    page.autofilter(TOP - 1, 0, last, len(sheet.columns) - 1)
    return last - TOP + 1


def plain(text: str) -> str:
    """A text as a cell can hold it."""
    return text.translate(CONTROLS)[:LONGEST]


def _lay_out(book: "xlsxwriter.Workbook", page: "xlsxwriter.worksheet.Worksheet", sheet: Sheet) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, TOP - 1)
    page.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    page.set_footer(f"&L{sheet.title.replace('&', '&&')[:150]}&RHalaman &P dari &N")
    page.freeze_panes(TOP, 2)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
    page.write_string(0, 0, plain(sheet.title), book.add_format({"bold": True, "font_size": 14}))
    page.write_string(1, 0, plain(sheet.subtitle), book.add_format({"font_color": "#5b525d"}))
    head = book.add_format({"bold": True, "bottom": 2, "text_wrap": True, "valign": "bottom"})
    for place, column in enumerate(sheet.columns):
        page.write_string(TOP - 1, place, column.head, head)


def _write_notes(book: "xlsxwriter.Workbook", sheet: Sheet) -> None:
    page = book.add_worksheet("Keterangan")
    page.set_paper(9)
    page.set_column(0, 0, 28)
    page.set_column(1, 1, 90)
    bold = book.add_format({"bold": True, "valign": "top"})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    for row, (what, words) in enumerate(sheet.notes):
        page.write_string(row, 0, plain(what), bold)
        page.write_string(row, 1, plain(words), wrapped)
