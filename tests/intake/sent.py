"""Workbooks as offices send them, made on the spot, and what Naung makes of them. Nothing is asserted here."""

import csv
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import odf.opendocument
import odf.table
import odf.text
import openpyxl
import xlwt

from naung.intake.sent.gate import find_form
from naung.intake.sent.laying import INNER, LaidOut, Wishes, lay_out

Cells = Sequence[Any]
Sheets = Mapping[str, Sequence[Cells]]

HEAD = ("No", "NIK", "Nama Lengkap", "Tgl. Lahir", "Kelurahan")
AREAS = frozenset({"bekasijaya", "margahayu"})


def person(number: int = 1) -> list[Any]:
    """A row below HEAD that reads well."""
    return [number, f"327501010180{number:04d}", f"ORANG {number}", date(1980, 1, 1), "Margahayu"]


def save_xlsx(path: Path, sheets: Sheets, merged: Sequence[str] = (), hidden: Sequence[str] = ()) -> Path:
    """Rows of cells, None for an empty one; `merged` ranges are of the first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row, cells in enumerate(rows, 1):
            for column, cell in enumerate(cells, 1):
                if cell is not None:
                    sheet.cell(row, column, cell)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for one in merged:
        book.worksheets[0].merge_cells(one)
    book.save(path)
    return path


def save_xls(path: Path, sheets: Sheets) -> Path:
    book = xlwt.Workbook()
    day = xlwt.easyxf(num_format_str="DD/MM/YYYY")
    for name, rows in sheets.items():
        sheet = book.add_sheet(name)
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                if isinstance(cell, date):
                    sheet.write(row, column, cell, day)
                elif cell is not None:
                    sheet.write(row, column, cell)
    book.save(str(path))
    return path


def save_ods(path: Path, sheets: Sheets) -> Path:
    book = odf.opendocument.OpenDocumentSpreadsheet()
    for name, rows in sheets.items():
        table = odf.table.Table(name=name)
        book.spreadsheet.addElement(table)
        for cells in rows:
            line = odf.table.TableRow()
            table.addElement(line)
            for cell in cells:
                line.addElement(_ods_cell(cell))
    book.save(str(path))
    return path


def _ods_cell(cell: Any) -> Any:
    if cell is None:
        return odf.table.TableCell()
    if isinstance(cell, date):
        made = odf.table.TableCell(valuetype="date", datevalue=cell.isoformat())
    elif isinstance(cell, int | float):
        made = odf.table.TableCell(valuetype="float", value=str(cell))
    else:
        made = odf.table.TableCell(valuetype="string")
    made.addElement(odf.text.P(text=str(cell)))
    return made


def save_csv(path: Path, rows: Sequence[Cells], delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.writer(file, delimiter=delimiter)
        writer.writerows([[_shown(cell) for cell in cells] for cells in rows])
    return path


def _shown(cell: Any) -> str:
    if isinstance(cell, datetime | date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def save(path: Path, rows: Sequence[Cells]) -> Path:
    """One sheet `Data` in the form that the name says."""
    if path.suffix == ".csv":
        return save_csv(path, rows)
    return {".xlsx": save_xlsx, ".xls": save_xls, ".ods": save_ods}[path.suffix](path, {"Data": rows})


def look(path: Path, wishes: Wishes | None = None, areas: frozenset[str] = AREAS) -> LaidOut:
    return lay_out(path, find_form(path), path.parent / "kerja", "daftar 0", wishes or Wishes(), areas)


def rows_of(laid: LaidOut) -> list[dict[str, str]]:
    """The people as Naung names their columns, with where they stood."""
    with laid.path.open(encoding="utf-8", newline="") as file:
        read = list(csv.DictReader(file))
    written = {place: header for header in laid.header for place in [header.lower()]}
    names = {name: written[place] for name, place in laid.places.items()}
    return [{name: row[header] for name, header in names.items()} | {one: row[one] for one in INNER} for row in read]


def column_of(laid: LaidOut, name: str) -> list[str]:
    return [row[name] for row in rows_of(laid)]


def parts_of(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {part.filename: archive.read(part) for part in archive.infolist()}


def save_parts(path: Path, parts: Mapping[str, bytes]) -> Path:
    """A ZIP of these parts, compressed."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path
