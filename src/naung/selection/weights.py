"""Quota weights that a city sends as a file: `cell,weight`. Not here: what the seats make of them."""

import csv
import re
from collections.abc import Collection
from pathlib import Path

from naung.engine.files import csv_form
from naung.values.errors import Refusal


def read_weights(path: Path, cells: Collection[str]) -> dict[str, int]:
    """Weights by cell code; a cell that is not in the file weighs 0.

    A Refusal names the line of a cell that stands twice or is unknown, or a weight that is not a whole number >= 0.
    """
    form = csv_form(path)
    header = [name.lower() for name in form.header]
    for column in ("cell", "weight"):
        if column not in header:
            raise Refusal(f"{path.name}: kolom {column} tidak ada; harus ada: cell, weight")
    weights = dict.fromkeys(cells, 0)
    seen: set[str] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        records = [record for record in csv.reader(file, delimiter=form.delimiter) if record]
    for line, record in enumerate(records[1:], 1):
        if len(record) != len(header):
            raise Refusal(f"{path.name}, baris data {line}: ada {len(record)} kolom, kepala tabel punya {len(header)}")
        values = dict(zip(header, (cell.strip(" \t\r\n\u00a0") for cell in record), strict=True))
        cell, weight = values["cell"].replace(".", ""), values["weight"]
        if cell not in weights:
            raise Refusal(f"{path.name}, baris data {line}: sel {values['cell']!r} tidak dikenal")
        if cell in seen:
            raise Refusal(f"{path.name}, baris data {line}: sel {cell} sudah ada di atasnya")
        if not re.fullmatch(r"\+?[0-9]{1,1000}", weight):
            raise Refusal(f"{path.name}, baris data {line}: bobot {weight[:40]!r} harus bilangan bulat 0 atau lebih")
        seen.add(cell)
        weights[cell] = int(weight)
    return weights
