"""Which files a programme names, and which columns they hold. Not here: the cells."""

import csv
import glob
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.files import CsvForm, csv_form, is_parquet
from naung.values.errors import Refusal
from naung.values.kinds import Kind

NAMEABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_INTEGERS = {
    "TINYINT",
    "SMALLINT",
    "INTEGER",
    "BIGINT",
    "HUGEINT",
    "UTINYINT",
    "USMALLINT",
    "UINTEGER",
    "UBIGINT",
    "UHUGEINT",
}
_KINDS = {"VARCHAR": Kind.TEXT, "DATE": Kind.DATE, "BOOLEAN": Kind.BOOLEAN, **dict.fromkeys(_INTEGERS, Kind.INTEGER)}


@dataclass(frozen=True)
class Source:
    """One file: its columns by lower-case name, and for Parquet their SQL types."""

    path: Path
    form: CsvForm | None
    names: Mapping[str, str | int]
    types: Mapping[str, str]
    twice: frozenset[str]
    sent_as: str | None = None
    """The name under which an office sent what was laid down here as a clean CSV."""

    @property
    def name(self) -> str:
        return self.sent_as or self.path.name

    def kind(self, column: str) -> Kind | None:
        """What kind the column has by itself: text in a CSV; None for a type that cannot be named."""
        return _KINDS.get(self.types.get(column, "VARCHAR"))

    def take(self, duck: Duck, table: str, picked: Mapping[str, str]) -> None:
        """Name columns of the file as a table; `picked` maps the table's names to the file's."""
        for column in picked.values():
            if column in self.twice:
                raise Refusal(f"{self.name}: kolom {column} ada dua kali di kepala tabel")
        if self.form is None:
            duck.take_parquet(table, self.path, {key: str(self.names[column]) for key, column in picked.items()})
        else:
            places = {key: int(self.names[column]) for key, column in picked.items()}
            duck.take_csv(table, self.path, self.form, places)


def open_source(path: Path, duck: Duck) -> Source:
    """Look at a file's columns; a Refusal says why a file cannot be read."""
    try:
        parquet = is_parquet(path)
    except OSError as error:
        raise Refusal(f"{path.name}: tidak dapat dibuka ({error.strerror}); dicari di {path}") from error
    if parquet:
        types = duck.parquet_columns(path)
        lower = {name.strip().lower(): name for name in types}
        return Source(path, None, lower, {name.strip().lower(): kind for name, kind in types.items()}, _twice(types))
    try:
        form = csv_form(path)
    except csv.Error as error:
        raise Refusal(f"{path.name}: kepala tabel tidak dapat dibaca sebagai CSV ({error})") from error
    places = {name.lower(): place for place, name in reversed(list(enumerate(form.header)))}
    return Source(path, form, places, {}, _twice(form.header))


def _twice(names: Iterable[str]) -> frozenset[str]:
    lower = [name.strip().lower() for name in names]
    return frozenset(name for name in lower if lower.count(name) > 1)


def find_files(patterns: Sequence[str], folder: Path, what: str) -> list[Path]:
    """The files that paths or globs name, each once, a glob's sorted; relative to the programme's folder.

    A Refusal names a path or glob that finds no file.
    """
    found: list[Path] = []
    for pattern in patterns:
        path = folder / pattern
        if path.is_file():
            paths = [path]
        else:
            paths = [Path(hit) for hit in sorted(glob.glob(str(path), recursive=True)) if Path(hit).is_file()]  # noqa: PTH207
        if not paths:
            raise Refusal(f"{what}: berkas {pattern} tidak ada (dicari di {folder})")
        found += paths
    once: dict[Path, Path] = {}
    for path in found:
        once.setdefault(path.resolve(), path)
    return list(once.values())


def find_file(name: str, folder: Path, what: str) -> Path:
    """The one file that a path names."""
    path = folder / name
    if not path.is_file():
        raise Refusal(f"{what}: berkas {name} tidak ada (dicari di {folder})")
    return path


def nameable(names: Iterable[str]) -> list[str]:
    """Those that an expression can name."""
    return [name for name in names if NAMEABLE.fullmatch(name)]


def listed(source: Source) -> str:
    """The columns of a file as a refusal may show them.

    What is no plain name is left out: the first line of a file taken by mistake may be a key, or a person.
    """
    shown = [name for name in list(source.names)[:30] if NAMEABLE.fullmatch(name) and len(name) <= 40]
    return ", ".join(shown) if shown else "tidak ada satu pun yang berupa nama kolom"
