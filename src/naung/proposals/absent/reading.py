"""The newest run's workbook of absent people, and how many rows of each list it comes from. Reads only."""

import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from naung.engine.duck import Duck
from naung.engine.steps import step
from naung.office.road import folder
from naung.report.match.proposals import FILE
from naung.report.past import open_run


@dataclass(frozen=True)
class Absent:
    """`path`: the workbook; `lists`: rows by list that proposes."""

    path: Path
    number: int
    lists: tuple[tuple[str, int], ...]

    @property
    def lines(self) -> int:
        return sum(lines for _, lines in self.lists)


def absent_of(code: str) -> Absent | None:
    """None before the first run, and where no list proposes anybody."""
    run = folder.newest_run(code)
    if run is None or not (run / FILE).is_file():
        return None
    return Absent(run / FILE, int(run.name), _counted(run, (run / "lists.parquet").stat().st_mtime_ns))


@lru_cache(maxsize=8)
def _counted(run: Path, _written: int) -> tuple[tuple[str, int], ...]:
    proposing = {one["name"] for one in open_run(run).programme.get("lists", []) if one["kind"] == "proposal"}
    with tempfile.TemporaryDirectory(prefix="naung-") as work, Duck(Path(work), [run]) as duck:
        duck.open("lists", [run / "lists.parquet"])
        rows = duck.rows(step("naung.proposals.absent", "absent"))
    return tuple((name, lines) for name, lines in rows if name in proposing)
