"""The rows of an untidy CSV: title lines, tabs, another encoding. Not here: tidy CSVs, which DuckDB reads itself."""

import codecs
import csv
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from naung.intake.sent.workbook import Row, Sheet
from naung.values.errors import Refusal

_DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 300
_WIDEST = 400
UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read_loose(path: Path) -> Sheet:
    """A CSV as one sheet without a name; its rows' numbers are the file's lines where each begins."""
    encoding = find_encoding(path)
    delimiter = _delimiter(path, encoding)
    return Sheet(None, False, _rows_of(path, encoding, delimiter))


def find_encoding(path: Path) -> str:
    """UTF-8 where all of the file is; UTF-16 where it says so; else Windows-1252, as Excel saves a CSV."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        if file.read(2) in UTF_16:
            return "utf-16"
        file.seek(0)
        try:
            while block := file.read(1 << 20):
                decoder.decode(block)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"


def _delimiter(path: Path, encoding: str) -> str:
    """The one by which most rows fall into equally many cells, more than one."""
    best, score = ",", 0
    for delimiter in _DELIMITERS:
        rows = islice(_rows_of(path, encoding, delimiter)(), _LOOKED_AT)
        widths = Counter(len(row.cells) for row in rows if len(row.cells) > 1)
        agreeing = max((width * count for width, count in widths.items()), default=0)
        if agreeing > score:
            best, score = delimiter, agreeing
    return best


def _rows_of(path: Path, encoding: str, delimiter: str) -> Callable[[], Iterator[Row]]:
    def rows() -> Iterator[Row]:
        with path.open(encoding=encoding, errors="replace", newline="") as file:
            reader = csv.reader(file, delimiter=delimiter)
            begins = 1
            try:
                for record in reader:
                    cells = [_plain(cell) for cell in record[:_WIDEST]]
                    while cells and not cells[-1]:
                        cells.pop()
                    if cells:
                        yield Row(begins, cells, "")
                    begins = reader.line_num + 1
            except (csv.Error, UnicodeError) as error:
                raise Refusal(
                    f"{path.name}, baris berkas {begins}: tidak dapat dibaca sebagai CSV; mungkin tanda kutip tidak "
                    "ditutup. Perbaiki baris itu, atau kirim sebagai .xlsx"
                ) from error

    return rows


def _plain(cell: str) -> str:
    plain = cell.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")
    return "" if plain.isspace() else plain
