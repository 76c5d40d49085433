"""Run as a script: puts into an office's own workbook what is to be mended, and saves it as another. A process of its
own, so that a workbook that makes openpyxl run wild ends this process and nothing else.

    python -I child.py PLAN

Prints one JSON object: {"done": true} or {"error": CODE}. Imports nothing of Naung and knows nothing of what the words
mean: PLAN, a JSON file that `returned` writes, has them all. What an earlier run left in the workbook is taken out
first: the summary, the colours, the comments.
"""

import csv
import gc
import json
import re
import sys
import warnings
import zipfile
from collections.abc import Iterator
from copy import copy
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Color, Font, PatternFill, Side
from openpyxl.utils import column_index_from_string, get_column_letter, range_boundaries
from openpyxl.utils.datetime import to_excel

SECONDS = 240
WIDEST_RANGES = 3_000_000  # cells that merged ranges and links cover: openpyxl makes each of them
LONGEST = 32_000
MENDING_WIDTH = 90
AUTHOR = "Naung"
_OWN_FILL = "Warna asal sel: "
_COVERS = re.compile(rb"<(?:mergeCell|hyperlink)\s[^>]*?ref=\"([A-Z]{1,3}[0-9]{1,7}:[A-Z]{1,3}[0-9]{1,7})\"")
_BRAND, _QUIET, _EDGE = "FF6B1D4F", "FF5B525D", "FF81778A"


class TooMuch(Exception):
    """The workbook would take more than it may."""


def main(plan: dict[str, Any]) -> None:
    _bound(plan["memory"])
    gc.disable()  # a sheet's cells live to the end; looking through them again and again takes a fifth of the time
    warnings.simplefilter("ignore")
    book = _open(plan["source"]) if plan["way"] == "own" else _build(plan["pages"])
    _forget(book, plan)
    with Path(plan["marks"]).open(encoding="utf-8") as marks:
        _mark(book, plan, (json.loads(line) for line in marks))
    _summarise(book, plan)
    book.save(plan["target"])
    if plan["way"] == "own" and (values := _values(book, plan["source"])):
        _put_values(Path(plan["target"]), values)


def _bound(memory: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such bounds
        return
    for kind, most in ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        _, hard = resource.getrlimit(kind)
        if hard == resource.RLIM_INFINITY or most < hard:
            resource.setrlimit(kind, (most, hard))


# --- the workbook to mark ---


def _open(source: str) -> Any:
    with zipfile.ZipFile(source) as archive:
        covered = 0
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                covered += sum(map(_cells, _COVERS.findall(archive.read(name))))
    if covered > WIDEST_RANGES:
        raise TooMuch
    with Path(source).open("rb") as file:  # of a path openpyxl believes the name's ending
        return openpyxl.load_workbook(file, rich_text=True)


def _cells(ref: bytes) -> int:
    first_column, first_row, last_column, last_row = range_boundaries(ref.decode())
    return int((last_column - first_column + 1) * (last_row - first_row + 1))


def _build(pages: list[dict[str, Any]]) -> Any:
    """A workbook of the same sheets and values."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", page["name"])[:31] or "Lembar")
        sheet.sheet_state = "hidden" if page["hidden"] else "visible"
        widths = _fill(sheet, page)
        for place, width in widths.items():
            sheet.column_dimensions[get_column_letter(place)].width = min(max(width + 2, 6), 42)
        for first_row, first, last_row, last in page["merged"]:
            if (last_row - first_row + 1) * (last - first + 1) <= 1_000:
                sheet.merge_cells(None, first_row, first + 1, last_row, last + 1)
    return book


def _fill(sheet: Any, page: dict[str, Any]) -> dict[int, int]:
    """Write a page's cells; the widest text of each column, from below its head on."""
    widths: dict[int, int] = {}
    with Path(page["rows"]).open(encoding="utf-8", newline="") as file:
        for number, kinds, *cells in csv.reader(file):
            row = int(number)
            for place, words in enumerate(cells, 1):
                if words:
                    _put(sheet.cell(row, place), words, kinds[place - 1 : place])
                    if row >= page["first_row"]:
                        widths[place] = max(widths.get(place, 0), len(words))
    return widths


def _put(cell: Any, words: str, kind: str) -> None:
    if kind == "n":
        cell.value = int(words) if re.fullmatch("-?[0-9]+", words) else float(words)
    elif kind == "d":
        moment = datetime.fromisoformat(words)
        cell.value = moment if " " in words else date(moment.year, moment.month, moment.day)
        cell.number_format = "dd/mm/yyyy hh:mm" if " " in words else "dd/mm/yyyy"
    elif kind == "b":
        cell.value = words == "TRUE"
    else:
        _write(cell, words)
        cell.number_format = "@"


def _write(cell: Any, words: str) -> None:
    """Words as text, whatever they begin with."""
    cell.value = _plain(words)
    cell.data_type = "s"


def _plain(words: str) -> str:
    return str(ILLEGAL_CHARACTERS_RE.sub(" ", words))[:LONGEST]


# --- what an earlier run left ---


def _forget(book: Any, plan: dict[str, Any]) -> None:
    for sheet in list(book.worksheets):
        if any(str(sheet.cell(row, 1).value or "").startswith(plan["ours"]) for row in range(1, 6)):
            book.remove(sheet)
    for sheet in book.worksheets:
        for cell in list(sheet._cells.values()):  # those that are there; iter_rows would make all that lie between
            _forget_cell(cell, plan["colours"])


def _forget_cell(cell: Any, colours: list[str]) -> None:
    fill, comment = cell.fill, None if isinstance(cell, MergedCell) else cell.comment
    coloured = fill.fill_type == "solid" and str(fill.fgColor.rgb)[-6:] in colours
    before = PatternFill()
    if comment is not None and f"{AUTHOR}: " in comment.text:
        theirs, _, ours = comment.text.partition(f"{AUTHOR}: ")
        before = _fill_of(ours)
        theirs = theirs.rstrip()
        cell.comment = Comment(theirs, comment.author, comment.height, comment.width) if theirs else None
    if coloured:
        cell.fill = before


def _fill_of(ours: str) -> PatternFill:
    """The fill that the cell had before, as the comment tells."""
    told = re.search(f"^{_OWN_FILL}(.*)$", ours, re.MULTILINE)
    if told is None:
        return PatternFill()
    if theme := re.fullmatch(r"tema ([0-9]{1,2}) (-?[0-9.]{1,24})", told[1].strip()):
        return PatternFill("solid", fgColor=Color(theme=int(theme[1]), tint=float(theme[2])))
    if re.fullmatch("[0-9A-F]{8}", told[1].strip()):
        return PatternFill("solid", fgColor=told[1].strip())
    return PatternFill()


def _told_fill(fill: Any) -> str:
    if fill.fill_type != "solid":
        return ""
    colour = fill.fgColor
    if colour.type == "theme":
        return f"\n{_OWN_FILL}tema {colour.theme} {colour.tint}"
    if colour.type == "rgb" and re.fullmatch("[0-9A-F]{8}", str(colour.rgb)):
        return f"\n{_OWN_FILL}{colour.rgb}"
    return ""


# --- what is to be mended ---


class _Page:
    """One sheet while it is marked: where its column Perbaikan stands, and what is written there."""

    def __init__(self, sheet: Any, told: dict[str, Any], words: str) -> None:
        self.sheet, self._told = sheet, told
        self._head = told["header_row"] or 1
        self.texts = [column_index_from_string(one) for one in told["texts"]]
        if told["mending"]:
            self.place = column_index_from_string(told["mending"])
            self._clear()
        else:
            self.place = self._free()
        self._dress(words)
        self._styles: dict[tuple[bytes, str], Any] = {}

    def _clear(self) -> None:
        for row, column in list(self.sheet._cells):
            if (
                column == self.place
                and row >= self._head
                and not isinstance(self.sheet._cells[row, column], MergedCell)
            ):
                self.sheet._cells[row, column].value = None

    def _free(self) -> int:
        """The first column right of the table and of all that stands beside it."""
        filled = [column for (row, column), cell in self.sheet._cells.items() if row >= self._head and _filled(cell)]
        place = max([column_index_from_string(self._told["last"]), *filled]) + 1
        for one in sorted(self.sheet.merged_cells.ranges, key=lambda one: int(one.min_col)):
            if one.max_row >= self._head and one.min_col <= place <= one.max_col:
                place = one.max_col + 1
        if place > 16_384:
            raise TooMuch
        return int(place)

    def _dress(self, words: str) -> None:
        _own_column(self.sheet, self.place).width = MENDING_WIDTH
        if not self._told["header_row"]:
            return
        cell = self.sheet.cell(self._head, self.place)
        cell._style = copy(self.sheet.cell(self._head, column_index_from_string(self._told["last"]))._style)
        font = copy(cell.font)
        cell.font = Font(font.name, font.sz, b=True, color=font.color, family=font.family)
        cell.alignment = Alignment(horizontal="left", vertical="center", wrap_text=True)
        _write(cell, words)

    def filter(self, last_row: int) -> None:
        """A filter over the head, wider if there is one, so that the rows to be mended can be shown alone."""
        area, letter = self.sheet.auto_filter.ref, get_column_letter(self.place)
        if area:
            first, _, last = area.replace("$", "").partition(":")
            if last and int(re.sub("[A-Z]", "", first)) == self._head:
                bottom = re.sub("[A-Z]", "", last)
                self.sheet.auto_filter.ref = f"{first}:{letter}{bottom}"
        elif self._told["single_head"] and not self.sheet.tables and last_row > self._head:
            self.sheet.auto_filter.ref = f"{self._told['first']}{self._head}:{letter}{last_row}"

    def say(self, row: int, words: str) -> None:
        cell = self.sheet.cell(row, self.place)
        if isinstance(cell, MergedCell):
            return
        _write(cell, words)

    def mark(self, cell: Any, colour: str, words: str) -> None:
        if isinstance(cell, MergedCell) or not words:
            return
        own = cell.comment.text.rstrip() + "\n\n" if cell.comment else ""
        text = _plain(f"{own}{AUTHOR}: {words}{_told_fill(cell.fill)}")
        height = 22 + 16 * sum(len(line) // 44 + 1 for line in text.split("\n"))
        author = cell.comment.author if cell.comment else AUTHOR
        cell.comment = Comment(text, author, height=height, width=330)
        self.paint(cell, colour)

    def paint(self, cell: Any, colour: str) -> None:
        """The colour, and Text: what is typed there stays as typed, unless the cell holds a date or a formula."""
        # Not style_id: it gives the array itself away, and what is changed here would change for others too.
        before = (cell._style.tobytes(), f"{colour}{cell.data_type}")
        if before not in self._styles:
            cell.fill = PatternFill("solid", fgColor=f"FF{colour}")
            if cell.data_type not in "df":
                cell.number_format = "@"
            self._styles[before] = copy(cell._style)
        else:
            cell._style = copy(self._styles[before])


def _filled(cell: Any) -> bool:
    return not isinstance(cell, MergedCell) and cell.value not in (None, "")


def _own_column(sheet: Any, place: int) -> Any:
    """The dimensions of this column alone; those of several together are parted, lest two claim one column."""
    dimensions = sheet.column_dimensions
    for one in list(dimensions.values()):
        first, last = one.min or column_index_from_string(one.index), one.max or column_index_from_string(one.index)
        if not first <= place <= last or first == last:
            continue
        del dimensions[one.index]
        for start, end in ((first, place - 1), (place, place), (place + 1, last)):
            if start <= end:
                letter = get_column_letter(start)
                part = copy(one)
                part.index, part.min, part.max = letter, start, end
                dimensions[letter] = part
    return dimensions[get_column_letter(place)]


def _mark(book: Any, plan: dict[str, Any], marks: Iterator[list[Any]]) -> None:
    """Each mark: the number of the table's sheet, row, what is to be done, then letter, colour, comment a cell."""
    pages = [_Page(_sheet(book, told), told, plan["mending"]) for told in plan["sheets"]]
    comments, last_rows = 0, [0] * len(pages)
    for number, row, said, found in marks:
        page = pages[number]
        last_rows[number] = max(last_rows[number], row)
        if said:
            page.say(row, said)
        for place in page.texts:
            _as_text(page.sheet.cell(row, place))
        for letter, colour, words in found:
            comments += 1
            cell = page.sheet.cell(row, column_index_from_string(letter))
            if comments <= plan["most_comments"]:
                page.mark(cell, colour, words)
            elif cell.fill.fill_type is None:  # a colour of its own would be lost: no comment keeps it
                page.paint(cell, colour)
    for page, last_row in zip(pages, last_rows, strict=True):
        page.filter(last_row)


def _sheet(book: Any, told: dict[str, Any]) -> Any:
    """By name; a rebuilt sheet's may differ where a workbook cannot have it."""
    if told["name"] in book.sheetnames:
        return book[told["name"]]
    return book[re.sub(r"[\\/*?:\[\]]", " ", told["name"])[:31]]


def _as_text(cell: Any) -> None:
    """A cell where a number is typed by hand: Text, unless it holds a number or a formula that shows well as it is."""
    if cell.data_type in "sn" and cell.number_format != "@" and (cell.value is None or cell.data_type == "s"):
        cell.number_format = "@"


# --- the summary ---


def _summarise(book: Any, plan: dict[str, Any]) -> None:
    title = plan["summary"] if plan["summary"] not in book.sheetnames else f"{plan['summary']} Naung"
    sheet = book.create_sheet(title, 0)
    for place, width in enumerate(plan["widths"], 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, (style, cells, height) in enumerate(plan["lines"], 1):
        sheet.row_dimensions[row].height = 26 if style == "title" else height
        _line(sheet, row, style, cells, plan["looks"])
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = _BRAND
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
    for one in book.worksheets:  # two that are chosen together would both take what is typed
        one.sheet_view.tabSelected = one is sheet
    book.active = 0


def _line(sheet: Any, row: int, style: str, cells: list[Any], looks: dict[str, str]) -> None:
    for place, value in enumerate(cells, 1):
        cell = sheet.cell(row, place)
        if isinstance(value, int):
            cell.value, cell.number_format = value, "#,##0"
        else:
            _write(cell, value)
        font = cell.font.name
        if style == "title":
            cell.font = Font(font, sz=15, b=True, color=_BRAND)
        elif style == "quiet":
            cell.font = Font(font, sz=cell.font.sz, color=_QUIET)
        elif style == "head":
            cell.font = Font(font, sz=cell.font.sz, b=True)
            cell.border = Border(bottom=Side("medium", color=_EDGE))
        if place == 1 and style in looks:
            cell.fill = PatternFill("solid", fgColor=f"FF{looks[style]}")
        side = "right" if isinstance(value, int) or (style == "head" and value == "Jumlah") else "left"
        indent = 1 if place > 2 else 0
        cell.alignment = Alignment(horizontal=side, vertical="top", wrap_text=len(cells) > 1, indent=indent)


# --- what formulas came to ---

_FORMULA = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>(<f[^>]*?(?:/>|>.*?</f>))<v ?(?:/>|></v>)</c>', re.DOTALL)


def _values(book: Any, source: str) -> dict[str, dict[str, Any]]:
    """What each formula came to, by sheet and cell: openpyxl keeps a formula or its value, not both."""
    formulas = {
        sheet.title: {cell.coordinate for cell in list(sheet._cells.values()) if cell.data_type == "f"}
        for sheet in book.worksheets
    }
    if not any(formulas.values()):
        return {}
    found: dict[str, dict[str, Any]] = {}
    with Path(source).open("rb") as file:
        shown = openpyxl.load_workbook(file, read_only=True, data_only=True)
        for name, cells in formulas.items():
            if cells:
                found[name] = {
                    cell.coordinate: cell.value
                    for row in shown[name].iter_rows()
                    for cell in row
                    if cell.value is not None and cell.coordinate in cells
                }
    return {name: cells for name, cells in found.items() if cells}


def _put_values(path: Path, values: dict[str, dict[str, Any]]) -> None:
    """Write each value beside its formula, so that who only looks, or reads without reckoning, sees it."""
    beside = path.with_suffix(".nilai")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as new:
        parts = _parts(old)
        for info in old.infolist():
            content = old.read(info)
            if (name := parts.get(info.filename)) in values:
                cells = values[name]
                content = _FORMULA.sub(lambda found, cells=cells: _with_value(found, cells), content)  # type: ignore[misc]
            new.writestr(info, content, zipfile.ZIP_DEFLATED)
    beside.replace(path)


def _parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet by part, of a workbook that openpyxl wrote: in their order, sheet1.xml and on."""
    book = openpyxl.xml.functions.fromstring(archive.read("xl/workbook.xml"))
    names = [one.get("name") for one in book.iter(f"{{{openpyxl.xml.constants.SHEET_MAIN_NS}}}sheet")]
    return {f"xl/worksheets/sheet{number}.xml": name for number, name in enumerate(names, 1)}


def _with_value(found: "re.Match[bytes]", cells: dict[str, Any]) -> bytes:
    value = cells.get(found[1].decode())
    if value is None:
        return found[0]
    kind, words = "n", str(value)
    if isinstance(value, bool):
        kind, words = "b", str(int(value))
    elif isinstance(value, str):
        kind, words = ("e" if re.fullmatch(r"#[A-Z/0!?]+", value) else "str"), value
    elif not isinstance(value, int | float):
        words = str(to_excel(value))
    safe = words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").encode()
    attributes = re.sub(rb'\st="[a-z]*"', b"", found[2])
    return b'<c r="%s"%s t="%s">%s<v>%s</v></c>' % (found[1], attributes, kind.encode(), found[3], safe)


def _run(plan: Path) -> dict[str, Any]:
    try:
        main(json.loads(plan.read_text(encoding="utf-8")))
    except (MemoryError, TooMuch):
        return {"error": "large"}
    except OSError as error:
        return {"error": "system", "told": error.strerror}
    except Exception as error:  # openpyxl refuses, in many ways, workbooks that Excel opens
        return {"error": "broken", "told": f"{type(error).__name__}: {error}"}
    return {"done": True}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_run(Path(sys.argv[1]))))
