"""The report of a run: the page and the workbooks. Not here: what stands in them."""

from collections.abc import Callable
from pathlib import Path

from naung.report.figures.count import count
from naung.report.officers.workbooks import write_workbooks
from naung.report.page.laporan import laporan
from naung.report.stability.measure import Stability
from naung.selection.run import Run


def write_report(run: Run, folder: Path, say: Callable[[str], None], stability: Stability | None = None) -> None:
    """Write laporan.html, selected.xlsx and reserve.xlsx while the run's tables are open."""
    say("Menulis laporan")
    figures = count(run, folder)
    (folder / "laporan.html").write_text(laporan(run, figures, stability), encoding="utf-8", newline="\n")
    write_workbooks(run, folder)
