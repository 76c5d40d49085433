"""A workbook as made by hand: titles, heads of two lines, total, signature. Not here: what stands in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

import xlsxwriter

_MADE_ON = datetime(2025, 11, 14, 9, 0, 0)  # fixed: the same city gives the same bytes
_SIGNED = "Bekasi, 14 November 2025"
Value = str | int | date


@dataclass(frozen=True)
class Head:
    """A column's head: of two lines where `above` spans its neighbours; both empty for an empty column."""

    above: str
    text: str


@dataclass(frozen=True)
class Page:
    """One sheet with its columns; `total` is the number of records where the sheet tells it."""

    name: str
    title: tuple[str, ...]
    heads: tuple[Head, ...]
    columns: Sequence[Sequence[Value]]
    total: int | None
    sign: tuple[str, ...]


@dataclass(frozen=True)
class Hidden:
    """A sheet for the pull-down lists, which nobody sees; before the others if `first`."""

    name: str
    head: str
    first: bool


def write_book(path: Path, pages: Sequence[Page], hidden: Hidden | None, lookup: Sequence[str]) -> None:
    """Writes the sheets in their order; the same pages give the same bytes."""
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"created": _MADE_ON})
        if hidden and hidden.first:
            _hide(book, hidden, lookup)
        sheets = [_write(book, page) for page in pages]
        sheets[0].activate()
        sheets[0].set_first_sheet()
        if hidden and not hidden.first:
            _hide(book, hidden, lookup)


def _hide(book: "xlsxwriter.Workbook", hidden: Hidden, lookup: Sequence[str]) -> None:
    sheet = book.add_worksheet(hidden.name)
    sheet.write_string(0, 0, hidden.head)
    for row, word in enumerate(lookup, 1):
        sheet.write_string(row, 0, word)
    sheet.hide()


def _write(book: "xlsxwriter.Workbook", page: Page) -> "xlsxwriter.worksheet.Worksheet":
    sheet = book.add_worksheet(page.name)
    bold = book.add_format({"bold": True})
    for row, line in enumerate(page.title):
        sheet.write_string(row, 0, line, bold)
    top = len(page.title) + bool(page.title)
    start = _write_heads(book, sheet, page.heads, top)
    day_format = book.add_format({"num_format": "dd/mm/yyyy"})
    for place, values in enumerate(page.columns):
        for row, value in enumerate(values, start):
            if isinstance(value, str):
                if value:
                    sheet.write_string(row, place, value)
            elif isinstance(value, int):
                sheet.write_number(row, place, value)
            else:
                sheet.write_datetime(row, place, value, day_format)
    _close(sheet, page, start + len(page.columns[0]), bold)
    return sheet


def _write_heads(
    book: "xlsxwriter.Workbook", sheet: "xlsxwriter.worksheet.Worksheet", heads: Sequence[Head], top: int
) -> int:
    """Heads of one line, or of two with merged cells; returns the first row below."""
    style = book.add_format({"bold": True, "border": 1, "align": "center", "valign": "vcenter"})
    if not any(head.above for head in heads):
        for place, head in enumerate(heads):
            sheet.write_string(top, place, head.text, style)
        return top + 1
    for place, head in enumerate(heads):
        if head.above:
            sheet.write_string(top + 1, place, head.text, style)
            if place == 0 or heads[place - 1].above != head.above:
                last = max(other for other, one in enumerate(heads) if one.above == head.above)
                sheet.merge_range(top, place, top, last, head.above, style)
        elif head.text:
            sheet.merge_range(top, place, top + 1, place, head.text, style)
    return top + 2


def _close(sheet: "xlsxwriter.worksheet.Worksheet", page: Page, row: int, bold: object) -> None:
    """The total right below the records, the signature some rows further down and to the right."""
    named = [place for place, head in enumerate(page.heads) if head.text]
    if page.total is not None:
        sheet.write_string(row, named[1], "JUMLAH", bold)
        sheet.write_number(row, named[2], page.total, bold)
    if page.sign:
        signed = row + len(page.sign) + 5
        for step, line in enumerate((_SIGNED, *page.sign), row + 2):
            sheet.write_string(step, named[-2], line)
        sheet.write_string(signed, named[-2], "(..............................)")
        sheet.write_string(signed + 1, named[-2], "NIP.")
