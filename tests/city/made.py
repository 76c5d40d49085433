"""What the tests of this room read of a made city. Not here: the making."""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb

PEOPLE, SEED = 20_000, 7
Row = dict[str, str]


@dataclass(frozen=True)
class Made:
    folder: Path
    registry: list[Row]

    def rows(self, file: str) -> list[Row]:
        with (self.folder / file).open(encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text))

    def truth(self, file: str = "kebenaran.parquet") -> list[dict[str, object]]:
        with duckdb.connect() as connection:
            found = connection.read_parquet(str(self.folder / file))
            return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]
