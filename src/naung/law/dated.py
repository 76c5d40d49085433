"""The form of one number or table of the law: values by first day, each with source, certainty and doubts.

Not here: what several numbers mean together; those formulas stand in modules of their own.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

import yaml

from naung.values import words
from naung.values.errors import Refusal

Cell = int | str | date | None
Row = Mapping[str, Cell]

NO_ARTICLE = "Pasal tidak ada"
ENTRY_KEYS = {"code", "title", "unit", "columns", "values"}
VALUE_TEXTS = {"instrument", "article", "link", "certainty", "note"}
VALUE_DAYS = {"first_day", "checked"}
VALUE_KEYS = VALUE_TEXTS | VALUE_DAYS | {"number", "rows", "doubts"}


class Certainty(StrEnum):
    """How well the value is known: the marks S, S2, M, U and D of the domain facts."""

    SEEN = "seen"
    SECONDARY = "secondary"
    MEMORY = "memory"
    UNCERTAIN = "uncertain"
    DERIVED = "derived"

    @property
    def words(self) -> str:
        return CERTAINTY_WORDS[self]

    @property
    def must_be_confirmed(self) -> bool:
        return self not in (Certainty.SEEN, Certainty.DERIVED)


CERTAINTY_WORDS = {
    Certainty.SEEN: "terlihat pada sumber yang ditautkan",
    Certainty.SECONDARY: "hanya dari sumber kedua, perlu dipastikan",
    Certainty.MEMORY: "pengetahuan umum tanpa sumber, perlu dipastikan",
    Certainty.UNCERTAIN: "belum pasti, perlu dipastikan",
    Certainty.DERIVED: "hasil hitungan atau penalaran",
}


@dataclass(frozen=True)
class Source:
    """Where a value stands in the law, and when somebody last looked."""

    instrument: str
    article: str
    link: str
    first_day: date
    checked: date
    certainty: Certainty
    note: str

    @property
    def cited(self) -> str:
        """As it is cited: what is no regulation has no article."""
        return f"{self.instrument} {self.article.removeprefix(NO_ARTICLE).lstrip()}".strip()

    def as_json(self) -> dict[str, object]:
        return {
            "instrument": self.instrument,
            "article": self.article,
            "link": self.link,
            "first_day": self.first_day.isoformat(),
            "checked": self.checked.isoformat(),
            "certainty": self.certainty.value,
            "note": self.note,
        }


@dataclass(frozen=True)
class Doubt:
    """Something to be confirmed that travels with every answer for `first_day` and later."""

    first_day: date
    text: str


@dataclass(frozen=True)
class Value:
    """What the law says from `source.first_day` until the next value: a number, or the rows of a table."""

    content: int | tuple[Row, ...]
    source: Source
    doubts: tuple[Doubt, ...]

    @property
    def number(self) -> int:
        if isinstance(self.content, int):
            return self.content
        raise TypeError(f"{self.source.instrument} {self.source.article}: a table, not a number")

    @property
    def rows(self) -> tuple[Row, ...]:
        if isinstance(self.content, tuple):
            return self.content
        raise TypeError(f"{self.source.instrument} {self.source.article}: a number, not a table")

    def doubts_on(self, day: date) -> tuple[str, ...]:
        """What must be confirmed before an answer for that day is relied on; in general words only without its own."""
        texts = [doubt.text for doubt in self.doubts if doubt.first_day <= day]
        if self.source.certainty.must_be_confirmed and not texts:
            texts.append(f"{self.source.cited}: {self.source.certainty.words}.")
        if day > self.source.checked:
            last = f"{self.source.instrument} terakhir diperiksa {words.day(self.source.checked)}"
            texts.append(f"{last}; perlu dipastikan bahwa tidak diubah sesudahnya.")
        return tuple(texts)


@dataclass(frozen=True)
class Entry:
    """One file of the law; `columns` holds a table's column codes and their words."""

    code: str
    title: str
    unit: str
    columns: Mapping[str, str]
    values: tuple[Value, ...]

    def find_on(self, day: date) -> Value | None:
        """The value in force on that day; None before the first one."""
        return next((value for value in reversed(self.values) if value.source.first_day <= day), None)

    def on(self, day: date) -> Value:
        """The value in force on that day; raises Refusal where the data has none."""
        value = self.find_on(day)
        if value is not None:
            return value
        first = self.values[0].source
        raise Refusal(
            f"{self.title}: tidak ada nilai yang berlaku pada {words.day(day)}; "
            f"yang tercatat berlaku sejak {words.day(first.first_day)} ({first.instrument})."
        )


@cache
def codes() -> tuple[str, ...]:
    """The codes of all files of the law, sorted."""
    names = [file.name for file in files("naung.law").joinpath("data").iterdir()]
    return tuple(sorted(name.removesuffix(".yaml") for name in names if name.endswith(".yaml")))


@cache
def load(code: str) -> Entry:
    """Read one file of the law; raises ValueError, naming file and field, if its form is broken."""
    return parse(code, files("naung.law").joinpath("data", f"{code}.yaml").read_text(encoding="utf-8"))


def parse(code: str, text: str) -> Entry:
    """Read the YAML text of the file `code`; raises ValueError for a broken form."""
    raw = _mapping(yaml.safe_load(text), ENTRY_KEYS, f"{code}.yaml")
    if raw.get("code") != code:
        raise ValueError(f"{code}.yaml: code is {raw.get('code')!r}")
    columns = _columns(raw.get("columns", {}), f"{code}.yaml: columns")
    items = _list(raw.get("values"), f"{code}.yaml: values")
    values = tuple(_value(item, set(columns), f"{code}.yaml: value {n}") for n, item in enumerate(items, 1))
    days = [value.source.first_day for value in values]
    if not days or days != sorted(set(days)):
        raise ValueError(f"{code}.yaml: first days must ascend, found {[str(day) for day in days]}")
    title, unit = (_text(raw.get(key), f"{code}.yaml: {key}") for key in ("title", "unit"))
    return Entry(code, title, unit, columns, values)


def _value(raw: object, columns: set[str], where: str) -> Value:
    item = _mapping(raw, VALUE_KEYS, where)
    texts = {key: _text(item.get(key), f"{where}: {key}") for key in VALUE_TEXTS}
    first_day, checked = (_day(item.get(key), f"{where}: {key}") for key in ("first_day", "checked"))
    source = Source(
        instrument=texts["instrument"],
        article=texts["article"],
        link=texts["link"],
        first_day=first_day,
        checked=checked,
        certainty=_certainty(texts["certainty"], f"{where}: certainty"),
        note=texts["note"],
    )
    doubts = tuple(_doubt(doubt, f"{where}: doubts") for doubt in _list(item.get("doubts", []), f"{where}: doubts"))
    return Value(_content(item, columns, where), source, doubts)


def _content(item: Mapping[str, object], columns: set[str], where: str) -> int | tuple[Row, ...]:
    if ("number" in item) == ("rows" in item):
        raise ValueError(f"{where}: either a number or rows")
    if "rows" in item:
        return tuple(_row(row, columns, f"{where}: row {n}") for n, row in enumerate(_list(item["rows"], where), 1))
    number = item["number"]
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError(f"{where}: number is not whole: {number!r}")
    return number


def _row(raw: object, columns: set[str], where: str) -> Row:
    cells: dict[str, Cell] = {}
    for key, cell in _mapping(raw, columns, where).items():
        if not (cell is None or isinstance(cell, int | str | date)):
            raise ValueError(f"{where}: {key} is neither whole number, text nor day: {cell!r}")
        cells[key] = cell
    return cells


def _doubt(raw: object, where: str) -> Doubt:
    item = _mapping(raw, {"first_day", "text"}, where)
    return Doubt(_day(item.get("first_day"), f"{where}: first_day"), _text(item.get("text"), f"{where}: text"))


def _certainty(text: str, where: str) -> Certainty:
    try:
        return Certainty(text)
    except ValueError as error:
        raise ValueError(f"{where}: {text!r}; known: {[known.value for known in Certainty]}") from error


def _columns(raw: object, where: str) -> dict[str, str]:
    if not isinstance(raw, dict):
        raise ValueError(f"{where}: not a mapping")
    return {_text(key, where): _text(title, f"{where}: {key}") for key, title in raw.items()}


def _mapping(raw: object, allowed: set[str], where: str) -> dict[str, object]:
    if not isinstance(raw, dict):
        raise ValueError(f"{where}: not a mapping")
    for key in raw:
        if key not in allowed:
            raise ValueError(f"{where}: unknown key {key!r}; known: {sorted(allowed)}")
    return raw


def _list(raw: object, where: str) -> list[object]:
    if not isinstance(raw, list):
        raise ValueError(f"{where}: not a list")
    return raw


def _text(raw: object, where: str) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise ValueError(f"{where}: text is missing")
    return raw.strip()


def _day(raw: object, where: str) -> date:
    if type(raw) is not date:
        raise ValueError(f"{where}: not a day (YYYY-MM-DD): {raw!r}")
    return raw
