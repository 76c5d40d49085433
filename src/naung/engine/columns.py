"""Columns made in memory, put into a file in their order. Not here: reading files, or what the columns mean.

CSV is laid out with numpy, a block at a time: bytes of equal width side by side, the padding dropped. That is many
times faster than a row writer and gives the same bytes every time. Parquet goes through DuckDB, one thread, so that
the rows keep their order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

Cells = NDArray[np.bytes_]
"""Cells of one column as UTF-8 bytes; empty bytes are an empty cell."""


@dataclass(frozen=True)
class Coded:
    """A column with few different cells: cell of a row = values[codes[row]]."""

    values: Cells
    codes: NDArray[np.integer]

    def cells(self) -> Cells:
        taken: Cells = self.values[self.codes]
        return taken


Block = Sequence[Cells | Coded]

# Bytes after which a cell must stand in quotes: comma, quote, line feed, carriage return.
_SPECIAL = np.zeros(256, dtype=bool)
_SPECIAL[[44, 34, 10, 13]] = True


def write_csv(path: Path, header: Sequence[str], blocks: Iterable[Block]) -> int:
    """Writes a comma-separated file, one header line, LF at the ends of lines; returns the number of rows.

    Each block holds one column per header name, all of one length. Memory: one block at a time.
    """
    rows = 0
    with path.open("wb") as file:
        file.write((",".join(header) + "\n").encode())
        for block in blocks:
            columns = [_quoted(column) for column in block]
            if len(columns) != len(header):
                raise ValueError(f"{len(columns)} columns for {len(header)} names")
            file.write(_lines(columns))
            rows += len(columns[0])
    return rows


def write_parquet(path: Path, types: Mapping[str, str], blocks: Iterable[Block]) -> int:
    """Writes a Parquet file with columns `name: SQL type`; returns the number of rows.

    An empty cell is NULL. A type that ends in `[]` is a list of text, its items joined by `;` in the cell (an empty
    cell is the empty list).
    """
    draft = path.with_name(path.name + ".csv")
    rows = write_csv(draft, list(types), blocks)
    read_as = {name: "VARCHAR" if kind.endswith("[]") else kind for name, kind in types.items()}
    shown = ", ".join(_shown(name, kind) for name, kind in types.items())
    with duckdb.connect(config={"threads": 1}) as connection:
        source = connection.read_csv(  # noqa: F841  (read by name in the query below)
            str(draft), header=True, columns=read_as, delimiter=",", quotechar='"', escapechar='"', auto_detect=False
        )
        connection.sql(f"SELECT {shown} FROM source").write_parquet(str(path), compression="zstd")  # noqa: S608
    draft.unlink()
    return rows


def _shown(name: str, kind: str) -> str:
    quoted = '"' + name.replace('"', '""') + '"'
    if kind.endswith("[]"):
        return f"CASE WHEN {quoted} IS NULL THEN [] ELSE string_split({quoted}, ';') END AS {quoted}"
    return quoted


def _quoted(column: Cells | Coded) -> Cells:
    """The cells, with quotes around those that need them."""
    if isinstance(column, Coded):
        return Coded(_quoted(column.values), column.codes).cells()
    cells = np.ascontiguousarray(column)
    if cells.dtype.itemsize == 0 or len(cells) == 0:
        return cells
    special = _SPECIAL[cells.view(np.uint8).reshape(len(cells), -1)].any(axis=1)
    if not special.any():
        return cells
    wide = cells.astype(f"S{2 * cells.dtype.itemsize + 2}")
    for row in np.flatnonzero(special):
        wide[row] = b'"' + bytes(cells[row]).replace(b'"', b'""') + b'"'
    return wide


def _lines(columns: Sequence[Cells]) -> bytes:
    """The rows as text: cells side by side in a table of bytes, separators between, padding (NUL) dropped."""
    width = sum(column.dtype.itemsize + 1 for column in columns)
    table = np.zeros((len(columns[0]), width), dtype=np.uint8)
    left = 0
    for column in columns:
        size = column.dtype.itemsize
        if size:
            table[:, left : left + size] = np.ascontiguousarray(column).view(np.uint8).reshape(len(column), size)
        table[:, left + size] = 44
        left += size + 1
    table[:, -1] = 10
    text: bytes = table[table != 0].tobytes()
    return text
