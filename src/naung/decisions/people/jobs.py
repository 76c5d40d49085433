"""Making the index of a large run as background work; the end of a run may ask for it as well."""

from collections.abc import Mapping

from naung.decisions.people.index import build
from naung.office.jobs.kinds import Progress, kind
from naung.office.road.folder import folder_of, run_folder

INDEX = "people.index"
PARTS = 4


@kind(INDEX, repeatable=True)
def index(details: Mapping[str, object], progress: Progress) -> str:
    """`programme` and `run`; done already is done."""
    code, run = str(details["programme"]), int(str(details["run"]))
    done = -1

    def say(_: str) -> None:
        nonlocal done
        done += 1
        progress(min(done, PARTS), PARTS, "bagian")

    build(run_folder(code, run), folder_of(code), say)
    return f"Indeks hasil {run} siap. Orang di dalamnya dapat dicari."
