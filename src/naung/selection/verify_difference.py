"""A difference in public files: where it is, what stood there, what it should be. Not here: what is compared.

The verifier uses the standard library only, so that anyone can read it whole and run it anywhere.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naung.values.errors import why

LONGEST = 120


@dataclass(frozen=True)
class Difference:
    """The first thing that does not agree; `line` from 1, None where the whole file or a key of it is meant."""

    file: str
    line: int | None
    what: str
    found: str
    wanted: str

    @property
    def words(self) -> str:
        """One sentence: file, line, what, what stands there, what should."""
        where = f"{self.file}, baris {self.line}" if self.line else self.file
        return f"{where}, {self.what}: tertulis {_short(self.found)}, seharusnya {_short(self.wanted)}"

    def as_json(self) -> dict[str, object]:
        return {
            "file": self.file,
            "line": self.line,
            "what": self.what,
            "found": _short(self.found),
            "wanted": _short(self.wanted),
        }


class Differs(Exception):
    """Raised at the first difference."""

    def __init__(self, file: str, line: int | None, what: str, found: object, wanted: object) -> None:
        self.difference = Difference(file, line, what, shown(found), shown(wanted))
        super().__init__(self.difference.words)


def shown(value: object) -> str:
    """A value as it stands in a sentence."""
    if value is None or value == "":
        return "kosong"
    if isinstance(value, bool | dict | list):
        return json.dumps(value, ensure_ascii=False)
    return str(value)


def _short(text: str) -> str:
    text = "".join(letter if letter.isprintable() else "�" for letter in text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def check(file: str, line: int | None, what: str, found: object, wanted: object) -> None:
    """Raise Differs unless what was found is what it should be; True is not 1 here."""
    if found != wanted or type(found) is not type(wanted):
        raise Differs(file, line, what, found, wanted)


def unreadable(file: str, error: OSError) -> Differs:
    missing = isinstance(error, FileNotFoundError)
    found = "berkas tidak ada" if missing else f"tidak dapat dibuka ({why(error)})"
    return Differs(file, None, "berkas", found, "berkas yang dapat dibaca")


def read_json(folder: Path, file: str) -> "Record":
    """A JSON file that holds one object."""
    try:
        content = json.loads((folder / file).read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise unreadable(file, error) from error
    except (ValueError, RecursionError) as error:
        raise Differs(file, None, "isi", f"tidak terbaca sebagai JSON{_at(error)}", "satu objek JSON") from error
    if not isinstance(content, dict):
        raise Differs(file, None, "isi", content, "satu objek JSON")
    return Record(file, content)


def _at(error: Exception) -> str:
    return f" (baris {error.lineno}, kolom {error.colno})" if isinstance(error, json.JSONDecodeError) else ""


@dataclass(frozen=True)
class Record:
    """A JSON object of a file; what is asked of it must be there and of the right kind."""

    file: str
    content: dict[str, Any]
    within: str = ""

    def name(self, key: str) -> str:
        return f"{self.within}.{key}" if self.within else key

    def part(self, key: str) -> "Record":
        value = self.content.get(key)
        if not isinstance(value, dict):
            raise Differs(self.file, None, self.name(key), value, "objek JSON")
        return Record(self.file, value, self.name(key))

    def count(self, key: str, least: int = 0) -> int:
        """A whole number, not negative."""
        value = self.content.get(key)
        if type(value) is not int or value < least:
            raise Differs(self.file, None, self.name(key), value, f"bilangan bulat, paling sedikit {least}")
        return value

    def text(self, key: str) -> str:
        value = self.content.get(key)
        if not isinstance(value, str):
            raise Differs(self.file, None, self.name(key), value, "teks")
        return value

    def check(self, key: str, wanted: object) -> None:
        """Raise Differs unless the key holds this."""
        check(self.file, None, self.name(key), self.content.get(key), wanted)
