"""Changing a programme's text part by part; what people wrote beside it stays. Not here: whether it is right."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap
from ruamel.yaml.error import YAMLError

from naung.values.errors import Refusal

WIDTH = 120


def with_part(text: str, key: str, value: object) -> str:
    """The text with `key` set anew; None takes it out. Comments, order and every other key stay as they are."""
    document = _read(text)
    if value is None:
        document.pop(key, None)
    elif isinstance(value, Mapping) and isinstance(document.get(key), CommentedMap):
        _set_all(document[key], value)
    else:
        document[key] = value
    return _written(document)


def with_item(text: str, key: str, named: str, item: Mapping[str, Any]) -> str:
    """The text with one item of a list set anew, or added at its end; `named` is the item's key that names it."""
    document = _read(text)
    items = document.setdefault(key, [])
    for one in items:
        if str(one.get(named, "")).lower() == str(item[named]).lower():
            _set_all(one, item)
            break
    else:
        items.append(dict(item))
    return _written(document)


def without_item(text: str, key: str, named: str, name: str) -> str:
    """The text without that item; unchanged where there is none."""
    document = _read(text)
    items: Sequence[Any] = document.get(key, [])
    for place, one in enumerate(items):
        if str(one.get(named, "")).lower() == name.lower():
            del document[key][place]
            return _written(document)
    return text


def _set_all(part: CommentedMap, values: Mapping[str, Any]) -> None:
    """Exactly these keys; those that stay keep their place and comment."""
    for key in [key for key in part if key not in values]:
        del part[key]
    for key, value in values.items():
        if part.get(key) != value:
            part[key] = value


def _yaml() -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def _read(text: str) -> CommentedMap:
    try:
        document = _yaml().load(text)
    except YAMLError as error:
        raise Refusal("Berkas program tidak terbaca sebagai YAML.") from error
    if not isinstance(document, CommentedMap):
        raise Refusal("Bukan berkas program; isinya harus kunci: nilai.")
    return document


def _written(document: CommentedMap) -> str:
    out = io.StringIO()
    _yaml().dump(document, out)
    return out.getvalue()
