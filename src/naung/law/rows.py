"""Cells of a table of the law, each with the kind it must have. Not here: what a table means."""

from naung.law.dated import Row, Value


def whole(row: Row, key: str) -> int:
    """A whole number; raises ValueError for anything else."""
    cell = row[key]
    if not isinstance(cell, int) or isinstance(cell, bool):
        raise ValueError(f"{key} is not a whole number: {cell!r}")
    return cell


def find_whole(row: Row, key: str) -> int | None:
    """A whole number, or None where the cell is empty or missing."""
    return None if row.get(key) is None else whole(row, key)


def word(row: Row, key: str) -> str:
    """A text; raises ValueError for anything else."""
    cell = row[key]
    if not isinstance(cell, str):
        raise ValueError(f"{key} is not a text: {cell!r}")
    return cell


def get_row(value: Value, key: str, wanted: str) -> Row:
    """The one row whose `key` is `wanted`; raises ValueError if there is none or several."""
    found = [row for row in value.rows if row[key] == wanted]
    if len(found) != 1:
        raise ValueError(f"{value.source.article}: {len(found)} rows with {key} {wanted!r}")
    return found[0]
