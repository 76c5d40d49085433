"""Trees of SQL, made piece by piece, so that no room joins text into SQL. Not here: what they mean."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from sqlglot import exp

Tree = exp.Expr


def column(name: str, table: str | None = None) -> Tree:
    return exp.column(exp.to_identifier(name, quoted=True), table)


def text(value: str) -> Tree:
    return exp.Literal.string(value)


def integer(value: int) -> Tree:
    """A whole number as BIGINT: DuckDB would take a small literal for a narrower type."""
    return exp.cast(exp.Literal.number(value), exp.DataType.Type.BIGINT)


def null(sql_type: str) -> Tree:
    return exp.cast(exp.null(), sql_type)


def call(macro: str, *arguments: Tree) -> Tree:
    """A call of one of the reader's macros; DuckDB only."""
    return exp.Anonymous(this=macro, expressions=list(arguments))


def named(tree: Tree, name: str) -> Tree:
    return exp.alias_(tree, exp.to_identifier(name, quoted=True))


def ordered(tree: Tree, descending: bool) -> Tree:
    """One key of an ORDER BY; NULL last whichever the direction."""
    return exp.Ordered(this=tree, desc=descending, nulls_first=False)


def verdict(truth_value: Tree) -> Tree:
    """T, F or N: a truth value's column as one character."""
    return exp.Case(
        ifs=[exp.If(this=truth_value, true=text("T")), exp.If(this=missing(truth_value.copy()), true=text("N"))],
        default=text("F"),
    )


def day(value: date) -> Tree:
    return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.Type.DATE)


def truth(value: bool) -> Tree:
    return exp.Boolean(this=value)


def as_text(tree: Tree) -> Tree:
    return exp.cast(tree, exp.DataType.Type.VARCHAR)


def as_bigint(tree: Tree) -> Tree:
    """A whole number of any width as BIGINT; NULL where it does not fit. DuckDB only."""
    return exp.TryCast(this=tree, to=exp.DataType.build("BIGINT"), safe=True)


def missing(tree: Tree) -> Tree:
    return exp.Is(this=exp.paren(tree), expression=exp.null())


def given(tree: Tree) -> Tree:
    return exp.Not(this=missing(tree))


def both(left: Tree, right: Tree) -> Tree:
    return exp.paren(exp.And(this=exp.paren(left), expression=exp.paren(right)))


def either(trees: Sequence[Tree]) -> Tree:
    """Whether any is true; of none, false."""
    whole: Tree = truth(False)
    for tree in trees:
        whole = exp.Or(this=whole, expression=exp.paren(tree))
    return exp.paren(whole)


def chosen(condition: Tree, then: Tree, otherwise: Tree) -> Tree:
    return exp.Case(ifs=[exp.If(this=condition, true=then)], default=otherwise)


def band(value: Tree, starts: Sequence[int], unknown: int) -> Tree:
    """The last of the ascending `starts` that a number reaches; the first for all below; `unknown` without one."""
    ifs = [exp.If(this=missing(value.copy()), true=integer(unknown))]
    for start, next_start in pairwise(starts):
        ifs.append(exp.If(this=exp.LT(this=value.copy(), expression=integer(next_start)), true=integer(start)))
    return exp.Case(ifs=ifs, default=integer(starts[-1]))


def added(trees: Sequence[Tree]) -> Tree:
    """The sum; of none, zero."""
    whole = integer(0)
    for tree in trees:
        whole = exp.Add(this=whole, expression=tree)
    return exp.paren(whole)


def all_of(table: str) -> Tree:
    """Every row of a table."""
    return exp.select("*").from_(exp.to_identifier(table, quoted=True))


def any_is(name: str, value: str | int) -> Tree:
    """Whether any row of a group has this value in a column."""
    return exp.LogicalOr(this=_is(name, value))


def any_is_and(name: str, value: str | int, also: str) -> Tree:
    """Whether any row of a group has this value in a column and is true in another."""
    return exp.LogicalOr(this=both(_is(name, value), column(also)))


def _is(name: str, value: str | int) -> Tree:
    return exp.EQ(this=column(name), expression=text(value) if isinstance(value, str) else integer(value))


def first_digits(name: str, table: str, count: int) -> Tree:
    """The first characters of a text column."""
    return exp.Substring(this=column(name, table), start=exp.Literal.number(1), length=exp.Literal.number(count))
