"""Facts corrected after a check or an objection: they change one person before anything is judged."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.engine.trees import Tree
from naung.intake.columns import CANONICAL
from naung.intake.sources import find_file, open_source
from naung.values.errors import Refusal
from naung.values.kinds import Kind

Corrections = dict[str, dict[str, Any]]


def read_corrections(name: str, folder: Path, kinds: Mapping[str, Kind], last_birth: Tree, duck: Duck) -> Corrections:
    """`nik,column,value,source`: column -> NIK -> value (None empties it); later lines win.

    A Refusal names the line whose column is unknown or whose value does not read.
    """
    path = find_file(name, folder, "corrections.path")
    source = open_source(path, duck)
    for column in ("nik", "column", "value", "source"):
        if column not in source.names:
            raise Refusal(f"{path.name}: kolom {column} tidak ada; harus ada: nik, column, value, source")
    source.take(duck, "correction_rows", {key: key for key in ("nik", "column", "value")})
    corrections: Corrections = {}
    for row, nik, column, written, *read in duck.rows(step("naung.intake", "corrections", {"last_birth": last_birth})):
        where = f"{path.name}, baris data {row}"
        target = (column or "").lower()
        kind = kinds.get(target) or CANONICAL.get(target)
        if target == "nik":
            raise Refusal(f"{where}: nik tidak dapat dikoreksi")
        if kind is None:
            raise Refusal(f"{where}: kolom {column!r} tidak dikenal")
        value = dict(zip(("integer", "date", "birth", "area", "boolean", "text"), read, strict=True))[
            _reader(target, kind)
        ]
        if written is not None and value is None:
            raise Refusal(f"{where}: nilai {written!r} untuk kolom {target} tidak terbaca sebagai {kind.words}")
        if nik is not None:
            corrections.setdefault(target, {})[nik] = value
    return corrections


def _reader(column: str, kind: Kind) -> str:
    return {"tanggal_lahir": "birth", "kode_kelurahan": "area"}.get(column, kind.value)


def lay_out_corrections(corrections: Corrections, kinds: Mapping[str, Kind], duck: Duck) -> None:
    """Table `corrected`: a row a NIK; for each corrected column, whether it is given and its value."""
    shape = {"nik": "VARCHAR"}
    for column in corrections:
        shape |= {f"given {column}": "BOOLEAN", f"value {column}": kinds[column].sql}
    niks = sorted({nik for values in corrections.values() for nik in values})
    rows = []
    for nik in niks:
        row: list[Any] = [nik]
        for values in corrections.values():
            row += [nik in values, values.get(nik)]
        rows.append(tuple(row))
    duck.add("corrected", shape, rows)
