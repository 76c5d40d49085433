"""Numbers and days as cells of text. Not here: what stands in which column."""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from naung.city.chance import Ints
from naung.city.people import TODAY
from naung.engine.columns import Cells, Coded

_LAST_DAY = TODAY + 800


def digits(values: Ints, width: int) -> Cells:
    """Whole numbers with leading zeros."""
    table = np.empty((len(values), width), np.uint8)
    left = values.astype(np.int64)
    for place in range(width - 1, -1, -1):
        left, digit = np.divmod(left, 10)
        table[:, place] = digit + 48
    cells: Cells = table.view(f"S{width}").ravel()
    return cells


@cache
def _day_texts(style: str) -> Cells:
    days = np.datetime64("1900-01-01") + np.arange(_LAST_DAY + 1)
    texts = np.datetime_as_string(days, unit="D")
    if style == "Y-M-D":
        return texts.astype("S10")
    mark = style[1]
    return np.array([f"{t[8:]}{mark}{t[5:7]}{mark}{t[:4]}" for t in texts.tolist()], dtype="S10")


def dates(days: NDArray[np.integer], style: str = "Y-M-D") -> Cells:
    """Days since 1900 as `Y-M-D`, or with day first as `D-M-Y` and `D/M/Y`."""
    cells: Cells = _day_texts(style)[days]
    return cells


@cache
def _small(highest: int, width: int) -> Cells:
    return np.array([str(n).zfill(width) for n in range(highest + 1)] + [""], dtype="S")


def small(values: NDArray[np.integer], width: int = 0, none: int | None = None) -> Coded:
    """Small whole numbers; negative ones, and the one named `none`, are empty cells."""
    table = _small(999, width)
    codes = values.astype(np.int64)
    empty = codes < 0 if none is None else (codes < 0) | (codes == none)
    return Coded(table, np.where(empty, len(table) - 1, codes))
