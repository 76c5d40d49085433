"""The text of an event file as plain mappings, lists, words, numbers and days. Not here: which fields there are.

A scalar that is no day or number after all (2026-02-30, !!bool x) stays a word, so that its field can be named.
"""

from collections.abc import Callable, Hashable
from typing import Any

import yaml

from naung.law.fields import name
from naung.values.errors import Refusal

BIGGEST = 100_000
DEEPEST = 10
SCALARS = ("int", "float", "bool", "timestamp", "null", "binary")


class _ByHand(yaml.SafeLoader):
    """PyYAML lets a later key silently win; an event must not."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        seen = set()
        for key in keys:
            if key in seen:
                raise Refusal(f"{name(key)}: ditulis lebih dari satu kali.")
            seen.add(key)
        return super().construct_mapping(node, deep)


def _or_word(read: Callable[[Any, Any], object]) -> Callable[[Any, Any], object]:
    def construct(loader: Any, node: Any) -> object:
        try:
            return read(loader, node)
        except (ValueError, KeyError, AttributeError):
            return loader.construct_scalar(node)

    return construct


for _tag in (f"tag:yaml.org,2002:{scalar}" for scalar in SCALARS):
    _ByHand.add_constructor(_tag, _or_word(yaml.SafeLoader.yaml_constructors[_tag]))


def read(text: str) -> object:
    """What the file holds; raises Refusal for text that is too long, too deep, or no YAML."""
    if len(text) > BIGGEST:
        raise Refusal(f"Isi berkas terlalu panjang; paling panjang {BIGGEST} huruf.")
    try:
        _check_depth(text)
        return yaml.load(text, Loader=_ByHand)
    except (yaml.YAMLError, ValueError, TypeError) as error:
        line = getattr(getattr(error, "problem_mark", None), "line", None)
        at = "" if line is None else f" (baris {line + 1})"
        raise Refusal(f"Isi berkas bukan YAML yang terbaca{at}.") from error


def _check_depth(text: str) -> None:
    """Raises Refusal before a file of thousands of brackets costs minutes to read."""
    depth = 0
    for node in yaml.parse(text, Loader=yaml.SafeLoader):
        depth += isinstance(node, yaml.CollectionStartEvent) - isinstance(node, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise Refusal(f"Isi berkas bersarang lebih dari {DEEPEST} tingkat.")
