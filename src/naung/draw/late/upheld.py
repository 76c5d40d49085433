"""Those whom the corrected facts make candidates: their rows of the line, and what the rules say of anybody.

Not here: whether the family is represented already (effect).
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung.draw.frozen import read_freeze
from naung.draw.late.fill import Codes
from naung.draw.result import check_key, save_line
from naung.engine.engine import DuckEngine
from naung.engine.steps import step
from naung.engine.trees import integer, text
from naung.selection.opening import Opened
from naung.selection.run import decide
from naung.selection.seating import order_equals
from naung.selection.tickets import read_key
from naung.values.errors import Refusal

ROOM = "naung.draw"
SAME = ("program", "city", "rules", "points", "order", "per_family", "quota", "as_of", "doubles")
"""What the corrected programme has as frozen: facts may be mended after the dice, not what is asked of them."""


@dataclass(frozen=True)
class Committed:
    """A frozen row that was upheld: its pseudonym and ticket, and the NIK by which the corrected facts know it."""

    pseudonym: str
    ticket: str
    nik: str


@dataclass(frozen=True)
class Judged:
    """A programme judged up to its candidates."""

    opened: Opened

    def fate(self, nik: str) -> Codes:
        """What failed for a NIK: nothing for the eligible, None where no row has it."""
        rows = self.opened.duck.rows(step(ROOM, "fate", {"nik": text(nik)}))
        if not rows:
            return None
        eligible, codes = rows[0]
        return "" if eligible else str(codes)


@dataclass(frozen=True)
class Corrected(Judged):
    """The frozen programme with corrected facts; its line is the table `corrected_line`."""

    def place(self, nik: str) -> tuple[str, str | None] | None:
        """Cell and family of a candidate; None for who is none, her family being represented by another."""
        rows = self.opened.duck.rows(step(ROOM, "corrected_by_nik", {"nik": text(nik)}))
        return (rows[0][0], rows[0][1]) if rows else None


def judge_today(opened: Opened, say: Callable[[str], None]) -> Judged:
    """That day's facts by the frozen rules (`check_today`)."""
    decide(opened, DuckEngine(opened.duck, opened.work), (), say)
    return Judged(opened)


def check_today(opened: Opened, frozen: Path) -> None:
    """A Refusal where that day's programme has other rules, or another order: the line is read by it."""
    check_same(opened, frozen, ("city", "rules", "order"), "program hari ini")
    check_key(opened, read_freeze(frozen))


def check_same(opened: Opened, frozen: Path, keys: tuple[str, ...], called: str) -> None:
    """A Refusal where a programme differs from the frozen one in what may not change after the dice."""
    then: dict[str, Any] = read_freeze(frozen)["programme"]
    now = opened.programme.model_dump(mode="json")
    for key in keys:
        if then[key] != now[key]:
            raise Refusal(f"{called}: {key} bukan yang dibekukan; sesudah dadu hanya fakta orang yang boleh dikoreksi")


def judge_corrected(opened: Opened, frozen: Path, seed: str, say: Callable[[str], None]) -> Corrected:
    """The frozen rules and order over corrected facts; a Refusal where more than facts was changed."""
    check_same(opened, frozen, SAME, "program koreksi")
    check_key(opened, read_freeze(frozen))
    engine = DuckEngine(opened.duck, opened.work)
    decide(opened, engine, (), say)
    order_equals(engine, read_key(opened.inputs["key.path"]), seed)
    path = opened.work / "corrected_line.parquet"
    save_line(opened, path)
    opened.duck.open("corrected_line", [path])
    return Corrected(opened)


def save_upheld(corrected: Corrected, upheld: list[Committed], number: int, path: Path) -> None:
    """The rows of the line of those upheld, as the batch `number`."""
    duck = corrected.opened.duck
    shape = {"nik": "VARCHAR", "pseudonym": "VARCHAR", "ticket": "VARCHAR"}
    duck.add("upheld_marks", shape, [(one.nik, one.pseudonym, one.ticket) for one in upheld])
    duck.save(step(ROOM, "upheld", {"late": integer(number)}), path)
