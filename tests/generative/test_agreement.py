"""The engine against the reference: the same programme and seed give the same folder, or both refuse.

CI runs a fixed small number of made programmes; NAUNG_LONG=1 runs new ones, NAUNG_LONG_EXAMPLES of them (400).
"""

import contextlib
import io
import os
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from tests.reference import Decision, Overflow, Refused, decide

from .broken import BROKEN, PLAIN, Broken, said
from .found import FOUND
from .outputs import differences
from .shrinking import smallest
from .sources import SEED, Case, read_parquet, write
from .strategies import cases

LONG = pytest.mark.skipif(os.environ.get("NAUNG_LONG") != "1", reason="NAUNG_LONG=1 runs it")
Settle = Callable[[Callable[[], None]], Callable[[], None]]


def profile(examples: int, derandomize: bool) -> Settle:
    """No shrinking by Hypothesis: a case follows from one number, and `shrinking` knows what it holds."""
    return settings(
        max_examples=examples,
        derandomize=derandomize,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@dataclass(frozen=True)
class Expected:
    """The reference's answer; without a decision it is a refusal, and `may_refuse` after an overflow."""

    decision: Decision | None
    reason: str
    may_refuse: bool


@dataclass(frozen=True)
class Ran:
    """How a run ended, what it said on stderr, and whether files besides its folder came, went or changed."""

    status: int
    errors: str
    touched: bool


def expected(programme: Path, seed: str) -> Expected:
    try:
        return Expected(decide(programme, seed, read_parquet=read_parquet), "", may_refuse=False)
    except Refused as refusal:
        return Expected(None, str(refusal), may_refuse=True)
    except Overflow:
        pass
    try:
        return Expected(decide(programme, seed, read_parquet=read_parquet, bounded=False), "", may_refuse=True)
    except Refused as refusal:
        return Expected(None, str(refusal), may_refuse=True)


def contents(folder: Path) -> dict[str, bytes | None]:
    """Every path below a folder with its bytes; None for a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else None for path in folder.rglob("*")
    }


def without(found: dict[str, bytes | None], folder: str) -> dict[str, bytes | None]:
    return {path: held for path, held in found.items() if path != folder and not path.startswith(f"{folder}/")}


def run(programme: Path, *options: str) -> Ran:
    """`naung select` in this process; the output folder is `hasil` beside the programme."""
    from naung.cli.main import main

    folder = programme.parent
    before, errors = contents(folder), io.StringIO()
    with contextlib.redirect_stderr(errors), contextlib.redirect_stdout(io.StringIO()):
        try:
            status = main(["select", str(programme), "--out", str(folder / "hasil"), *options])
        except SystemExit as ending:
            status = ending.code if isinstance(ending.code, int) else 2
    after = contents(folder)
    return Ran(status, errors.getvalue(), without(after, "hasil") != without(before, "hasil"))


def disagreement(case: Case, engine: str) -> list[str]:
    """Where the engine and the reference part on this case."""
    with tempfile.TemporaryDirectory() as name:
        programme = write(case, Path(name))
        answer = expected(programme, case.seed)
        ran = run(programme, "--seed", case.seed, "--engine", engine)
        out = programme.parent / "hasil"
        if ran.touched:
            return ["files beside the output folder came, went or changed"]
        if ran.status == 1 and answer.may_refuse:
            return ["refused, and yet a folder stands there"] if out.exists() else []
        if ran.status != 0:
            return [f"status {ran.status}: {ran.errors.strip()}, expected {answer.reason or 'an answer'}"]
        if answer.decision is None:
            return [f"not refused, the reference: {answer.reason}"]
        return differences(answer.decision, out)


def fails(case: Case, engine: str) -> bool:
    """Whether a case shows a disagreement; a case that breaks the run breaks it for `disagreement` too."""
    try:
        return bool(disagreement(case, engine))
    except Exception:
        return True


def agree(case: Case, engine: str) -> None:
    """Fails with the smallest case found that shows the disagreement."""
    if not fails(case, engine):
        return
    small = smallest(case, lambda smaller: fails(smaller, engine), tries=100)
    lines = "\n".join(disagreement(small, engine))
    pytest.fail(f"{engine}:\n{lines}\n\n{small}", pytrace=False)


@profile(60, derandomize=True)
@given(cases())
def test_duckdb_agrees(case: Case) -> None:
    agree(case, "duckdb")


@pytest.mark.long
@LONG
@profile(int(os.environ.get("NAUNG_LONG_EXAMPLES", "400")), derandomize=False)
@given(cases())
def test_duckdb_agrees_at_length(case: Case) -> None:
    agree(case, "duckdb")


def test_the_plain_case_agrees() -> None:
    assert disagreement(PLAIN, "duckdb") == []


@pytest.mark.parametrize("name", FOUND)
def test_what_was_once_found_agrees(name: str) -> None:
    assert disagreement(FOUND[name], "duckdb") == []


@pytest.mark.parametrize("broken", BROKEN, ids=[broken.name for broken in BROKEN])
def test_one_fault_is_refused_in_words(broken: Broken, tmp_path: Path) -> None:
    ran = run(write(broken.case, tmp_path), "--seed", SEED)
    assert (ran.status, ran.touched, (tmp_path / "hasil").exists()) == (1, False, False), ran.errors
    assert "Traceback" not in ran.errors
    assert all(said(ran.errors, mention) for mention in broken.mentions), ran.errors


def test_no_seed_is_refused(tmp_path: Path) -> None:
    ran = run(write(PLAIN, tmp_path))
    assert (ran.status, ran.touched, (tmp_path / "hasil").exists()) == (1, False, False)


def test_an_existing_folder_is_refused_and_left_alone(tmp_path: Path) -> None:
    programme = write(PLAIN, tmp_path)
    (tmp_path / "hasil").mkdir()
    (tmp_path / "hasil" / "catatan.txt").write_text("milik orang lain", "utf-8")
    assert run(programme, "--seed", SEED).status == 1
    assert contents(tmp_path / "hasil") == {"catatan.txt": b"milik orang lain"}
