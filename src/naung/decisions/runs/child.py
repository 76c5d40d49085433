"""The bulk work of one run or one comparison, in a process of its own whose memory goes when it ends. No Django here.

Asked by one line of JSON on the standard input, it answers with lines of JSON: {"say"}, then {"done"} or {"refusal"}.
The input stays open as long as the asker lives; when it closes, the work ends at once and leaves no half folder.
"""

import json
import os
import sys
import tempfile
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

from naung.engine.folder import whole_folder
from naung.report.compare.runs import compare
from naung.report.compare.told import as_json, equation, money_lines
from naung.report.figures.count import REPORTED
from naung.report.past import open_run
from naung.report.write import write_report
from naung.selection.opening import open_programme
from naung.selection.run import select
from naung.selection.tickets import TRIAL, Seed
from naung.values.errors import Refusal

Say = Callable[[str], None]


def run(program: Path, out: Path, seed: str, say: Say) -> None:
    """One folder of a run, whole or not at all."""
    with (
        whole_folder(out) as folder,
        tempfile.TemporaryDirectory(prefix=".kerja-", dir=folder) as work,
        open_programme(program, folder, Path(work)) as opened,
    ):
        made = select(opened, folder, Seed(seed, TRIAL), "duckdb", REPORTED, say)
        write_report(made, folder, say)


def hold(a: Path, b: Path, out: Path, say: Say) -> None:
    """Two runs held against each other, as one JSON file; no person stands in it."""
    say("Membandingkan dua hasil")
    with tempfile.TemporaryDirectory(prefix=f".{out.name}.", dir=out.parent) as work:
        comparison = compare(open_run(a), open_run(b), Path(work))
        said = {
            "equation": equation(comparison),
            "money_lines": money_lines(comparison),
        }
        part = Path(work) / out.name
        part.write_text(json.dumps(as_json(comparison) | said, ensure_ascii=False, default=str), encoding="utf-8")
        part.replace(out)


def main() -> int:
    asked = json.loads(sys.stdin.readline())
    threading.Thread(target=_end_with_the_asker, daemon=True).start()
    try:
        _do(asked, lambda words: _answer(say=words))
    except Refusal as refusal:
        _answer(refusal=str(refusal))
        return 1
    _answer(done=True)
    return 0


def _do(asked: dict[str, Any], say: Say) -> None:
    if asked["what"] == "run":
        run(Path(asked["program"]), Path(asked["out"]), asked["seed"], say)
    else:
        hold(Path(asked["a"]), Path(asked["b"]), Path(asked["out"]), say)


def _answer(**line: object) -> None:
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def _end_with_the_asker() -> None:
    """Reads on until the other end is closed, which the system does for whoever dies."""
    while os.read(sys.stdin.fileno(), 1024):
        pass
    os._exit(2)


if __name__ == "__main__":
    sys.exit(main())
