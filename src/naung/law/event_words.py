"""Other ways of writing the words of an event file: an alias table (event_words.yaml) and how it is looked up.

Not here: which words there are (event_parts and the law's tables say that), and any meaning of theirs.
"""

import re
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files

import yaml

from naung.law.fields import Fields, name
from naung.values.errors import Refusal

CLASS_WORDS = {"kelas", "class", "grade", "tingkat"}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")


def reader(what: str) -> Callable[[str], str]:
    """Reads the words of one field into the word that the law room uses; an unknown word stays as it was written."""
    return lambda text: _words(what).get(key(text), text)


def renamed(part: str, fields: Fields) -> Fields:
    """The fields of a part under their own names; raises Refusal where one is written twice in different words."""
    names = _table("fields", part)
    found: dict[str, object] = {}
    for written, item in fields.raw.items():
        own = names.get(key(written), written)
        if own in found:
            raise Refusal(
                f"{fields.where}{name(written)}: sama dengan {own}, yang sudah ditulis; yang boleh: salah satu."
            )
        found[own] = item
    return Fields(found, fields.where)


def school(text: str) -> tuple[str, int | None]:
    """A level of school, and the class where it stands with it: `SD kelas 3`, `XI SMA`."""
    read = reader("school")
    if key(text) in _words("school"):
        return read(text), None
    tokens = [token for token in _tokens(text) if token not in CLASS_WORDS]
    numbers = [token for token in tokens if re.fullmatch("[0-9]{1,2}", token) or token in ROMAN]
    if len(numbers) != 1:
        return text, None
    level = " ".join(token for token in tokens if token != numbers[0])
    number = int(numbers[0]) if numbers[0].isdigit() else ROMAN.index(numbers[0]) + 1
    return (read(level), number) if key(level) in _words("school") else (text, None)


def _tokens(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", text.casefold())


def key(text: str) -> str:
    """Its words in alphabetical order, so that their order does not matter."""
    return " ".join(sorted(_tokens(text)))


def _words(what: str) -> Mapping[str, str]:
    return _table("words", what)


@cache
def _table(group: str, what: str) -> Mapping[str, str]:
    """Each way of writing, its words in alphabetical order, and what it stands for."""
    raw = yaml.safe_load(files("naung.law").joinpath("event_words.yaml").read_text(encoding="utf-8"))
    own = raw[group].get(what, {})
    return {key(other): word for word, others in own.items() for other in (word, *others)}
