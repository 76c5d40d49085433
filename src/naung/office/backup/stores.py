"""A consistent copy of the database and a database made from a copy: SQLite by its own backup, PostgreSQL by its tools.

Not here: the file around it, comparing.
"""

import os
import secrets
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from naung.office.audit import rules as audit
from naung.values.errors import Refusal

PAGE = 5000
Reader = Callable[[str], Any]
"""Runs one query and gives its rows."""


@dataclass(frozen=True)
class Told:
    """Counts by table and the chain, as read from one consistent state."""

    counts: dict[str, int]
    chain: audit.Checked


def told(read: Reader, tables: list[str]) -> Told:
    counts = {table: int(next(iter(read(f'SELECT count(*) FROM "{table}"')))[0]) for table in tables}  # noqa: S608
    return Told(counts, audit.check_chain(_events(read)))


def _events(read: Reader) -> Iterator[audit.Event]:
    """Some thousand at a time, so that a long chain needs no more memory than a short one."""
    names = ", ".join(f'"{name}"' for name in audit.Event.__dataclass_fields__)
    last = -1
    while True:
        rows = list(read(f"SELECT {names} FROM office_auditevent WHERE seq > {last} ORDER BY seq LIMIT {PAGE}"))  # noqa: S608
        yield from (audit.Event(*row) for row in rows)
        if len(rows) < PAGE:
            return
        last = int(rows[-1][0])


class SQLite:
    """The copy is a database file."""

    vendor = "sqlite"

    def __init__(self, file: Path) -> None:
        self._file = file

    def copy(self, to: Path) -> Told:
        """While others go on writing."""
        with closing(sqlite3.connect(self._file)) as source, closing(sqlite3.connect(to)) as target:
            source.backup(target, pages=2000)
            target.execute("PRAGMA journal_mode=DELETE")
        return self.look(to)

    @contextmanager
    def tried(self, copy: Path) -> Iterator[Told]:
        yield self.look(copy)

    def restore(self, copy: Path) -> Told:
        shutil.copyfile(copy, self._file)
        self._file.chmod(0o600)
        return self.look(self._file)

    def check_empty(self) -> None:
        if self._file.exists():
            raise Refusal(f"{self._file}: sudah ada. Pulihkan ke tempat kosong, atau pindahkan dahulu.")

    def look(self, path: Path) -> Told:
        with closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as database:
            try:
                sound = database.execute("PRAGMA integrity_check").fetchone()[0]
                if sound != "ok":
                    raise Refusal(f"Basis data dalam cadangan rusak: {sound}")
                listed = (
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
                )
                return told(database.execute, [name for (name,) in database.execute(listed)])
            except sqlite3.DatabaseError as error:
                raise Refusal("Basis data dalam cadangan tidak terbaca.") from error


class Postgres:
    """The copy is an archive of pg_dump."""

    vendor = "postgresql"

    def __init__(self, address: Mapping[str, Any]) -> None:
        """`address`: Django's names for the database."""
        self._address = address

    def copy(self, to: Path) -> Told:
        """pg_dump reads the very state that is counted here."""
        with connection.cursor() as cursor:
            cursor.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                cursor.execute("SELECT pg_export_snapshot()")
                snapshot = cursor.fetchone()[0]
                seen = told(_reader(cursor), _tables(cursor))
                where = (f"--snapshot={snapshot}", f"--file={to}", self._address["NAME"])
                self._tool("pg_dump", "--format=custom", *where)
            finally:
                cursor.execute("COMMIT")
        return seen

    @contextmanager
    def tried(self, copy: Path) -> Iterator[Told]:
        """In a database of its own, gone afterwards."""
        name = f"naung_latihan_{secrets.token_hex(4)}"
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield self._restored(copy, name)
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")

    def restore(self, copy: Path) -> Told:
        return self._restored(copy, self._address["NAME"])

    def check_empty(self) -> None:
        with connection.cursor() as cursor:
            if _tables(cursor):
                name = self._address["NAME"]
                raise Refusal(f"Basis data {name} tidak kosong. Pulihkan ke basis data baru: createdb {name}_baru")

    def _restored(self, copy: Path, name: str) -> Told:
        import psycopg

        self._tool("pg_restore", "--exit-on-error", "--no-owner", f"--dbname={name}", str(copy))
        said = self._address
        where = {"dbname": name, "user": said["USER"], "host": said["HOST"], "port": said["PORT"]}
        with psycopg.connect(**{key: value for key, value in where.items() if value}) as database:
            return told(database.execute, _tables(database.cursor()))

    def _tool(self, program: str, *words: str) -> None:
        said = self._address
        where = {"PGHOST": said["HOST"], "PGPORT": said["PORT"], "PGUSER": said["USER"]}
        found = shutil.which(program) or _beside(program)
        if found is None:
            raise Refusal(f"{program} tidak ada. Pasang: apt-get install postgresql-client")
        done = subprocess.run(
            [found, *words],
            env=os.environ | {k: v for k, v in where.items() if v},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            said_last = (done.stderr.strip().splitlines() or ["tanpa kata"])[-1]
            raise Refusal(f"{program} gagal: {said_last}")


def store() -> SQLite | Postgres:
    """Of the database that kantor.toml names."""
    config = settings.CONFIG
    if config.postgres is not None:
        return Postgres(config.postgres)
    assert config.sqlite is not None
    return SQLite(config.sqlite)


def _reader(cursor: Any) -> Reader:
    def read(query: str) -> Any:
        cursor.execute(query)
        return cursor.fetchall()

    return read


def _tables(cursor: Any) -> list[str]:
    cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return [name for (name,) in cursor.fetchall()]


def _beside(program: str) -> str | None:
    """Debian keeps the server's own tools apart from the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"))
    return str(found[-1]) if found else None
