"""A made programme run to its report, for tests of pages and workbooks."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung.report.figures.count import REPORTED, Figures, count
from naung.report.officers.workbooks import write_workbooks
from naung.report.page.findings import find
from naung.report.page.laporan import laporan
from naung.selection.opening import open_programme
from naung.selection.run import Run, select
from naung.selection.tickets import Seed
from tests import made


@dataclass(frozen=True)
class Reported:
    run: Run
    figures: Figures
    page: str
    folder: Path

    def found(self) -> dict[str, str]:
        """The codes of the findings, each with its first claim."""
        claims: dict[str, str] = {}
        for one in find(self.run, self.figures):
            claims.setdefault(one.code, one.claim)
        return claims


def report(
    folder: Path,
    records: list[made.Record] | None = None,
    source: str = "trial",
    path: Path | None = None,
    **changes: Any,
) -> Reported:
    """Run the programme in `folder` (made now, unless `path` names one) and its whole report."""
    programme = path or made.write(folder, records, **changes)
    out, work = folder / "hasil", folder / "kerja"
    out.mkdir()
    work.mkdir()
    with open_programme(programme, out, work) as opened:
        run = select(opened, out, Seed(made.SEED, source), "duckdb", REPORTED, lambda _: None)
        figures = count(run, out)
        write_workbooks(run, out)
    return Reported(run, figures, laporan(run, figures), out)
