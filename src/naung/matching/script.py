"""Run this room's SQL files. DuckDB only, and fixed text: no hole is filled with what anybody wrote."""

from functools import cache
from importlib.resources import files

from naung.engine.duck import Duck


def run(duck: Duck, name: str) -> None:
    """Run the statements of `steps/NAME.sql` in their order."""
    duck.run(_text(name))


@cache
def _text(name: str) -> str:
    return files("naung.matching").joinpath("steps", f"{name}.sql").read_text(encoding="utf-8")
