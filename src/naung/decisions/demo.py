"""A demo's programme judged once, so that the office has something to show. Not here: people, programmes."""

import shutil
from datetime import datetime
from pathlib import Path

from naung.decisions.runs.actions import end_run, record_run
from naung.decisions.runs.jobs import program_file
from naung.decisions.runs.making import make_run
from naung.decisions.runs.models import Run
from naung.decisions.runs.reading import data_files, newest_text
from naung.engine.files import sha256
from naung.engine.folder import whole_folder
from naung.office.road.models import Programme
from naung.report.past import open_run
from naung.values.errors import Refusal

WHY = "Melihat siapa yang terpilih dengan aturan pertama."


def fill(programme: Programme, at: datetime, run: Path | None = None) -> Run:
    """The programme's first run, made now, or taken from a folder of `naung select` on the very same files."""
    text = newest_text(programme)
    assert text is not None
    if run is not None:
        return _adopt(programme, text.text, run, at)
    made = record_run(programme, "Percobaan pertama", WHY, text.text, at)
    make_run(program_file(made), made.folder, made.seed, lambda _: None)
    return end_run(made, at)


def _adopt(programme: Programme, text: str, folder: Path, at: datetime) -> Run:
    """A Refusal names the input that is not the programme's."""
    past = open_run(folder)
    told = {one["what"]: one["sha256"] for one in past.record["inputs"]}
    for what, path in data_files(programme, text).items():
        if what != "program" and told.get(what) != sha256(path):
            raise Refusal(f"{folder}: bukan hasil dari berkas program itu; {what} berbeda. Jalankan make demo lagi.")
    run = record_run(programme, "Percobaan pertama", WHY, text, at, str(past.record["seed"]))
    with whole_folder(run.folder) as place:
        shutil.copytree(folder, place, dirs_exist_ok=True)
    return end_run(run, at)
