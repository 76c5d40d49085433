"""Where a programme's files lie in the bulk half's folder. Paths only; not here: what is in them.

BULK/CODE/program-3.yaml    a version of the programme file, written once
BULK/CODE/...               what the programme names: registry, areas, key, lists that were accepted
BULK/CODE/penyelesaian.csv  answers to doubtful matches
BULK/CODE/masuk/7/          one upload, as it came, and what was found in it
BULK/CODE/hasil/12/         one run
BULK/CODE/program-hasil-12.yaml   its text, where that is no version of the programme
"""

from pathlib import Path

from django.conf import settings

from naung.report.past import PastRun
from naung.values.errors import Refusal


def bulk() -> Path:
    """The bulk half's folder; a Refusal where kantor.toml names none."""
    folder: Path | None = settings.CONFIG.bulk
    if folder is None:
        raise Refusal('Folder data kota belum ditentukan. Isi baris bulk di kantor.toml, misalnya bulk = "data".')
    return folder


def folder_of(code: str) -> Path:
    return bulk() / code


def text_file(code: str, number: int) -> Path:
    return folder_of(code) / f"program-{number}.yaml"


def upload_folder(code: str, upload: int) -> Path:
    return folder_of(code) / "masuk" / str(upload)


def run_text_file(code: str, run: int) -> Path:
    return folder_of(code) / f"program-hasil-{run}.yaml"


def run_folder(code: str, run: int) -> Path:
    return folder_of(code) / "hasil" / str(run)


def newest_run(code: str) -> Path | None:
    """The run with the highest number among those that are whole; None before the first."""
    runs = [one for one in (folder_of(code) / "hasil").glob("[0-9]*") if one.name.isdigit()]
    return max((one for one in runs if (one / "run.json").is_file()), key=lambda one: int(one.name), default=None)


def answers_file(run: PastRun) -> Path:
    """Where the answers to a run's doubtful matches are kept: beside the programme's data, wherever it was made."""
    return run.folder.parent.parent / str(run.programme["settlements"]["path"])
