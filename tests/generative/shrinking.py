"""Makes a failing case smaller: fewer rows, keys, rules; nothing here knows why it fails."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from .sources import Case, Source


def fewer(items: list[object]) -> Iterator[list[object]]:
    """The list without one half, a quarter …, one item."""
    size = len(items) // 2
    while size:
        for start in range(0, len(items), size):
            yield items[:start] + items[start + size :]
        size //= 2
    if len(items) == 1:
        yield []


def smaller_files(case: Case) -> Iterator[Case]:
    for path, source in case.files.items():
        if isinstance(source, Source):
            for rows in fewer(list(source.rows)):
                yield case.with_file(path, replace(source, rows=tuple(rows)))  # type: ignore[arg-type]
            plain = replace(source, bom=False, quoted=False, blank_lines=(), newline="\n", delimiter=",")
            if plain != source:
                yield case.with_file(path, plain)


def smaller_programmes(case: Case) -> Iterator[Case]:
    for key in ("corrections", "lists", "points", "order", "quota", "reserve_percent", "per_family"):
        if key in case.programme:
            yield case.but(**{key: None})
    for key in ("rules", "points", "order", "lists"):
        for items in fewer(case.programme.get(key, [])):
            yield case.but(**{key: items})
    for number, rule in enumerate(case.programme["rules"]):
        if rule["when"] != "TRUE":
            rules = list(case.programme["rules"])
            rules[number] = {**rule, "when": "TRUE"}
            yield case.but(rules=rules)


def smallest(case: Case, fails: Callable[[Case], bool], tries: int = 200) -> Case:
    """The smallest case found that still fails, after at most so many tries."""
    while True:
        for smaller in (*smaller_programmes(case), *smaller_files(case)):
            tries -= 1
            if tries < 0:
                return case
            if fails(smaller):
                case = smaller
                break
        else:
            return case
