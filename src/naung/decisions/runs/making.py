"""Having a run or a comparison made by a child process, and taking up what a dead worker left. Not here: its record."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from naung.values.errors import Refusal

COMMAND = (sys.executable, "-m", "naung.decisions.runs.child")
Tell = Callable[[str], None]


def make_run(program: Path, out: Path, seed: str, tell: Tell) -> None:
    """The folder of a run; one that is there already was made by somebody who died before saying so."""
    if out.exists():
        return
    _clear(out)
    _ask(tell, what="run", program=str(program), out=str(out), seed=seed)


def make_comparison(a: Path, b: Path, out: Path, tell: Tell) -> None:
    if not out.exists():
        _clear(out)
        _ask(tell, what="compare", a=str(a), b=str(b), out=str(out))


def _clear(out: Path) -> None:
    """What a child that died laid aside."""
    out.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in out.parent.glob(f".{out.name}.*"):
        shutil.rmtree(left, ignore_errors=True)


def _ask(tell: Tell, **asked: str) -> None:
    """Whoever stops listening, by an error in `tell` or by dying, ends the child too."""
    with subprocess.Popen(COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as child:
        try:
            ended = _listen(child, asked, tell)
        finally:
            child.kill()
    if "refusal" in ended:
        raise Refusal(ended["refusal"])
    if "done" not in ended:
        raise RuntimeError(f"the child ended without an answer, status {child.returncode}")


def _listen(child: "subprocess.Popen[str]", asked: dict[str, str], tell: Tell) -> dict[str, str]:
    assert child.stdin is not None
    assert child.stdout is not None
    child.stdin.write(json.dumps(asked) + "\n")
    child.stdin.flush()
    line: dict[str, str] = {}
    for text in child.stdout:
        line = json.loads(text)
        if "say" in line:
            tell(line["say"])
    return line
