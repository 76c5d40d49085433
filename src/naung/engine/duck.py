"""DuckDB: reads what offices send, runs the steps, writes the files. Not here: any step's meaning."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import duckdb
from numpy.typing import NDArray

from naung.engine.files import CsvForm
from naung.engine.steps import sql
from naung.engine.trees import Tree, column, named
from naung.values.errors import Refusal

THREADS = 2
MEMORY = "1200MB"
ROW_GROUP = 16384  # of a store
ADDED_AT_ONCE = 100

_UNWORKABLE = (duckdb.OutOfMemoryException, duckdb.IOException, duckdb.InvalidInputException)
Row = tuple[Any, ...]
Numbers = NDArray[Any]


class TooLarge(Exception):
    """A number left the 64 bits that both engines count in."""


class Duck:
    """A DuckDB session that may touch only the folders given.

    Tables live in memory and go over into `work` when they do not fit. The second wall behind the
    whitelist of expressions: no other folder, no network, no setting can be reached from SQL.
    """

    name = "duckdb"

    def __init__(
        self, work: Path, reachable: Sequence[Path] = (), threads: int = THREADS, memory: str = MEMORY
    ) -> None:
        self._con = duckdb.connect()
        allowed = sorted({str(folder.resolve()) for folder in (work, *reachable)})
        settings: dict[str, object] = {
            "threads": threads,
            "memory_limit": memory,
            "temp_directory": str(work.resolve()),
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
            "TimeZone": "UTC",
            "allowed_directories": allowed,
            "enable_external_access": False,
            "lock_configuration": True,
        }
        for key, value in settings.items():
            self._con.execute(f"SET {key} = $value", {"value": value})
        self._work = work

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._con.close()

    def run(self, text: str, values: dict[str, object] | None = None) -> "duckdb.DuckDBPyConnection":
        """Run fixed SQL text; `values` fill its parameters."""
        try:
            return self._con.execute(text, values) if values else self._con.execute(text)
        except duckdb.OutOfRangeException as error:
            raise TooLarge(str(error)) from error
        except duckdb.Error as error:
            # A damaged Parquet page comes as the bare class; a step of ours that is wrong does not.
            if isinstance(error, _UNWORKABLE) or type(error) is duckdb.Error:
                raise Refusal(unworkable(error)) from error
            raise

    # --- tables ---

    def make(self, name: str, step: Tree) -> None:
        """Run a step and keep its rows as the table `name`, in the step's order."""
        self.run(f"CREATE OR REPLACE TEMP TABLE {_quoted(name)} AS {sql(step, 'duckdb')}")

    def view(self, name: str, step: Tree) -> None:
        """Name a step without running it."""
        self.run(f"CREATE OR REPLACE TEMP VIEW {_quoted(name)} AS {sql(step, 'duckdb')}")

    def rest(self, name: str, step: Tree) -> None:
        """Run a step and lay its rows down as a Parquet file of the work folder, named `name`."""
        path = self._work / f"{name}.parquet"
        self.save(step, path)
        self.open(name, [path])

    def open(self, name: str, paths: Sequence[Path]) -> None:
        """Name Parquet files of one shape as one table."""
        self.run(f"CREATE OR REPLACE TEMP VIEW {_quoted(name)} AS FROM read_parquet({_texts(paths)})")

    def store(self, name: str, path: Path, *, write: bool = False) -> None:
        """Name a DuckDB file of its own; a step calls its tables `name.table`. It is read only unless `write`.

        Small row groups, since a few scattered rows cost reading the texts of whole groups.
        """
        options = f" (ROW_GROUP_SIZE {ROW_GROUP})" if write else " (READ_ONLY)"
        self.run(f"ATTACH {_text(path)} AS {_quoted(name)}{options}")

    def close_store(self, name: str) -> None:
        """Write out what is left of the file and let go of it."""
        self.run(f"DETACH {_quoted(name)}")

    def lay(self, store: str, name: str, step: Tree) -> None:
        """Run a step and keep its rows as a table of a file that `store` named, in the step's order."""
        self.run(f"CREATE TABLE {_quoted(store)}.{_quoted(name)} AS {sql(step, 'duckdb')}")

    def add(self, name: str, columns: dict[str, str], rows: Sequence[Row]) -> None:
        """A small table of Python values; `columns` maps names to SQL types."""
        shape = ", ".join(f"{_quoted(key)} {kind}" for key, kind in columns.items())
        self.run(f"CREATE OR REPLACE TEMP TABLE {_quoted(name)} ({shape})")
        holes = f"({', '.join('?' for _ in columns)})"
        for at in range(0, len(rows), ADDED_AT_ONCE):  # one statement a row would cost ten times as much
            some = rows[at : at + ADDED_AT_ONCE]
            values = [value for row in some for value in row]
            self._con.execute(f"INSERT INTO {_quoted(name)} VALUES {', '.join([holes] * len(some))}", values)

    def add_arrays(self, name: str, columns: dict[str, Numbers]) -> None:
        """A table of numpy columns of one length."""
        self._con.register("given arrays", columns)
        self.run(f'CREATE OR REPLACE TEMP TABLE {_quoted(name)} AS FROM "given arrays"')
        self._con.unregister("given arrays")

    def append(self, name: str, step: Tree) -> None:
        """Add a step's rows to a table that `add` made."""
        self.run(f"INSERT INTO {_quoted(name)} BY NAME {sql(step, 'duckdb')}")

    def weigh(self, weighed_by: Callable[[Any], str], patterns: str, name: str) -> None:
        """Let Splink weigh the rows of `patterns` on this very session; `name` is `patterns` with `match_weight`.

        `weighed_by` is given Splink's database API and returns the table of its predictions.
        """
        from splink import DuckDBAPI

        predicted = weighed_by(DuckDBAPI(self._con))
        self.run(
            f"CREATE OR REPLACE TEMP TABLE {_quoted(name)} AS SELECT p.*, w.match_weight "
            f"FROM {_quoted(patterns)} AS p JOIN {_quoted(predicted)} AS w ON p.unique_id = w.unique_id_l"
        )
        self.run(f"DROP TABLE {_quoted(predicted)}")

    # --- answers ---

    def rows(self, step: Tree, values: dict[str, object] | None = None) -> list[Row]:
        return self.run(sql(step, "duckdb"), values).fetchall()

    def arrays(self, step: Tree) -> dict[str, Numbers]:
        """A step's columns of numbers, none of them NULL, as numpy columns."""
        return self.run(sql(step, "duckdb")).fetchnumpy()

    def batches(self, step: Tree, size: int = 100_000) -> Iterator[list[Row]]:
        """The rows of a step, a bounded number at a time, in the step's order."""
        cursor = self.run(sql(step, "duckdb"))
        while batch := cursor.fetchmany(size):
            yield batch

    def columns(self, step: Tree) -> dict[str, str]:
        """The step's columns and their SQL types."""
        described = self.run(f"DESCRIBE {sql(step, 'duckdb')}").fetchall()
        return {row[0]: row[1] for row in described}

    # --- files ---

    def save(self, step: Tree, path: Path) -> None:
        """One Parquet file with the step's rows in the step's order.

        Snappy, and no dictionary for a column with more than 2,000 values: a tenth larger, a fifth less CPU.
        """
        layout = "FORMAT parquet, COMPRESSION snappy, DICTIONARY_SIZE_LIMIT 2000"
        self.run(f"COPY ({sql(step, 'duckdb')}) TO {_text(path)} ({layout})")

    def save_lines(self, step: Tree, path: Path) -> None:
        """The step's one column of text as lines that end in LF, just as they are, in the step's order."""
        layout = "FORMAT csv, HEADER false, DELIMITER '\x01', QUOTE '', ESCAPE ''"
        self.run(f"COPY ({sql(step, 'duckdb')}) TO {_text(path)} ({layout})")

    def save_csv(self, step: Tree, path: Path) -> None:
        """One UTF-8 CSV with a header and LF line ends, the step's rows in the step's order."""
        self.run(f"COPY ({sql(step, 'duckdb')}) TO {_text(path)} (FORMAT csv, HEADER true)")

    def parquet_columns(self, path: Path) -> dict[str, str]:
        """The columns of a Parquet file and their SQL types; a Refusal names a file that is none."""
        try:
            described = self._con.execute(f"DESCRIBE FROM read_parquet({_texts([path])})").fetchall()
        except duckdb.Error as error:
            raise Refusal(f"{path.name}: bukan berkas Parquet yang dapat dibaca; minta salinan baru") from error
        return {row[0]: row[1] for row in described}

    def take_parquet(self, name: str, path: Path, sources: dict[str, str]) -> None:
        """Name some columns of a Parquet file `name`, with `row` from 1 in the file's order."""
        picked = ", ".join(sql(named(column(source), key), "duckdb") for key, source in sources.items())
        picked = f"{picked}, " if picked else ""
        self.run(
            f"CREATE OR REPLACE TEMP VIEW {_quoted(name)} AS "
            f"SELECT {picked}file_row_number + 1 AS row FROM read_parquet({_texts([path])}, file_row_number = true)"
        )

    def take_csv(self, name: str, path: Path, form: CsvForm, sources: dict[str, int]) -> None:
        """Read some columns of a CSV as text into the table `name`, with `row` from 1.

        `sources` maps each name to its place in the header. A record whose number of fields is not
        the header's, or bytes that are not UTF-8, are a Refusal that names the line.
        """
        try:
            # A line break within a head misleads DuckDB about the line ends: it then read no row at all, in silence.
            if form.broken_header:
                self._take_mixed_csv(name, path, form, sources)
            else:
                self._take_csv(name, path, form, sources)
        except duckdb.Error as error:
            if "state machine" not in str(error):
                raise Refusal(_broken_csv(path, error)) from error
            self._take_mixed_csv(name, path, form, sources)
        self.run(
            f"CREATE OR REPLACE TEMP VIEW {_quoted(name)} AS "
            f"SELECT *, rowid + 1 AS row FROM {_quoted(name + ' as text')}"
        )

    def _take_mixed_csv(self, name: str, path: Path, form: CsvForm, sources: dict[str, int]) -> None:
        """Lines that end now in CRLF, now in LF, are more than DuckDB takes: read a copy where all end in LF."""
        copy = self._work / "satu ujung baris.csv"
        with path.open("rb") as read, copy.open("wb") as written:
            for line in read:
                written.write(line[:-2] + b"\n" if line.endswith(b"\r\n") else line)
        try:
            self._take_csv(name, copy, form, sources)
        except duckdb.Error as error:
            raise Refusal(_broken_csv(path, error)) from error
        finally:
            copy.unlink()

    def _take_csv(self, name: str, path: Path, form: CsvForm, sources: dict[str, int]) -> None:
        alone = len(form.header) == 1
        shape = ", ".join(f"'f{place}': 'VARCHAR'" for place in range(len(form.header)))
        read = (
            f"read_csv({_texts([path])}, header = true, delim = {_literal(form.delimiter)}, "
            f"quote = '\"', escape = '\"', auto_detect = false, nullstr = '', allow_quoted_nulls = {not alone}, "
            f"max_line_size = 4000000, columns = {{{shape}}})"
        )
        picked = ", ".join(f"f{place} AS {_quoted(key)}" for key, place in sources.items()) or "NULL AS nothing"
        blank = " WHERE f0 IS NOT NULL" if alone else ""
        target = _quoted(name + " as text")
        self._con.execute(f"CREATE OR REPLACE TEMP TABLE {target} AS SELECT {picked} FROM {read}{blank}")

    def forget(self, name: str) -> None:
        """Drop a table that `make` made, if there is one."""
        self.run(f"DROP TABLE IF EXISTS {_quoted(name)}")

    def let_go(self, name: str) -> None:
        """Forget what `take_csv` read."""
        self.run(f"DROP VIEW IF EXISTS {_quoted(name)}")
        self.run(f"DROP TABLE IF EXISTS {_quoted(name + ' as text')}")


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _literal(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def _text(path: Path) -> str:
    return _literal(str(path.resolve()))


def _texts(paths: Sequence[Path]) -> str:
    """Paths as a list of literals; what DuckDB would take for a pattern is taken as it stands."""
    return "[" + ", ".join(_literal(re.sub(r"([*?\[])", r"[\1]", str(path.resolve()))) for path in paths) + "]"


def _detail(error: duckdb.Error) -> str:
    """The first line of what DuckDB says, for those who mend Naung; only where our own words name no cause."""
    return f"pesan DuckDB: {str(error).splitlines()[0]}"


def unworkable(error: duckdb.Error) -> str:
    """Why the machine or a file stopped the work; what was begun is taken away by whoever began it."""
    message = str(error)
    if isinstance(error, duckdb.OutOfMemoryException):
        return "memori habis, tidak ada yang ditulis; tutup program lain, atau pakai komputer yang lebih besar"
    if "No space left" in message:
        return "disk penuh, tidak ada yang ditulis; kosongkan dulu"
    if named_file := re.search(r"""file ["'](.+?)["'](?::|$)""", message, re.MULTILINE):
        return f"{Path(named_file[1]).name}: rusak atau tidak dapat dibaca, tidak ada yang ditulis; minta salinan baru"
    return f"berkas rusak atau tidak dapat dibaca, tidak ada yang ditulis; {_detail(error)}"


def _broken_csv(path: Path, error: duckdb.Error) -> str:
    message = str(error)
    line = re.search(r"Line: (\d+)", message)
    where = f"{path.name}, baris berkas {line[1]}" if line else path.name
    fields = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", message)
    if fields:
        return f"{where}: ada {fields[2]} kolom, kepala tabel punya {fields[1]}; perbaiki baris itu lalu ulangi"
    if "unicode" in message.lower() or "utf-8" in message.lower():
        return f"{where}: bukan UTF-8; simpan ulang sebagai CSV UTF-8"
    if "maximum line size" in message.lower():
        return f"{where}: satu baris lebih dari 4 MB; tanda kutip yang tidak ditutup menelan baris-baris sesudahnya?"
    if "quote" in message.lower():
        return f"{where}: tanda kutip tidak berpasangan"
    return f"{where}: tidak dapat dibaca sebagai CSV; {_detail(error)}"
