"""The report of a run: the page, the workbooks, what became of lists. Not here: what stands in them."""

from collections.abc import Callable
from pathlib import Path

from naung.matching.recognise import recognisable
from naung.report.figures.count import Figures, count
from naung.report.match.people import write_doubles
from naung.report.match.proposals import write_proposals
from naung.report.officers.workbooks import write_workbooks
from naung.report.page.laporan import laporan, page_part
from naung.report.stability.measure import Stability
from naung.selection.run import Run

PAGE_PART = "hasil.html"
"""What stands on laporan.html without its frame, its figures led to their people; the office's page of a run."""


def write_report(run: Run, folder: Path, say: Callable[[str], None], stability: Stability | None = None) -> Figures:
    """Write the page and the workbooks; where lists tell names, also who is absent and who was sent twice."""
    say("Menulis laporan")
    figures = count(run, folder)
    (folder / "laporan.html").write_text(laporan(run, figures, stability), encoding="utf-8", newline="\n")
    (folder / PAGE_PART).write_text(page_part(run, figures, stability), encoding="utf-8", newline="\n")
    write_workbooks(run, folder)
    if recognisable(run.opened.compiled.lists):
        write_proposals(run, folder)
        write_doubles(run, folder)
    return figures
