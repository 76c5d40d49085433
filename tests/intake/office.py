"""A small made city in a folder: what an office would send, and the real command over it. Nothing is asserted here."""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pytest
import yaml

from naung.cli.main import main

AREA = "3275011001"
Row = Mapping[str, str]


def nik(number: int) -> str:
    """A valid NIK for the person with that number; born 1 January 1980."""
    return f"327501010180{number:04d}"


def csv_text(rows: Sequence[Row], delimiter: str = ",", end: str = "\n") -> str:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter, lineterminator=end)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


@dataclass
class City:
    """Files beside `program.yaml`; every method that runs something uses the command line's own `main`."""

    folder: Path
    capture: pytest.CaptureFixture[str]
    runs: int = 0

    def person(self, number: int = 1, **cells: str) -> dict[str, str]:
        """One registry row that reads well; `cells` are put in its place."""
        whole = {"nik": nik(number), "id_keluarga": f"K{number}", "nama": f"ORANG {number}"}
        whole |= {"tanggal_lahir": "1980-01-01", "kode_kelurahan": AREA}
        return whole | cells

    def write(self, name: str, content: str | bytes | Sequence[Row]) -> None:
        if isinstance(content, str):
            content = content.encode()
        elif not isinstance(content, bytes):
            content = csv_text(content).encode()
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_bytes(content)

    def write_parquet(self, name: str, select: str) -> None:
        with duckdb.connect() as connection:
            connection.execute(f"COPY ({select}) TO '{self.folder / name}' (FORMAT parquet)")

    def programme(self, naming: Sequence[str] = (), **changes: Any) -> Path:
        """A programme whose one rule lets everybody pass and names the columns `naming`."""
        rules = [{"code": "semua", "when": " OR ".join(["TRUE", *(f"{name} IS NULL" for name in naming)])}]
        content: dict[str, Any] = {
            "program": "uji",
            "as_of": date(2026, 1, 1),
            "cover": {"first_month": "2026-01", "months": 12},
            "income_base_idr": 1000000,
            "budget_idr": 10**9,
            "places": 10,
            "key": {"path": "kunci.hex"},
            "areas": {"path": "wilayah.csv"},
            "registry": {"path": "registri.csv"},
            "rules": rules,
        }
        content |= changes
        self.write("program.yaml", yaml.safe_dump(content, allow_unicode=True))
        return self.folder / "program.yaml"

    def select(self) -> Path:
        """Run `naung select`; the folder of the result."""
        self.runs += 1
        out = self.folder / f"hasil{self.runs}"
        status = main(["select", str(self.folder / "program.yaml"), "--out", str(out), "--seed", "ab" * 32])
        said = self.capture.readouterr()
        assert status == 0, said.err
        return out

    def refusal(self) -> str:
        """Run `naung select`, which must refuse; its words."""
        out = self.folder / "ditolak"
        status = main(["select", str(self.folder / "program.yaml"), "--out", str(out), "--seed", "ab" * 32])
        said = self.capture.readouterr()
        assert status == 1, "not refused"
        assert "Traceback" not in said.err
        assert not out.exists()
        return said.err

    def check(self) -> str:
        """Run `naung check`; its words on stdout."""
        status = main(["check", str(self.folder / "program.yaml")])
        said = self.capture.readouterr()
        assert status == 0, said.err
        return said.out

    def faults(self) -> list[dict[str, str]]:
        """Run `naung check`; the rows of kesalahan.csv."""
        self.check()
        return self.checked("kesalahan.csv")

    def checked(self, name: str) -> list[dict[str, str]]:
        """The rows of one of the last check's CSV files."""
        with (self.folder / "periksa" / name).open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))

    def rows(self, path: Path, select: str = "*") -> list[tuple[Any, ...]]:
        with duckdb.connect() as connection:
            return connection.execute(f"SELECT {select} FROM read_parquet('{path}')").fetchall()

    def read(self, *columns: str, **changes: Any) -> list[Any]:
        """Run `naung select`; what a column, or several, read as, by NIK."""
        self.programme(columns, **changes)
        rows = self.rows(self.select() / "people.parquet", ", ".join(columns))
        return [row if len(columns) > 1 else row[0] for row in rows]

    def decisions(self, columns: str) -> list[tuple[Any, ...]]:
        """Run `naung select`; columns of every decision, by file and row."""
        found = self.rows(self.select() / "decisions.parquet", f"file, row, {columns}")
        return [row[2:] for row in sorted(found, key=lambda row: row[:2])]


def furnish(city: City) -> City:
    """Write the files that every programme needs."""
    city.write("kunci.hex", "ab" * 32 + "\n")
    city.write("wilayah.csv", f"kode,nama\n{AREA},Bekasijaya\n3275011002,Margahayu\n")
    city.write("registri.csv", [city.person()])
    return city
