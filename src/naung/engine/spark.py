"""Apache Spark: the same steps for a nation; here a local session. Not here: reading and writing offices' files."""

import os
import sys
from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any

from naung.engine.duck import Duck, TooLarge
from naung.engine.steps import sql
from naung.engine.trees import Tree, all_of
from naung.values.errors import Refusal

SETTINGS = {
    "spark.master": "local[2]",
    "spark.app.name": "naung",
    "spark.ui.enabled": "false",
    "spark.driver.host": "127.0.0.1",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.ansi.enabled": "true",  # an overflow is an error, as in DuckDB
    "spark.sql.session.timeZone": "UTC",
    "spark.sql.shuffle.partitions": "4",
    "spark.sql.parquet.datetimeRebaseModeInRead": "CORRECTED",
    "spark.sql.parquet.datetimeRebaseModeInWrite": "CORRECTED",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.memory": "2g",
}


class SparkEngine:
    """A local Spark session; each table is a Parquet folder in `work`, so the duck sees it too."""

    name = "spark"

    def __init__(self, duck: Duck, work: Path) -> None:
        self.duck, self._work = duck, work
        self._spark = _session(work)
        self._handed_over = 0

    def hand_over(self, table: str) -> None:
        self._handed_over += 1
        path = self._folder(f"{table} {self._handed_over}") / "part-0.parquet"
        path.parent.mkdir()
        self.duck.save(all_of(table), path)
        self._name(table, [path.parent])

    def view(self, table: str, step: Tree) -> None:
        self._spark.sql(sql(step, "spark")).createOrReplaceTempView(f"`{table}`")

    def make(self, table: str, step: Tree) -> None:
        folder = self._folder(table)
        try:
            self._spark.sql(sql(step, "spark")).write.parquet(str(folder), compression="zstd")
        except Exception as error:
            if "ARITHMETIC_OVERFLOW" in str(error):
                raise TooLarge(str(error).splitlines()[0]) from error
            raise
        self._name(table, [folder])
        self.duck.open(table, _parts(folder))

    rest = make

    def gather(self, table: str, parts: Sequence[str]) -> None:
        folders = [self._folder(part) for part in parts]
        self._name(table, folders)
        self.duck.open(table, [path for folder in folders for path in _parts(folder)])

    def whisper(self, table: str, names: tuple[str, ...], secrets: tuple[bytes, ...]) -> None:
        shape = ", ".join(f"{name} BINARY" for name in names)
        rows = [tuple(bytearray(secret) for secret in secrets)]
        self._spark.createDataFrame(rows, shape).createOrReplaceTempView(table)

    def close(self) -> None:
        for table in self._spark.catalog.listTables():
            self._spark.catalog.dropTempView(table.name)
        # The session itself lives on: one process may run many selections, and Spark starts slowly.

    def _folder(self, table: str) -> Path:
        return self._work / f"spark {table}"

    def _name(self, table: str, folders: Sequence[Path]) -> None:
        self._spark.read.parquet(*(str(folder) for folder in folders)).createOrReplaceTempView(f"`{table}`")


def _parts(folder: Path) -> list[Path]:
    return sorted(folder.glob("part-*.parquet"))


def _session(work: Path) -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise Refusal("Spark belum terpasang: pip install 'naung[spark]', dan Java 17 atau lebih baru") from error
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    os.environ["PYSPARK_PYTHON"] = sys.executable  # Spark would take the machine's python3, of another version perhaps
    log = files("naung.engine").joinpath("log4j2.properties")
    builder = SparkSession.builder.config("spark.driver.extraJavaOptions", f"-Dlog4j2.configurationFile=file:{log}")
    for key, value in (SETTINGS | {"spark.sql.warehouse.dir": str(work / "warehouse")}).items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except Exception as error:
        raise Refusal(
            "Spark tidak dapat dimulai; pasang Java 17 atau lebih baru, misalnya default-jre-headless"
        ) from error
