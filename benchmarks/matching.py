"""How long recognising a city's proposal lists takes, after and with preparing the registry; and what each part brings.

.venv/bin/naung city /tmp/kota && .venv/bin/python benchmarks/matching.py /tmp/kota
"""

import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np

from naung.engine.trees import all_of
from naung.intake.lists import begin_lists
from naung.matching.model import load
from naung.matching.recognise import ask, compare, decide
from naung.matching.script import run
from naung.matching.training import lay_out_truth
from naung.selection.listing import know_registry
from naung.selection.opening import Opened, open_programme


def timed(what: str, work: Callable[[], None]) -> None:
    wall, cpu = time.time(), time.process_time()
    work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    taken = f"{time.time() - wall:6.1f} s {time.process_time() - cpu:6.1f} CPU s"
    print(f"{what:<44} {taken}   peak {peak:.2f} GB", flush=True)


def main(city: Path) -> None:
    shutil.rmtree(city / ".naung", ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        with open_programme(city / "program.yaml", work, work, key_needed=False) as opened:
            timed("registry prepared, once", lambda: keep_sounds(opened))
            timed("lists read, recognised", lambda: recognise(opened))
            lay_out_truth(opened.duck, city / "kebenaran.parquet")
            ablate(opened)


SOUNDS = []


def keep_sounds(opened: Opened) -> None:
    SOUNDS.append(know_registry(opened, lambda _: None))


def recognise(opened: Opened) -> None:
    begin_lists(opened.duck)
    for number, (one, where) in enumerate(zip(opened.compiled.lists, opened.compiled.wheres, strict=True)):
        if opened.programme.lists[number].kind == "proposal":
            one.read(opened.duck, number, where.tree, where.columns)
    ask(opened.registry, opened.compiled.lists, opened.duck, SOUNDS[0])
    compare(opened.duck)
    decide(opened.duck, load(), lambda _: None)
    rows, fast, open_rows, pairs = opened.duck.run(
        "SELECT (SELECT count(*) FROM asked), (SELECT count(*) FROM agreed), (SELECT count(*) FROM open_rows), "
        "(SELECT count(*) FROM pairs)"
    ).fetchall()[0]
    print(f"{rows} rows, {fast} on the fast road, {open_rows} compared in {pairs} pairs")


def ablate(opened: Opened) -> None:
    """Recall at precision 0.999 and best F1 by the competition alone, and with the second look."""
    run(opened.duck, "measured")
    present, fast = opened.duck.run(
        "SELECT count(*) FILTER (WHERE present), count(*) FILTER (WHERE fast) FROM measured"
    ).fetchall()[0]
    opened.duck.run(
        "CREATE OR REPLACE TEMP VIEW both_ways AS SELECT l.odds, l.probability, "
        "l.known_id = COALESCE(t.true_id, -1) OR l.known_id = COALESCE(t.other_id, -1) AS same "
        "FROM looked AS l JOIN truth AS t ON l.id = t.id WHERE l.place = 1"
    )
    best = opened.duck.arrays(all_of("both_ways"))
    for what, by in (("weights and rivals alone", best["odds"]), ("with the second look", best["probability"])):
        right = fast + np.cumsum(best["same"][np.argsort(-by, kind="stable")])
        told = fast + np.arange(1, len(right) + 1)
        sure = np.flatnonzero(right / told >= 0.999)
        print(
            f"{what:<28} recall at precision 0.999: {right[sure[-1]] / present:.4f}   "
            f"best F1: {(2 * right / (told + present)).max():.4f}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
