"""Fields of an event file, each read with its kind and bounds; a refusal names field, what was found, what is allowed.

Not here: which fields there are.
"""

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from naung.values import words
from naung.values.errors import Refusal

T = TypeVar("T")
LONGEST = 200
MOST_SHOWN = 60


@dataclass(frozen=True)
class Fields:
    """A mapping of the file and where it stands, for instance `children[1].`"""

    raw: Mapping[str, object]
    where: str

    def only(self, allowed: Collection[str]) -> None:
        """Raises Refusal for a key nobody reads: a misspelt field must not be passed over in silence."""
        for key in self.raw:
            if key not in allowed:
                raise Refusal(f"{self.where}{name(key)}: tidak dikenal. Yang dikenal: {', '.join(sorted(allowed))}.")

    def whole(self, key: str, low: int, high: int) -> int | None:
        """A whole number from low to high, or None where the field is not told."""
        found = self.raw.get(key)
        if found is None:
            return None
        if not isinstance(found, int) or isinstance(found, bool) or not low <= found <= high:
            raise self.wrong(key, f"bilangan bulat {words.number(low)} sampai {words.number(high)}")
        return found

    def day(self, key: str, low: date, high: date) -> date | None:
        found = self.raw.get(key)
        if found is None:
            return None
        if isinstance(found, str):
            found = _day(found)
        if type(found) is not date or not low <= found <= high:
            raise self.wrong(key, f"tanggal YYYY-MM-DD, {words.day(low)} sampai {words.day(high)}")
        return found

    def get_day(self, key: str, low: date, high: date) -> date:
        """As `day`, for a field that must be told."""
        found = self.day(key, low, high)
        if found is None:
            raise self.missing(key, "tanggal YYYY-MM-DD")
        return found

    def flag(self, key: str) -> bool | None:
        found = self.raw.get(key)
        if found is not None and not isinstance(found, bool):
            raise self.wrong(key, "true atau false")
        return found

    def choice(self, key: str, allowed: Collection[str], read: Callable[[str], str] = str) -> str | None:
        """One of the words allowed; `read` knows other ways of writing them."""
        found = self.raw.get(key)
        if found is None:
            return None
        if isinstance(found, str):
            found = read(found)
        if not isinstance(found, str) or found not in allowed:
            raise self.wrong(key, f"salah satu dari: {', '.join(allowed)}")
        return found

    def get_choice(self, key: str, allowed: Collection[str], read: Callable[[str], str] = str) -> str:
        """As `choice`, for a field that must be told."""
        found = self.choice(key, allowed, read)
        if found is None:
            raise self.missing(key, f"salah satu dari: {', '.join(allowed)}")
        return found

    def text(self, key: str) -> str | None:
        found = self.raw.get(key)
        if found is None:
            return None
        if not isinstance(found, str) or not found.strip() or len(found) > LONGEST or not found.isprintable():
            raise self.wrong(key, f"teks satu baris, paling panjang {LONGEST} huruf")
        return found.strip()

    def items(self, key: str, most: int) -> list[object] | None:
        found = self.raw.get(key)
        if found is None:
            return None
        if not isinstance(found, list):
            raise self.wrong(key, f"daftar, paling banyak {most} butir; [] bila tidak ada")
        if len(found) > most:
            raise Refusal(f"{self.where}{key}: ditemukan {len(found)} butir; yang boleh: paling banyak {most} butir.")
        return found

    def parts(self, key: str, most: int, read: Callable[["Fields"], T], short: str = "") -> tuple[T, ...] | None:
        """A list of mappings, each read by `read`; a word alone stands for the field `short`, where there is one."""
        found = self.items(key, most)
        if found is None:
            return None
        wholes = [{short: item} if short and isinstance(item, str) else item for item in found]
        return tuple(read(self.inside(item, f"{self.where}{key}[{n}]")) for n, item in enumerate(wholes, 1))

    def part(self, key: str) -> "Fields":
        """A mapping inside; empty where it is not told."""
        found = self.raw.get(key)
        return self.inside({} if found is None else found, f"{self.where}{key}")

    def inside(self, item: object, where: str) -> "Fields":
        if not isinstance(item, dict):
            raise Refusal(f"{where}: ditemukan {shown(item)}; yang boleh: pasangan nama dan isi.")
        for key in item:
            if not isinstance(key, str):
                raise Refusal(f"{where}: ditemukan nama {shown(key)}; yang boleh: nama berupa teks.")
        return Fields(item, f"{where}.")

    def missing(self, key: str, allowed: str) -> Refusal:
        return Refusal(f"{self.where}{key}: belum diisi; yang boleh: {allowed}.")

    def wrong(self, key: str, allowed: str) -> Refusal:
        return Refusal(f"{self.where}{key}: ditemukan {shown(self.raw.get(key))}; yang boleh: {allowed}.")


def name(key: object) -> str:
    """A field's name as it was written, or shown as any other text where it cannot stand in a sentence."""
    return key if isinstance(key, str) and key and key.isprintable() and len(key) <= MOST_SHOWN else shown(key)


def shown(found: object) -> str:
    """What was found, short enough for a sentence and on one line."""
    if found is None:
        return "isi kosong"
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, date):
        return found.isoformat()
    if isinstance(found, dict | list):
        return "daftar" if isinstance(found, list) else "pasangan nama dan isi"
    if isinstance(found, set | bytes):
        return "isi yang bukan teks, bilangan, tanggal, atau daftar"
    text = f'"{found}"' if isinstance(found, str) else str(found)
    text = "".join(letter if letter.isprintable() else _escaped(letter) for letter in text[:MOST_SHOWN])
    return text if len(text) < MOST_SHOWN else f"{text[: MOST_SHOWN - 3]}…"


def _escaped(letter: str) -> str:
    return letter.encode("unicode_escape").decode("ascii")


def _day(text: str) -> date | None:
    """A day written in quotation marks, as JSON does."""
    try:
        return date.fromisoformat(text) if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text, re.ASCII) else None
    except ValueError:
        return None
