"""A whole rehearsal by the commands, for tests of what comes after the dice."""

import json
from pathlib import Path
from typing import Any

from naung.cli.main import main
from tests.draw.meeting import write_meeting
from tests.made import write

DICE = "01234567890123456789"
BY = ("--by", "Rina", "--by", "Dedi")


def naung(*words: object) -> int:
    return main([str(word) for word in words])


def draw(*words: object) -> int:
    return naung("draw", *words)


def freeze(folder: Path, **changes: Any) -> tuple[Path, Path]:
    """A programme and its frozen folder, in a rehearsal."""
    write_meeting(folder)
    program, frozen = write(folder, **changes), folder / "beku"
    assert draw("commit", program, "--out", frozen, "--rehearsal", "--selftest", 5) == 0
    return program, frozen


def throw(frozen: Path) -> None:
    assert draw("seed", frozen, "--dice", DICE, "--again", DICE) == 0


def drawn(folder: Path, **changes: Any) -> tuple[Path, Path, Path]:
    """A programme, its frozen folder and its result."""
    program, frozen = freeze(folder, **changes)
    throw(frozen)
    result = folder / "hasil"
    assert draw("result", program, "--frozen", frozen, "--out", result) == 0
    return program, frozen, result


def history(folder: Path) -> list[dict[str, Any]]:
    text = (folder / "public" / "riwayat.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def corrected(folder: Path) -> tuple[Path, Path, Path]:
    """A frozen folder, its result, and the one judged again: some candidates came in, some went out."""
    program, frozen, result = drawn(folder)
    path, out = program.with_name("program-betul.yaml"), folder / "betul"
    text = program.read_text(encoding="utf-8")
    path.write_text(text.replace("umur BETWEEN 18 AND 64", "umur BETWEEN 20 AND 70"), encoding="utf-8")
    asked = ["result", path, "--frozen", frozen, "--out", out, "--instead-of", result, "--reason", "Usia keliru", *BY]
    assert draw(*asked) == 0
    return frozen, result, out
