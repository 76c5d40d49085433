"""A case as plain data and how it is written to a folder: files as rows of text cells, a programme, a seed."""

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

import duckdb
import yaml

from tests.reference.reading import Table

SEED = "0123456789abcdef" * 4
KEY = "00112233445566778899aabbccddeeff" * 2
KINDS = {"VARCHAR": "text", "DATE": "date", "BOOLEAN": "boolean", "BIGINT": "integer", "INTEGER": "integer"}
Cells = tuple[str, ...]


@dataclass(frozen=True)
class Source:
    """One file: a CSV as written by an office, or a Parquet file whose columns have `types` (VARCHAR unless said).

    In Parquet an empty cell is NULL where the type is not VARCHAR. `blank_lines`: records before which an empty line
    stands."""

    header: Cells
    rows: tuple[Cells, ...]
    form: str = "csv"
    delimiter: str = ","
    bom: bool = False
    newline: str = "\n"
    quoted: bool = False
    blank_lines: tuple[int, ...] = ()
    types: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Case:
    """A whole programme: what stands in program.yaml, every file by its path, and the draw's seed."""

    programme: dict[str, Any]
    files: dict[str, Source | str]
    seed: str = SEED

    def but(self, **changes: Any) -> "Case":
        """The same with other top keys in the programme; None takes a key away."""
        programme = {**self.programme, **changes}
        return replace(self, programme={key: value for key, value in programme.items() if value is not None})

    def with_file(self, path: str, source: "Source | str") -> "Case":
        return replace(self, files={**self.files, path: source})

    def without_file(self, path: str) -> "Case":
        return replace(self, files={name: source for name, source in self.files.items() if name != path})


def csv_bytes(source: Source) -> bytes:
    """The file's bytes."""
    quoting: Literal[0, 1] = csv.QUOTE_ALL if source.quoted else csv.QUOTE_MINIMAL
    parts = []
    for number, row in enumerate((source.header, *source.rows)):
        text = io.StringIO(newline="")
        csv.writer(text, delimiter=source.delimiter, lineterminator=source.newline, quoting=quoting).writerow(row)
        parts.append(source.newline * (number in source.blank_lines and number > 0) + text.getvalue())
    return ("\ufeff" * source.bom + "".join(parts)).encode()


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def write_parquet(source: Source, path: Path) -> None:
    """One column per name, of its type."""
    types = [source.types.get(name, "VARCHAR") for name in source.header]
    columns = ", ".join(f"{quoted(name)} {kind}" for name, kind in zip(source.header, types, strict=True))
    with duckdb.connect() as connection:
        connection.execute(f"CREATE TABLE made ({columns})")
        for row in source.rows:
            values = [None if cell == "" and kind != "VARCHAR" else cell for cell, kind in zip(row, types, strict=True)]
            connection.execute(f"INSERT INTO made VALUES ({', '.join('?' * len(values))})", values)
        connection.execute("COPY made TO " + "'" + str(path).replace("'", "''") + "' (FORMAT parquet)")


def read_parquet(path: Path) -> Table:
    """The reference reads Parquet through this, as the standard library cannot."""
    with duckdb.connect() as connection:
        found = connection.execute("SELECT * FROM read_parquet(?)", [str(path)])
        names = tuple(column[0] for column in found.description or ())
        kinds = {column[0]: KINDS.get(str(column[1])) for column in found.description or ()}
        return Table(names, tuple(found.fetchall()), kinds)


def write(case: Case, folder: Path) -> Path:
    """Writes every file of the case and gives the programme's path."""
    for name, source in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(source, str):
            path.write_text(source, "utf-8")
        elif source.form == "parquet":
            write_parquet(source, path)
        else:
            path.write_bytes(csv_bytes(source))
    programme = folder / "program.yaml"
    programme.write_text(yaml.safe_dump(case.programme, sort_keys=False, allow_unicode=True), "utf-8")
    return programme
