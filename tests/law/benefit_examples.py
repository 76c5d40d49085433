"""The worked examples of benefits, read once for all tests that hold them against the formulas."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from naung.law.answer import Answer
from naung.law.benefit import answer
from naung.law.event_file import parse

FOLDER = Path(__file__).parent / "examples" / "benefits"


@dataclass(frozen=True)
class Example:
    """One example: the file's fields, and the answer to its event."""

    file: str
    fields: dict[str, Any]

    @property
    def name(self) -> str:
        return str(self.fields["name"])

    @property
    def answer(self) -> Answer:
        return _answer(yaml.safe_dump(self.fields["event"], allow_unicode=True))


@cache
def _answer(text: str) -> Answer:
    return answer(parse(text))


@cache
def examples() -> tuple[Example, ...]:
    return tuple(
        Example(path.stem, fields)
        for path in sorted(FOLDER.glob("*.yaml"))
        for fields in yaml.safe_load(path.read_text(encoding="utf-8"))["examples"]
    )
