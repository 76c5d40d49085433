"""A programme held against its data's columns: every expression checked, before any data is read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naung.intake.columns import at_rest
from naung.intake.lists import OfficeList
from naung.intake.registry import Registry
from naung.selection.expressions import Expression, OrderKey, read_condition, read_order
from naung.selection.programme import Programme, When
from naung.values.kinds import Kind


@dataclass(frozen=True)
class Compiled:
    """The programme's expressions, checked.

    Attributes:
        rules, points, order, weight: as trees over the facts of one person (`f`).
        keys: the column of `judged` that holds each order key; a bare fact is its own key.
        wheres: a tree for each list, over its rows.
        named: the facts that a rule, a point or an order names; they are kept for explaining.
        wanted: the registry's columns that must be read.
        derived: the facts that Naung works out; a file's column of that name is not read.
    """

    programme: Programme
    kinds: Mapping[str, Kind]
    lists: tuple[OfficeList, ...]
    wheres: tuple[Expression, ...]
    rules: tuple[Expression, ...]
    points: tuple[Expression, ...]
    order: tuple[OrderKey, ...]
    weight: Expression | None
    keys: tuple[str, ...]
    named: tuple[str, ...]
    wanted: frozenset[str]
    derived: frozenset[str]


def compile_programme(programme: Programme, registry: Registry, lists: Sequence[OfficeList]) -> Compiled:
    """Check every expression against the columns that exist; a Refusal names the first fault."""
    on_lists = {one.fact: Kind.BOOLEAN for one in programme.lists}
    kinds = {**registry.kinds, "umur": Kind.INTEGER, **on_lists}
    kinds.pop("poin", None)
    wheres = tuple(
        read_condition(part.where if part.where is not None else "TRUE", one.kinds, f"lists: {part.name}, where")
        for part, one in zip(programme.lists, lists, strict=True)
    )
    rules = tuple(read_condition(rule.when, kinds, f"rules: {rule.code}") for rule in programme.rules)
    points = tuple(read_condition(point.when, kinds, f"points: {point.code}") for point in programme.points)
    order = tuple(
        read_order(text, {**kinds, "poin": Kind.INTEGER}, f"order[{place}]")
        for place, text in enumerate(programme.order, 1)
    )
    weight = None
    if programme.quota and isinstance(programme.quota.weight, When):
        weight = read_condition(programme.quota.weight.when, kinds, "quota.weight")
    named = {name for one in (*rules, *points) for name in one.columns}
    named |= {name for key in order for name in key.expression.columns} - {"poin"}
    derived = {"umur", *on_lists}
    wanted = named | (weight.columns if weight else frozenset())
    return Compiled(
        programme,
        kinds,
        tuple(lists),
        wheres,
        rules,
        points,
        order,
        weight,
        tuple(_key(key.expression, place) for place, key in enumerate(order)),
        tuple(name for name in kinds if name in named),
        frozenset(wanted - derived),
        frozenset(derived),
    )


def _key(expression: Expression, place: int) -> str:
    bare = expression.text.strip().lower()
    return at_rest(bare) if bare in expression.columns else f"key {place}"
