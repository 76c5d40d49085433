"""Steps: SQL files in DuckDB's dialect with holes to fill. Not here: running them.

A hole is written `$name`. It is filled with trees, never with text, so what a person wrote in a
programme or a column's name cannot change a step's shape.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import sqlglot
from sqlglot import exp

from naung.engine.trees import Tree

Filling = Tree | Sequence[Tree]
PLACES = ("line", "col", "start", "end")


@cache
def _parsed(package: str, name: str) -> Tree:
    text = files(package).joinpath("steps", f"{name}.sql").read_text(encoding="utf-8")
    tree = sqlglot.parse_one(text, read="duckdb")
    for node in tree.walk():  # where each word stood and what was said beside it would be copied with every step
        node.pop_comments()
        for place in PLACES:
            node.meta.pop(place, None)
    return tree


def step(package: str, name: str, holes: Mapping[str, Filling] | None = None) -> Tree:
    """The step `steps/NAME.sql` of a room, its holes filled.

    A hole in a list (columns, order, arguments) may be filled with any number of trees, none
    included. Raises KeyError for a hole without a filling and ValueError for one left over.
    """
    tree = _parsed(package, name).copy()
    given = dict(holes or {})
    used = set()
    for hole in list(tree.find_all(exp.Placeholder)):
        used.add(hole.name)
        filling = given[hole.name]
        trees = [filling] if isinstance(filling, exp.Expr) else list(filling)
        _fill(hole, [one.copy() for one in trees])
    if left := set(given) - used:
        raise ValueError(f"step {name} has no holes {sorted(left)}")
    return tree


def _fill(hole: Tree, trees: list[Tree]) -> None:
    place = hole.parent if isinstance(hole.parent, exp.Ordered) else hole
    if len(trees) == 1:
        place.replace(trees[0])
        return
    parent, key = place.parent, place.arg_key
    siblings = parent.args.get(key) if parent is not None and key else None
    if parent is None or not isinstance(siblings, list):
        raise ValueError(f"the hole ${hole.name} takes one tree, {len(trees)} were given")
    at = next(index for index, sibling in enumerate(siblings) if sibling is place)
    parent.set(str(key), siblings[:at] + trees + siblings[at + 1 :])


def sql(tree: Tree, dialect: str) -> str:
    """A tree as SQL text of `duckdb` or `spark`; unknown functions never reach Spark."""
    if dialect != "duckdb" and (unknown := tree.find(exp.Anonymous)):
        raise ValueError(f"{unknown.name} is not a function both engines share")
    # Without comments: after one with an odd number of apostrophes DuckDB 2.0.0 takes U+2003 in a text for a space.
    return tree.sql(dialect=dialect, unsupported_level=sqlglot.ErrorLevel.RAISE, comments=False)
