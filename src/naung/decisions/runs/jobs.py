"""Background work of this room: making a run, holding two runs against each other."""

from collections.abc import Mapping
from pathlib import Path

from naung.decisions.runs import making
from naung.decisions.runs.actions import MAKE, end_run
from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import comparison_file
from naung.office.jobs.actions import now
from naung.office.jobs.kinds import Progress, kind
from naung.office.road import actions as road
from naung.office.road.folder import run_text_file
from naung.values.words import number, rupiah

COMPARE = "run.compare"
STEPS = 11
"""About how often a run tells what it does."""
LONGEST_UNIT = 40


@kind(MAKE, repeatable=True)
def make(details: Mapping[str, object], progress: Progress) -> str:
    run = _run(details["run"])
    making.make_run(program_file(run), run.folder, run.seed, _teller(progress, STEPS))
    run = end_run(run, now())
    return done_words(run)


@kind(COMPARE, repeatable=True)
def compare(details: Mapping[str, object], progress: Progress) -> str:
    older, newer = _run(details["a"]), _run(details["b"])
    making.make_comparison(older.folder, newer.folder, comparison_file(older, newer), _teller(progress, 2))
    return f"Hasil {older.number} dan hasil {newer.number} sudah dibandingkan."


def done_words(run: Run) -> str:
    status, money = run.figures["by_status"], run.figures["money"]
    return f"{number(status['selected'])} orang terpilih, biayanya {rupiah(money['cost_idr'])}."


def program_file(run: Run) -> Path:
    """The text as a file beside its data: the version's own, or the scenario's."""
    if run.version is not None:
        return road.file_of(run.programme.texts.get(number=run.version))
    path = run_text_file(run.programme.code, run.number)
    if not path.exists():
        road.write_whole(path, run.text)
    return path


def _run(key: object) -> Run:
    return Run.objects.select_related("programme", "job").get(pk=str(key))


def _teller(progress: Progress, steps: int) -> making.Tell:
    told = 0

    def tell(words: str) -> None:
        nonlocal told
        told += 1
        progress(min(told, steps - 1), steps, f"langkah: {words}"[:LONGEST_UNIT])

    return tell
