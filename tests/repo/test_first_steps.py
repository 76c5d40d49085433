"""docs/first-steps.md, typed as it stands: every command of the page works, on a smaller city."""

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from naung.cli.main import main

ROOT = Path(__file__).parents[2]
PEOPLE = "3000"


def commands() -> list[str]:
    """The page's commands without their comments."""
    text = (ROOT / "docs" / "first-steps.md").read_text(encoding="utf-8")
    lines = [line.strip().split("  #")[0].strip() for line in text.splitlines() if line.startswith("    ")]
    return [re.sub(r"--people \d+", f"--people {PEOPLE}", line) for line in lines]


def test_every_command_of_the_page_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    done = commands()
    assert len(done) > 15
    for line in done:
        program, *words = line.split()
        if program == "naung":
            status = main(_known(words, tmp_path))
        else:
            shell = line.replace("python ", f"{sys.executable} ", 1)
            status = subprocess.run(shell, shell=True, check=False, capture_output=True).returncode
        assert status == 0, line


def _known(words: list[str], folder: Path) -> list[str]:
    """The page's example NIK is nobody's: here it is the first of the city."""
    if "--nik" in words:
        first = (folder / "kota" / "registri.csv").read_text(encoding="utf-8").splitlines()[1]
        words[words.index("--nik") + 1] = first.split(",")[0]
    return words
