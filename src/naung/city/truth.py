"""The truth kept aside: who each list row is, and who stands twice in the registry. Not here: making the lists."""

from pathlib import Path

import numpy as np

from naung.city.cells import digits, small
from naung.city.chance import Ints
from naung.city.lists import Truth
from naung.city.names import CULTURES
from naung.city.registry import City
from naung.engine.columns import Block, Cells, Coded, write_parquet

_TYPES = {
    "list": "VARCHAR",
    "line": "BIGINT",
    "nik_benar": "VARCHAR",
    "row_benar": "BIGINT",
    "row_ganda": "BIGINT",
    "damage": "VARCHAR[]",
    "sender": "VARCHAR",
    "sex": "TINYINT",
    "culture": "VARCHAR",
    "words": "TINYINT",
}
_CULTURES = np.array([culture.lower() for culture in CULTURES], dtype="S")
_DOUBLE_TYPES = {"row_a": "BIGINT", "row_b": "BIGINT", "nik_a": "VARCHAR", "nik_b": "VARCHAR", "kind": "VARCHAR"}


def write_truth(path: Path, city: City, truths: list[Truth]) -> None:
    """kebenaran.parquet: one row a list row, in the order of the lists; lines and rows count from 1.

    `nik_benar` is the NIK as the registry shows it once read; `row_benar` is NULL for people who are not in the
    registry; `row_ganda` is the person's other registry row, equally right. `sex`, `culture` and `words` (of the right
    name) are told of strangers too.
    """
    twin = np.zeros(len(city.people), np.int64)
    one = np.array([kind.startswith("satu orang") for kind in city.doubles.kind])
    twin[city.doubles.first[one]] = city.doubles.second[one] + 1
    twin[city.doubles.second[one]] = city.doubles.first[one] + 1
    write_parquet(path, _TYPES, [_block(city, truth, twin) for truth in truths])


def _block(city: City, truth: Truth, twin: Ints) -> Block:
    person = truth.known.person
    count = len(person)
    there = person >= 0
    codes, sets = _damage_sets(truth, count)
    zeros = np.zeros(count, np.int64)
    other = np.where(there, twin[np.maximum(person, 0)], 0)
    return [
        Coded(np.array([truth.office.list_name], dtype="S"), zeros),
        _numbers(np.arange(1, count + 1)),
        np.where(there, niks_as_read(city, np.maximum(person, 0)), b""),
        np.where(there, _numbers(person + 1), b""),
        np.where(other > 0, _numbers(other), b""),
        Coded(sets, codes),
        Coded(np.array([truth.office.sender], dtype="S"), zeros),
        small(city.people.sex[truth.known.like]),
        Coded(_CULTURES, city.people.culture[truth.known.like]),
        small((truth.known.words >= 0).sum(axis=1)),
    ]


def _damage_sets(truth: Truth, count: int) -> tuple[Ints, Cells]:
    texts = {"": 0}
    codes = np.zeros(count, np.int64)
    for row, kinds in truth.kinds.items():
        codes[row] = texts.setdefault(";".join(kinds), len(texts))
    return codes, np.array(list(texts), dtype="S")


def _numbers(values: Ints) -> Cells:
    return values.astype("S")


def niks_as_read(city: City, person: Ints) -> Cells:
    """NIK cells of registry rows, trimmed and without the apostrophe; malformed ones as they are."""
    cells = digits(city.people.nik[person], 16).astype("S24")
    spoiled = city.dirt.cells.get("nik", {})
    for place in np.flatnonzero(np.isin(person, np.array(sorted(spoiled), np.int64))):
        text = spoiled[int(person[place])].decode().strip(" \t\r\n\u00a0")
        cells[place] = text.removeprefix("'").strip(" \t\r\n\u00a0").encode()
    return cells


def write_doubles(path: Path, city: City) -> None:
    """kebenaran_ganda.parquet: one row a pair of registry rows that are one person, or share one NIK."""
    first, second = city.doubles.first, city.doubles.second
    write_parquet(
        path,
        _DOUBLE_TYPES,
        [
            [
                _numbers(first + 1),
                _numbers(second + 1),
                niks_as_read(city, first),
                niks_as_read(city, second),
                np.array(city.doubles.kind, dtype="S"),
            ]
        ],
    )
