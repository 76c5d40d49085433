"""Run as a script: a workbook's cells as text, one CSV a sheet. A process of its own, so that a file that makes the
reader run wild ends this process and nothing else.

    python -I child.py WORKBOOK FOLDER MEMORY

Prints one JSON object: {"sheets": [...]} or {"error": CODE, "told": ...}.

Imports nothing of Naung. Each line of a CSV: the sheet's row number, a letter a cell for its type (`t` text, `n`
number, `d` date, `b` truth), the cells from column A on. Rows without any cell are left out.
"""

import csv
import datetime
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import python_calamine

SECONDS = 120
WIDEST = 400
LONGEST = 32_767  # letters of a cell, as in Excel
_EXACT = 10**17


def main(workbook: Path, folder: Path, memory: int) -> dict[str, Any]:
    _bound(memory)
    sheets = []
    # By its content: of a path the reader believes the name's ending.
    with workbook.open("rb") as file, python_calamine.CalamineWorkbook.from_filelike(file) as book:
        for place, shown in enumerate(book.sheets_metadata):
            if shown.typ != python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(place)
            hidden = shown.visible != python_calamine.SheetVisibleEnum.Visible
            path = folder / f"lembar {place}.csv"
            _write(sheet, path)
            merged = [[first, last] for first, last in (sheet.merged_cell_ranges or [])[:5000]]
            sheets.append({"name": shown.name, "hidden": hidden, "path": str(path), "merged": merged})
    return {"sheets": sheets}


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bounds; the gate's still hold
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(kind, (most, hard))


def _write(sheet: python_calamine.CalamineSheet, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows(_rows(sheet))


def _rows(sheet: python_calamine.CalamineSheet) -> Iterator[list[str]]:
    left = [""] * (sheet.start[1] if sheet.start else 0)
    for number, row in enumerate(sheet.iter_rows() if sheet.start else (), 1):
        cells = [*left, *(_text(cell) for cell in row)][:WIDEST]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kinds = "t" * len(left) + "".join(_KINDS.get(type(cell), "t") for cell in row)
            yield [str(number), kinds[: len(cells)], *cells]


_KINDS = {float: "n", int: "n", bool: "b", datetime.date: "d", datetime.datetime: "d"}


def _text(cell: object) -> str:
    """One canonical form: dates ISO, whole numbers without decimals, no line break but LF, no NUL."""
    if isinstance(cell, str):
        plain = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
        return "" if plain.isspace() else plain[:LONGEST]
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < _EXACT else repr(cell)
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat() if cell.time() == datetime.time() else cell.isoformat(" ", "seconds")
    return cell.isoformat() if isinstance(cell, datetime.date | datetime.time) else str(cell)


if __name__ == "__main__":
    try:
        told = main(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    except python_calamine.PasswordError:
        told = {"error": "locked"}
    except MemoryError:
        told = {"error": "large"}
    except OSError as error:
        told = {"error": "system", "told": error.strerror}
    except python_calamine.CalamineError as error:
        told = {"error": "broken", "told": str(error)}
    sys.stdout.write(json.dumps(told))
