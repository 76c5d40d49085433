"""Rows that other offices send (contract 2, *Lists*): exact NIK only, so a match is never in doubt."""

from dataclasses import dataclass, field

from .eligibility import nik_is_valid
from .expressions import Value, condition
from .programme import List, Programme
from .reading import Person, Unreadable, checked_names, clean, clean_nik, read_csv, read_kind
from .refusals import Refused


@dataclass
class ListRow:
    """One row that `where` keeps; `line` = data record number below the header, counted before `where`."""

    name: str
    line: int
    nik: str | None
    outcome: str = "absent"
    file: str | None = None
    row: int | None = None
    probability: float | None = None
    faults: list[str] = field(default_factory=list)


def or_null(cell: object, kind: str) -> Value:
    try:
        return read_kind(cell, kind)
    except Unreadable:
        return None


def read_list(programme: Programme, one: List, bounded: bool) -> list[ListRow]:
    """CSV with `nik`; other columns text unless `types`; `where` keeps rows for which it is TRUE."""
    path = programme.folder / one.path
    table = read_csv(path)
    names = checked_names(path, [(clean(name) or "").lower() for name in table.columns])
    if "nik" not in names:
        raise Refused(f"{one.name}: {path.name}: column nik is missing")
    kinds = {name: one.types.get(name, "text") for name in names} | {"nik": "text"}
    try:
        where = condition(one.where, kinds, bounded) if one.where else None
    except Refused as refusal:
        raise Refused(f"{one.name}: {refusal}") from None
    kept = []
    for line, cells in enumerate(table.rows, 1):
        values = {name: or_null(cell, kinds[name]) for name, cell in zip(names, cells, strict=True)}
        values["nik"] = clean_nik(cells[names.index("nik")])
        if where is None or where.value(values) is True:
            kept.append(ListRow(one.name, line, clean_nik(cells[names.index("nik")])))
    return kept


def match(rows: list[ListRow], people: list[Person]) -> None:
    """`daftar_NAME` of a registry row: TRUE if a list row is matched to it, else FALSE (no doubt by exact NIK).

    *Reading*: a NIK that is NULL or not valid is rejected and matches nobody; else every row with that text is TRUE and
    the list row names the first by file order and row."""
    by_nik: dict[Value, list[Person]] = {}
    for person in people:
        by_nik.setdefault(person.values["nik"], []).append(person)
    for row in rows:
        if row.nik is None or not nik_is_valid(row.nik):
            row.outcome, row.faults = "rejected", ["nik_kosong" if row.nik is None else "nik_tidak_sah"]
            continue
        found = by_nik.get(row.nik, [])
        for person in found:
            person.values[f"daftar_{row.name.lower()}"] = True
        if found:
            row.outcome, row.file, row.row, row.probability = "matched", found[0].file, found[0].row, 1.0


def read_lists(programme: Programme, people: list[Person], bounded: bool) -> list[ListRow]:
    """All lists in the programme's order; every person has TRUE or FALSE for each."""
    rows = [row for one in programme.lists for row in read_list(programme, one, bounded)]
    for person in people:
        person.values.update({f"daftar_{one.name.lower()}": False for one in programme.lists})
    match(rows, people)
    return rows
