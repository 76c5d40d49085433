"""docs/office.md: every command that stands in it, in a unit file too, is one that there is."""

import re
import shlex
from pathlib import Path

import pytest

from naung.cli.main import parser

PAGE = (Path(__file__).parents[2] / "docs" / "office.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """Without what a shell adds; a unit's command from its ExecStart."""
    typed = [line.strip().partition("  #")[0] for line in PAGE.splitlines() if line.startswith("    naung ")]
    units = re.findall(r"^ExecStart=.*?/(naung [^'\n]+)", PAGE, re.MULTILINE)
    assert len(units) == 5
    return [line.replace("$(date +%%F)", "hari-ini") for line in typed + units]


@pytest.mark.parametrize("line", commands())
def test_a_command_of_the_page_is_understood(line: str) -> None:
    words = shlex.split(line)[1:]
    assert callable(parser(words[0]).parse_args(words).run)
