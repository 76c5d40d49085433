"""What the selection asks of an engine: to run steps over tables at rest. Both engines answer alike."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from naung.engine.duck import Duck
from naung.engine.trees import Tree


class Engine(Protocol):
    """An engine; its `duck` reads what offices send and writes what they get, on either engine.

    A table made here can be read by the `duck` under the same name.
    """

    name: str
    duck: Duck

    def hand_over(self, table: str) -> None:
        """Let the engine see a table that the duck has."""

    def view(self, table: str, step: Tree) -> None:
        """Name a step without running it."""

    def make(self, table: str, step: Tree) -> None:
        """Run a step and keep its rows as a table."""

    def rest(self, table: str, step: Tree) -> None:
        """Run a step and lay its rows down on disk as a table; for the large ones."""

    def gather(self, table: str, parts: Sequence[str]) -> None:
        """Name several tables laid down by `rest` as one."""

    def whisper(self, table: str, names: tuple[str, ...], secrets: tuple[bytes, ...]) -> None:
        """A table of one row of secrets; they stand in no SQL text and in no file."""

    def close(self) -> None:
        """End what the engine began."""


class DuckEngine:
    """The embedded default: the duck itself runs the steps."""

    name = "duckdb"

    def __init__(self, duck: Duck, work: Path) -> None:
        self.duck, self._work = duck, work

    def hand_over(self, table: str) -> None:
        pass

    def view(self, table: str, step: Tree) -> None:
        self.duck.view(table, step)

    def make(self, table: str, step: Tree) -> None:
        self.duck.make(table, step)

    def rest(self, table: str, step: Tree) -> None:
        self.duck.rest(table, step)

    def gather(self, table: str, parts: Sequence[str]) -> None:
        self.duck.open(table, [self._work / f"{part}.parquet" for part in parts])

    def whisper(self, table: str, names: tuple[str, ...], secrets: tuple[bytes, ...]) -> None:
        self.duck.add(table, dict.fromkeys(names, "BLOB"), [secrets])

    def close(self) -> None:
        pass


def start(name: str, duck: Duck, work: Path) -> Engine:
    """The engine of that name; a Refusal says how to get Spark where it is not installed."""
    if name == "duckdb":
        return DuckEngine(duck, work)
    from naung.engine.spark import SparkEngine

    return SparkEngine(duck, work)
