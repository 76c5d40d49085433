"""A list back to its sender: her own workbook where she sent one, else the rows as sent in a workbook of ours.

Not here: finding faults (intake), the sender's own workbook (returned), what the summary says (summary).
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from math import ceil
from pathlib import Path
from typing import Any

import xlsxwriter

from naung.engine.duck import Duck
from naung.engine.steps import Filling, step
from naung.engine.trees import as_text, column, integer, named, truth
from naung.intake.faults import FIRST_LIST, FaultCount, lay_out_mending, take_as_sent
from naung.intake.faults_kinds import ERROR
from naung.intake.lists import OfficeList
from naung.intake.sent.ours import LINE, MENDING, SUMMARY
from naung.report.check import returned
from naung.report.check.damage import column_findings
from naung.report.check.labels import Fault, Labels
from naung.report.check.returned import Way, give_back, lost_in
from naung.report.check.summary import (
    BAD,
    HEAD,
    MAY_MEND,
    MUST_MEND,
    ODD,
    QUIET,
    TITLE,
    WIDTHS,
    Line,
    ListCheck,
    height_of,
    summary_lines,
)
from naung.values.words import number

ROOM = "naung.report.check"
LONGEST_WHOLE = 200_000
MOST_ROWS = 1_000_000
LONGEST_CELL = 32_000
MENDING_WIDTH = 100
LONGEST_NAME = 60  # of a list in a file's name; a folder takes 255 bytes at most, and people read them


def write_list_workbook(
    duck: Duck, one: OfficeList, number_: int, counts: Sequence[FaultCount], folder: Path, work: Path
) -> ListCheck:
    """Write the list's workbook; needs the tables `faults`, `fault_kinds`, `fault_places` and `list_rows`."""
    # Each list's faults are counted by its own number among the sources.
    mine = [count for count in counts if count.source_number == FIRST_LIST + number_]
    labels = Labels(one, {count.kind.code: count.kind for count in mine})
    headers = take_as_sent(one.table.source, duck, "sent_rows")
    lay_out_mending(duck, number_)
    check = _check(duck, labels, number_)
    path = folder / check.workbook

    def lines(way: Way) -> list[Line]:
        return summary_lines(check, mine, labels.anywhere, list(lost_in(one, way)))

    workbook = one.understood.form in returned.WORKBOOKS
    if workbook and check.rows <= returned.MOST_ROWS and give_back(duck, labels, number_, work, path, lines):
        result = replace(check, own=True)
    else:
        result = replace(check, whole=check.rows <= LONGEST_WHOLE)
        notes = list(_notes(result, workbook))
        rows = _sent_rows(duck, number_, len(headers), result.whole)
        _write(path, summary_lines(result, mine, labels.anywhere, notes), headers, labels, rows)
    duck.let_go("sent_rows")
    return result


def workbook_name(name: str, number_: int) -> str:
    """`daftar_NAME.xlsx`; a long name is cut, and the list's number, from 1, keeps it apart from others cut alike."""
    if len(name) > LONGEST_NAME:
        name = f"{name[:LONGEST_NAME]}_{number_ + 1}"
    return f"daftar_{name}.xlsx"


def _check(duck: Duck, labels: Labels, number_: int) -> ListCheck:
    one = labels.one
    rows, wrong, odd, unused = duck.rows(step(ROOM, "list_rows", {"list_number": integer(number_)}))[0]
    return ListCheck(
        name=one.spec.name,
        file=one.table.source.name,
        rows=rows,
        wrong=wrong,
        odd=odd,
        unused=unused,
        workbook=workbook_name(one.spec.name, number_),
        whole=True,
        own=False,
        understood=one.understood,
        findings=column_findings(duck, labels, number_),
    )


def _notes(check: ListCheck, workbook: bool) -> Iterator[str]:
    """What is to be known of a workbook of ours."""
    if workbook:
        yield (
            "Berkas asal terlalu besar untuk ditandai langsung: lembar Baris berisi baris-barisnya saja, tanpa format. "
            f"Kolom {LINE} menyebut lembar dan barisnya di berkas asal."
        )
    if not check.whole:
        yield (
            f"Daftar ini lebih dari {number(LONGEST_WHOLE)} baris: hanya baris yang perlu diperbaiki atau diperiksa "
            f"yang ditulis di lembar Baris. Perbaiki di berkas asal, menurut kolom {LINE}, lalu kirim berkas asal itu."
        )
    if not check.whole and check.wrong + check.odd > MOST_ROWS:
        yield f"Hanya {number(MOST_ROWS)} baris pertama yang ditulis; yang lain ada di kesalahan.csv."


def _sent_rows(duck: Duck, number_: int, columns: int, every: bool) -> Iterator[tuple[Any, ...]]:
    cells = [named(as_text(column(f"c{place}", "r")), f"c{place}") for place in range(columns)]
    holes: dict[str, Filling] = {"list_number": integer(number_), "source_number": integer(FIRST_LIST + number_)}
    sent = duck.batches(step(ROOM, "sent", {**holes, "cells": cells, "every": truth(every)}), 20_000)
    return (row for batch in sent for row in batch)


def _write(
    path: Path, lines: Sequence[Line], headers: Sequence[str], labels: Labels, rows: Iterator[tuple[Any, ...]]
) -> None:
    book = xlsxwriter.Workbook(str(path), {"constant_memory": True})
    try:
        _write_summary(book, lines)
        _write_rows(book, headers, labels, rows)
    finally:
        book.close()


def _write_summary(book: Any, lines: Sequence[Line]) -> None:
    """The sheet that sums up; every line is written once, from top to bottom."""
    sheet = book.add_worksheet(SUMMARY)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width)
    looks: dict[str, dict[str, Any]] = {
        TITLE: {"bold": True, "font_size": 15, "font_color": "#6b1d4f"},
        QUIET: {"font_color": "#5b525d"},
        HEAD: {"bold": True, "bottom": 2, "bottom_color": "#81778a"},
        MUST_MEND: {"bg_color": f"#{BAD}"},
        MAY_MEND: {"bg_color": f"#{ODD}"},
    }
    for row, (style, cells) in enumerate(lines):
        sheet.set_row(row, 26 if style == TITLE else height_of(cells))
        for place, value in enumerate(cells):
            look = dict(looks.get(style, {})) | {"valign": "top", "text_wrap": len(cells) > 1, "indent": int(place > 1)}
            if place and style in (MUST_MEND, MAY_MEND):
                look.pop("bg_color")
            if isinstance(value, int):
                sheet.write_number(row, place, value, book.add_format(look | {"num_format": "#,##0"}))
            else:
                right = {"align": "right"} if style == HEAD and value == "Jumlah" else {}
                sheet.write_string(row, place, value[:LONGEST_CELL], book.add_format(look | right))


def _write_rows(book: Any, headers: Sequence[str], labels: Labels, rows: Iterator[tuple[Any, ...]]) -> None:
    """The sender's rows, every cell as text, then what is to be mended and where the row stands in the file."""
    sheet = book.add_worksheet("Baris")
    text = book.add_format({"num_format": "@"})
    colours = {one: book.add_format({"num_format": "@", "bg_color": f"#{one}"}) for one in (BAD, ODD)}
    head = book.add_format({"bold": True, "num_format": "@", "bottom": 2})
    mending = len(headers)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, mending - 1, 18, text)
    wrapped = book.add_format({"num_format": "@", "text_wrap": True, "valign": "top"})
    sheet.set_column(mending, mending, MENDING_WIDTH, wrapped)
    sheet.set_column(mending + 1, mending + 1, 14, text)
    for place, title in enumerate([*headers, MENDING, LINE]):
        sheet.write_string(0, place, title[:LONGEST_CELL], head)
    last = 0
    for last, (at, in_sheet, kept, faults, *cells) in enumerate(islice(rows, MOST_ROWS), 1):
        marked = _marked(labels, faults or ())
        said = labels.said(in_sheet, faults, kept)
        if len(said) > MENDING_WIDTH:
            sheet.set_row(last, 15 * ceil(len(said) / MENDING_WIDTH))
        for place, cell in enumerate(cells):
            form = colours[marked[place]] if place in marked else text
            if cell is not None:
                sheet.write_string(last, place, cell[:LONGEST_CELL], form)
            elif place in marked:
                sheet.write_blank(last, place, None, form)
        sheet.write_string(last, mending, said[:LONGEST_CELL], wrapped)
        sheet.write_string(last, mending + 1, at[:LONGEST_CELL], text)
    sheet.autofilter(0, 0, max(last, 1), mending + 1)


def _marked(labels: Labels, faults: Sequence[Fault]) -> dict[int, str]:
    """The places to colour among the columns of the file as read, by the worst of their faults."""
    marked: dict[int, str] = {}
    for fault in faults:
        if (place := labels.place(fault["col"])) is not None and marked.get(place) != BAD:
            marked[place] = BAD if fault["severity"] == ERROR else ODD
    return marked
