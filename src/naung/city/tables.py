"""The small CSV files of data/: words, weights and figures with their sources. Not here: drawing from them."""

import csv
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data"


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """All rows of data/NAME.csv, in the order of the file."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def column(name: str, field: str) -> list[str]:
    return [row[field] for row in rows(name)]


def numbers(name: str, field: str) -> list[float]:
    return [float(row[field]) for row in rows(name)]
