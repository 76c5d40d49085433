"""The expression language: a closed subset of SQL, checked before any data is read.

Two walls. The first (`lexicon`) lets only the language's own words pass. The second, here, looks at the tree: one
table says for each node what checks it and which parts it may have; a node that is not in it is refused. Not here:
running anything.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import sqlglot
from sqlglot import exp
from sqlglot.errors import ParseError
from sqlglot.tokenizer_core import Token

from naung.engine.trees import Tree, column, integer, null
from naung.intake.columns import at_rest
from naung.selection.lexicon import DIGITS, Fault, quoted, read_words
from naung.values.errors import Refusal
from naung.values.kinds import Kind

ALLOWED = (
    "nama kolom, bilangan (paling banyak 15 angka), 'teks', TRUE, FALSE, NULL, DATE 'YYYY-MM-DD', = <> != < <= > >=, "
    "BETWEEN, IN, LIKE, IS [NOT] NULL/TRUE/FALSE, AND, OR, NOT, + - *, tanda kurung, COALESCE"
)
LARGEST = 2**63 - 1
DEEPEST = 250
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Expression:
    """A checked expression: its tree, what it yields (None: only NULL), and the columns it names."""

    text: str
    tree: Tree
    kind: Kind | None
    columns: frozenset[str]


@dataclass(frozen=True)
class OrderKey:
    expression: Expression
    descending: bool


def read_expression(text: str, kinds: Mapping[str, Kind], where: str, table: str = "f") -> Expression:
    """Check an expression over columns of the given kinds; `table` is the name its tree gives their row.

    A Refusal names the rule (`where`), the position, what was found and what is allowed.
    """
    try:
        return _checked(text, read_words(text, kinds), kinds, table)
    except RecursionError:
        raise Refusal(
            f"{where}, seluruhnya: terlalu panjang atau terlalu dalam; pecah menjadi beberapa aturan"
        ) from None
    except Fault as fault:
        position = f"posisi {fault.at + 1}" if fault.at is not None else "seluruhnya"
        raise Refusal(f"{where}, {position}: {fault.said}. Ditulis: {text}. Boleh: {ALLOWED}") from fault


def read_condition(text: str, kinds: Mapping[str, Kind], where: str, table: str = "f") -> Expression:
    """An expression that is true, false or unknown."""
    expression = read_expression(text, kinds, where, table)
    if expression.kind not in (Kind.BOOLEAN, None):
        raise Refusal(
            f"{where}, seluruhnya: harus syarat (benar/salah), ditemukan {expression.kind.words}. "
            f"Ditulis: {text}. Boleh: {ALLOWED}"
        )
    tree = expression.tree if expression.kind else null(Kind.BOOLEAN.sql)
    return Expression(text, tree, Kind.BOOLEAN, expression.columns)


def read_order(text: str, kinds: Mapping[str, Kind], where: str) -> OrderKey:
    """`expression [ASC|DESC]`, ASC where nothing is said."""
    match = re.fullmatch(r"(.*\S)\s+(ASC|DESC)", text.strip(), re.IGNORECASE | re.DOTALL)
    body, direction = (match[1], match[2].upper()) if match else (text, "ASC")
    expression = read_expression(body, kinds, where)
    if expression.kind is None:
        expression = Expression(body, null(Kind.BOOLEAN.sql), Kind.BOOLEAN, expression.columns)
    return OrderKey(expression, direction == "DESC")


@dataclass
class _Reading:
    """What is known while one expression's tree is checked."""

    kinds: Mapping[str, Kind]
    table: str
    columns: set[str]


Checked = tuple[Tree, Kind | None]


def _checked(text: str, tokens: list[Token], kinds: Mapping[str, Kind], table: str) -> Expression:
    words, places = quoted(text, tokens, kinds)
    reading = _Reading(kinds, table, set())
    try:
        parsed = sqlglot.parse_one(words, read="duckdb")
        if max(_depths(parsed)) > DEEPEST:
            raise Fault(None, f"terlalu panjang atau terlalu dalam; paling banyak {DEEPEST} tingkat, pecahlah")
        tree, kind = _check(parsed, reading)
    except ParseError as error:
        at = error.errors[0].get("start_context") if error.errors else None
        start = len(at) if isinstance(at, str) else None
        raise Fault(_before(start, places), "susunannya tidak terbaca") from error
    except Fault as fault:
        raise Fault(_before(fault.at, places), fault.said) from fault
    return Expression(text, tree, kind, frozenset(reading.columns))


def _depths(tree: Tree) -> Iterator[int]:
    """How deep each node lies."""
    waiting = [(tree, 1)]
    while waiting:
        node, depth = waiting.pop()
        yield depth
        waiting += [(inner, depth + 1) for inner in node.iter_expressions()]


def _before(at: int | None, places: Mapping[int, int]) -> int | None:
    """Where the word at or before a place of the quoted text stood in the text as written."""
    known = [place for place in places if at is not None and place <= at]
    return places[max(known)] if known else None


def _check(node: Tree, reading: _Reading) -> Checked:
    checker, parts = _LANGUAGE.get(type(node), (None, frozenset()))
    if checker is None:
        raise Fault(_place(node), f"ditemukan {type(node).__name__.upper()}")
    if more := {part for part, value in node.args.items() if value} - parts:
        raise Fault(_place(node), f"ditemukan {type(node).__name__.upper()} dengan {', '.join(sorted(more))}")
    return checker(node, reading)


def _place(node: Tree) -> int | None:
    """Where in the text a node begins, as far as the parser remembers."""
    places = [inner.meta["start"] for inner in node.walk() if "start" in inner.meta]
    return min(places) if places else None


def _wanted(node: Tree, checked: Checked, kind: Kind) -> Tree:
    """The tree of an operand that must be of a kind; a bare NULL is of every kind."""
    tree, found = checked
    if found is None:
        return null(kind.sql)
    if found is not kind:
        raise Fault(_place(node), f"di sini harus {kind.words}, ditemukan {found.words}")
    return tree


def _alike(nodes: list[Tree], reading: _Reading) -> tuple[list[Tree], Kind | None]:
    """Operands of one kind, whichever; NULLs take the kind of the others."""
    checked = [_check(node, reading) for node in nodes]
    kind = next((found for _, found in checked if found is not None), None)
    if kind is None:
        return [null(Kind.BOOLEAN.sql) for _ in nodes], None
    return [_wanted(node, one, kind) for node, one in zip(nodes, checked, strict=True)], kind


def _column(node: Tree, reading: _Reading) -> Checked:
    if not isinstance(node.this, exp.Identifier) or not node.this.quoted:
        raise Fault(_place(node), f"ditemukan {node.sql()}")
    name = node.name.lower()
    if name not in reading.kinds:
        raise Fault(_place(node), f"kolom {node.name} tidak dikenal; yang ada: {', '.join(sorted(reading.kinds))}")
    reading.columns.add(name)
    return column(at_rest(name), reading.table), reading.kinds[name]


def _literal(node: Tree, _: _Reading) -> Checked:
    if node.is_string:
        return exp.Literal.string(node.this), Kind.TEXT
    if not DIGITS.fullmatch(str(node.this)):
        raise Fault(_place(node), f"ditemukan bilangan {node.this}")
    return integer(int(node.this)), Kind.INTEGER


def _boolean(node: Tree, _: _Reading) -> Checked:
    return exp.Boolean(this=node.this), Kind.BOOLEAN


def _null(_: Tree, __: _Reading) -> Checked:
    return exp.null(), None


def _date(node: Tree, _: _Reading) -> Checked:
    """DATE 'YYYY-MM-DD'; the words CAST and :: cannot come this far."""
    written = node.this.this if isinstance(node.this, exp.Literal) and node.this.is_string else ""
    if node.args["to"].sql() != "DATE" or not _DAY.fullmatch(str(written)):
        raise Fault(_place(node), "tanggal ditulis DATE 'YYYY-MM-DD'")
    try:
        value = date.fromisoformat(str(written))
    except ValueError as error:
        raise Fault(_place(node), f"tanggal {written} tidak ada") from error
    return exp.cast(exp.Literal.string(value.isoformat()), exp.DataType.Type.DATE), Kind.DATE


def _paren(node: Tree, reading: _Reading) -> Checked:
    return _check(node.this, reading)


def _logic(node: Tree, reading: _Reading) -> Checked:
    left = _wanted(node.this, _check(node.this, reading), Kind.BOOLEAN)
    right = _wanted(node.expression, _check(node.expression, reading), Kind.BOOLEAN)
    return exp.paren(type(node)(this=left, expression=right)), Kind.BOOLEAN


def _not(node: Tree, reading: _Reading) -> Checked:
    inner = _wanted(node.this, _check(node.this, reading), Kind.BOOLEAN)
    return exp.paren(exp.Not(this=inner)), Kind.BOOLEAN


def _compare(node: Tree, reading: _Reading) -> Checked:
    for side in (node.this, node.expression):
        if isinstance(side, _COMPARISONS):
            raise Fault(_place(side), "dua perbandingan berurutan; pakai tanda kurung atau AND")
    (left, right), _ = _alike([node.this, node.expression], reading)
    return exp.paren(type(node)(this=left, expression=right)), Kind.BOOLEAN


def _between(node: Tree, reading: _Reading) -> Checked:
    (value, low, high), _ = _alike([node.this, node.args["low"], node.args["high"]], reading)
    return exp.paren(exp.Between(this=value, low=low, high=high)), Kind.BOOLEAN


def _in(node: Tree, reading: _Reading) -> Checked:
    choices = node.expressions
    if not choices:
        raise Fault(_place(node), "sesudah IN harus daftar nilai dalam tanda kurung")
    for choice in choices:
        bare = choice.this if isinstance(choice, exp.Neg) else choice
        if not isinstance(bare, exp.Literal | exp.Boolean | exp.Null | exp.Cast):
            raise Fault(_place(choice), "di dalam IN hanya nilai tetap")
    (value, *options), _ = _alike([node.this, *choices], reading)
    return exp.paren(exp.In(this=value, expressions=options)), Kind.BOOLEAN


def _like(node: Tree, reading: _Reading) -> Checked:
    value = _wanted(node.this, _check(node.this, reading), Kind.TEXT)
    like = exp.paren(exp.Like(this=value, expression=_pattern(node.expression)))
    # The parser keeps NOT LIKE as a mark on the node, not as a NOT above it.
    return (exp.paren(exp.Not(this=like)) if node.args.get("negate") else like), Kind.BOOLEAN


def _pattern(pattern: Tree) -> Tree:
    if isinstance(pattern, exp.Null):
        return null(Kind.TEXT.sql)
    if not isinstance(pattern, exp.Literal) or not pattern.is_string:
        raise Fault(_place(pattern), "sesudah LIKE harus 'pola'")
    if "\\" in pattern.this:
        raise Fault(_place(pattern), "garis miring terbalik tidak boleh di dalam pola")
    return exp.Literal.string(pattern.this)


def _is(node: Tree, reading: _Reading) -> Checked:
    tree, kind = _check(node.this, reading)
    if isinstance(node.expression, exp.Null):
        tree = tree if kind else null(Kind.BOOLEAN.sql)
        return exp.paren(exp.Is(this=tree, expression=exp.null())), Kind.BOOLEAN
    if not isinstance(node.expression, exp.Boolean):
        raise Fault(_place(node), "sesudah IS harus NULL, TRUE atau FALSE")
    tree = _wanted(node.this, (tree, kind), Kind.BOOLEAN)
    return exp.paren(exp.Is(this=tree, expression=exp.Boolean(this=node.expression.this))), Kind.BOOLEAN


def _arithmetic(node: Tree, reading: _Reading) -> Checked:
    left = _wanted(node.this, _check(node.this, reading), Kind.INTEGER)
    right = _wanted(node.expression, _check(node.expression, reading), Kind.INTEGER)
    _check_range(node)
    return exp.paren(type(node)(this=left, expression=right)), Kind.INTEGER


def _negative(node: Tree, reading: _Reading) -> Checked:
    inner = _wanted(node.this, _check(node.this, reading), Kind.INTEGER)
    return exp.paren(exp.Neg(this=inner)), Kind.INTEGER


def _check_range(node: Tree) -> None:
    """Fixed numbers whose result leaves 64 bits are found here; a column's, only in the run."""
    value = _fixed(node)
    if value is not None and abs(value) > LARGEST:
        raise Fault(_place(node), f"hasil hitungan {value} terlalu besar")


def _fixed(node: Tree) -> int | None:
    if isinstance(node, exp.Paren):
        return _fixed(node.this)
    if isinstance(node, exp.Neg):
        inner = _fixed(node.this)
        return None if inner is None else -inner
    if isinstance(node, exp.Literal):
        return None if node.is_string else int(node.this)
    if isinstance(node, exp.Add | exp.Sub | exp.Mul):
        left, right = _fixed(node.this), _fixed(node.expression)
        if left is None or right is None:
            return None
        return {exp.Add: left + right, exp.Sub: left - right, exp.Mul: left * right}[type(node)]
    return None


def _coalesce(node: Tree, reading: _Reading) -> Checked:
    trees, kind = _alike([node.this, *node.expressions], reading)
    if kind is None:
        return exp.null(), None
    return exp.Coalesce(this=trees[0], expressions=trees[1:]), kind


_COMPARISONS = (exp.EQ, exp.NEQ, exp.LT, exp.LTE, exp.GT, exp.GTE)

_TWO = frozenset({"this", "expression"})
_ONE = frozenset({"this"})

# The whole language: node -> what checks it, and the parts it may have. What is not in this table does not exist.
_LANGUAGE: dict[type[Tree], tuple[Callable[[Tree, _Reading], Checked], frozenset[str]]] = {
    exp.Column: (_column, _ONE),
    exp.Literal: (_literal, frozenset({"this", "is_string"})),
    exp.Boolean: (_boolean, _ONE),
    exp.Null: (_null, frozenset()),
    exp.Cast: (_date, frozenset({"this", "to"})),
    exp.Paren: (_paren, _ONE),
    exp.And: (_logic, _TWO),
    exp.Or: (_logic, _TWO),
    exp.Not: (_not, _ONE),
    exp.EQ: (_compare, _TWO),
    exp.NEQ: (_compare, _TWO),
    exp.LT: (_compare, _TWO),
    exp.LTE: (_compare, _TWO),
    exp.GT: (_compare, _TWO),
    exp.GTE: (_compare, _TWO),
    exp.Between: (_between, frozenset({"this", "low", "high"})),
    exp.In: (_in, frozenset({"this", "expressions"})),
    exp.Like: (_like, _TWO | {"negate"}),
    exp.Is: (_is, _TWO),
    exp.Add: (_arithmetic, _TWO),
    exp.Sub: (_arithmetic, _TWO),
    exp.Mul: (_arithmetic, _TWO),
    exp.Neg: (_negative, _ONE),
    exp.Coalesce: (_coalesce, frozenset({"this", "expressions"})),
}
