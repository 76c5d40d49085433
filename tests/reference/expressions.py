"""The expression language of contract 2: tokens, grammar, kinds and three-valued evaluation.

    order       := expression [ASC | DESC]
    expression  := conjunction {OR conjunction}
    conjunction := negation {AND negation}
    negation    := NOT negation | predicate
    predicate   := sum [comparison sum | [NOT] BETWEEN sum AND sum | [NOT] IN (literal, …) | [NOT] LIKE sum
                        | IS [NOT] NULL|TRUE|FALSE]
    sum         := product {+|- product}
    product     := unary {* unary}
    unary       := - unary | primary
    primary     := literal | column | COALESCE (expression, …) | (expression)

*Reading*: two predicates do not follow one another without parentheses (`a = b = c`, `a = b IS NULL` are refused), as
SQL dialects differ there.
"""

import datetime
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from .refusals import Overflow, Refused

Value = int | str | datetime.date | bool | None
Row = Mapping[str, Value]
Evaluate = Callable[[Row], Value]
Kinds = Mapping[str, str | None]  # lower-case column name: integer | text | date | boolean; None cannot be named

BIGINT = range(-(2**63), 2**63)
TOKEN = re.compile(
    r"(?P<blank>[ \t\r\n]+)|(?P<comment>--)|(?P<name>[A-Za-z_][A-Za-z0-9_]*)|(?P<integer>[0-9]+)(?![A-Za-z0-9_])"
    r"|(?P<text>'(?:[^']|'')*')|(?P<symbol><=|>=|<>|!=|[=<>+\-*(),])"
)
RESERVED = {"AND", "OR", "NOT", "BETWEEN", "IN", "LIKE", "IS", "NULL", "TRUE", "FALSE", "ASC", "DESC"}
COMPARISONS = ("=", "<>", "!=", "<", "<=", ">", ">=")
DATE_FORM = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


@dataclass(frozen=True)
class Token:
    """One word of the source; `word` is its upper-case form when it is a bare name or a symbol."""

    form: str
    text: str
    position: int

    @property
    def word(self) -> str:
        return self.text.upper() if self.form in ("name", "symbol") else ""


@dataclass(frozen=True)
class Node:
    """A piece of an expression: its kind (integer, text, date, boolean, null) and how a row gives its value."""

    kind: str
    value: Evaluate


@dataclass(frozen=True)
class OrderKey:
    """Contract 4: an expression of any kind with ASC (default) or DESC."""

    node: Node
    descending: bool


def tokens_of(source: str) -> list[Token]:
    """Everything else (comments, `;`, quoted identifiers, division …) is refused, naming the position."""
    tokens, position = [], 0
    while position < len(source):
        match = TOKEN.match(source, position)
        if match is None or match.lastgroup == "comment":
            raise Refused(f"position {position + 1}: found {source[position : position + 12]!r}")
        if match.lastgroup != "blank":
            tokens.append(Token(str(match.lastgroup), match.group(), position + 1))
        position = match.end()
    return [*tokens, Token("end", "end of the expression", len(source) + 1)]


# Three-valued logic ---------------------------------------------------------------------------------------------------


def both(left: Value, right: Value) -> Value:
    """AND: FALSE if either is FALSE, else NULL if either is NULL, else TRUE."""
    if left is False or right is False:
        return False
    return None if left is None or right is None else True


def either(left: Value, right: Value) -> Value:
    """OR: TRUE if either is TRUE, else NULL if either is NULL, else FALSE."""
    return opposite(both(opposite(left), opposite(right)))


def opposite(value: Value) -> Value:
    """NOT: NULL stays NULL."""
    return None if value is None else not value


def sortable(value: Value) -> int | bytes | datetime.date:
    """Text compares by UTF-8 bytes; FALSE before TRUE; integers and dates as they are."""
    assert value is not None
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


def compare(symbol: str, left: Value, right: Value) -> Value:
    """NULL with anything is NULL."""
    if left is None or right is None:
        return None
    a, b = sortable(left), sortable(right)
    if symbol == "=":
        return a == b
    if symbol in ("<>", "!="):
        return a != b
    below, equal = a < b, a == b  # type: ignore[operator]
    return {"<": below, "<=": below or equal, ">": not (below or equal), ">=": not below}[symbol]


def among(value: Value, literals: list[Value]) -> Value:
    """`x IN (a, b)` is `x = a OR x = b`."""
    result: Value = False
    for literal in literals:
        result = either(result, compare("=", value, literal))
    return result


def like(value: Value, pattern: Value) -> Value:
    """% any run of code points, _ exactly one; minds case; no escape."""
    if value is None or pattern is None:
        return None
    parts = {"%": ".*", "_": "."}
    regex = "".join(parts.get(letter, re.escape(letter)) for letter in str(pattern))
    return re.fullmatch(regex, str(value), re.DOTALL) is not None


def calculate(symbol: str, left: Value, right: Value, bounded: bool) -> Value:
    """+ - * over whole numbers; NULL with anything is NULL; outside BIGINT is an overflow."""
    if left is None or right is None:
        return None
    assert isinstance(left, int) and isinstance(right, int)
    result = {"+": left + right, "-": left - right, "*": left * right}[symbol]
    if bounded and result not in BIGINT:
        raise Overflow(f"{left} {symbol} {right}")
    return result


def date_literal(text: str) -> datetime.date:
    """DATE 'YYYY-MM-DD', a day that exists."""
    if not DATE_FORM.fullmatch(text):
        raise Refused(f"found DATE {text!r}")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise Refused(f"found DATE {text!r}") from None


def constant_node(kind: str, constant: Value) -> Node:
    return Node(kind, lambda row: constant)


def inverse(node: Node) -> Node:
    return Node("boolean", lambda row: opposite(node.value(row)))


def identity(node: Node, wanted: Value) -> Node:
    return Node("boolean", lambda row: node.value(row) is wanted)


# The grammar ----------------------------------------------------------------------------------------------------------


class Parser:
    """One pass over the tokens; each method is one line of the grammar above."""

    def __init__(self, source: str, columns: Kinds, bounded: bool) -> None:
        self.tokens, self.at = tokens_of(source), 0
        self.columns, self.bounded = columns, bounded

    @property
    def here(self) -> Token:
        return self.tokens[self.at]

    def take(self, *words: str) -> bool:
        """Steps over `words` if they stand here."""
        found = tuple(token.word for token in self.tokens[self.at : self.at + len(words)])
        if found == words:
            self.at += len(words)
        return found == words

    def need(self, word: str) -> None:
        if not self.take(word):
            self.refuse()

    def refuse(self, what: str = "") -> None:
        raise Refused(f"position {self.here.position}: found {self.here.text} {what}")

    def fit(self, *nodes: Node) -> str:
        """One kind for all of them; NULL fits any."""
        kinds = {node.kind for node in nodes} - {"null"}
        if len(kinds) > 1:
            self.refuse(f"kinds do not fit: {', '.join(sorted(kinds))}")
        return kinds.pop() if kinds else "null"

    def want(self, kind: str, *nodes: Node) -> None:
        if self.fit(*nodes) not in (kind, "null"):
            self.refuse(f"{kind} is wanted")

    def expression(self) -> Node:
        left = self.conjunction()
        while self.take("OR"):
            left = self.joined(either, left, self.conjunction())
        return left

    def conjunction(self) -> Node:
        left = self.negation()
        while self.take("AND"):
            left = self.joined(both, left, self.negation())
        return left

    def joined(self, how: Callable[[Value, Value], Value], left: Node, right: Node) -> Node:
        self.want("boolean", left, right)
        return Node("boolean", lambda row: how(left.value(row), right.value(row)))

    def negation(self) -> Node:
        if not self.take("NOT"):
            return self.predicate()
        inner = self.negation()
        self.want("boolean", inner)
        return inverse(inner)

    def predicate(self) -> Node:
        left = self.sum()
        for symbol in COMPARISONS:
            if self.take(symbol):
                return self.comparison(symbol, left, self.sum())
        if self.take("IS"):
            return self.is_one(left, negated=self.take("NOT"))
        negated = self.take("NOT")
        for word, build in (("BETWEEN", self.between), ("IN", self.is_among), ("LIKE", self.is_like)):
            if self.take(word):
                return inverse(build(left)) if negated else build(left)
        if negated:
            self.refuse()
        return left

    def comparison(self, symbol: str, left: Node, right: Node) -> Node:
        self.fit(left, right)
        return Node("boolean", lambda row: compare(symbol, left.value(row), right.value(row)))

    def is_one(self, left: Node, negated: bool) -> Node:
        """IS [NOT] NULL|TRUE|FALSE is never NULL."""
        for word, wanted in (("NULL", None), ("TRUE", True), ("FALSE", False)):
            if self.take(word):
                if wanted is not None:
                    self.want("boolean", left)
                return inverse(identity(left, wanted)) if negated else identity(left, wanted)
        self.refuse()
        raise AssertionError

    def between(self, left: Node) -> Node:
        """`x BETWEEN a AND b` is `x >= a AND x <= b`."""
        low = self.sum()
        self.need("AND")
        high = self.sum()
        self.fit(left, low, high)

        def value(row: Row) -> Value:
            middle = left.value(row)
            return both(compare(">=", middle, low.value(row)), compare("<=", middle, high.value(row)))

        return Node("boolean", value)

    def is_among(self, left: Node) -> Node:
        self.need("(")
        literals = [self.literal()]
        while self.take(","):
            literals.append(self.literal())
        self.need(")")
        self.fit(left, *literals)
        values = [literal.value({}) for literal in literals]
        return Node("boolean", lambda row: among(left.value(row), values))

    def is_like(self, left: Node) -> Node:
        """*Reading*: "no backslash" refuses a pattern that holds one."""
        start = self.at
        pattern = self.sum()
        self.want("text", left, pattern)
        if any(token.form == "text" and "\\" in token.text for token in self.tokens[start : self.at]):
            self.refuse("a backslash in a pattern")
        return Node("boolean", lambda row: like(left.value(row), pattern.value(row)))

    def sum(self) -> Node:
        left = self.product()
        while self.here.word in ("+", "-"):
            symbol = self.here.word
            self.at += 1
            left = self.calculation(symbol, left, self.product())
        return left

    def product(self) -> Node:
        left = self.unary()
        while self.take("*"):
            left = self.calculation("*", left, self.unary())
        return left

    def calculation(self, symbol: str, left: Node, right: Node) -> Node:
        self.want("integer", left, right)
        return Node("integer", lambda row: calculate(symbol, left.value(row), right.value(row), self.bounded))

    def unary(self) -> Node:
        if not self.take("-"):
            return self.primary()
        return self.calculation("-", constant_node("integer", 0), self.unary())

    def primary(self) -> Node:
        if self.take("("):
            inner = self.expression()
            self.need(")")
            return inner
        if self.take("COALESCE", "("):
            return self.coalesce()
        if self.here.form in ("integer", "text") or self.here.word in ("NULL", "TRUE", "FALSE") or self.at_date():
            return self.literal()
        return self.column()

    def coalesce(self) -> Node:
        """The first value that is not NULL. All are evaluated, so that no overflow hides."""
        nodes = [self.expression()]
        while self.take(","):
            nodes.append(self.expression())
        self.need(")")

        def value(row: Row) -> Value:
            return next((value for value in [node.value(row) for node in nodes] if value is not None), None)

        return Node(self.fit(*nodes), value)

    def at_date(self) -> bool:
        return self.here.word == "DATE" and self.tokens[self.at + 1].form == "text"

    def literal(self) -> Node:
        """*Reading*: within IN a minus before an integer belongs to the literal."""
        sign = -1 if self.take("-") else 1
        if sign == -1 and self.here.form != "integer":
            self.refuse()
        for word, kind, constant in (("NULL", "null", None), ("TRUE", "boolean", True), ("FALSE", "boolean", False)):
            if self.take(word):
                return constant_node(kind, constant)
        is_date = self.at_date()
        self.at += is_date
        token = self.here
        if token.form not in ("integer", "text") or (token.form == "integer" and len(token.text) > 15):
            self.refuse("a literal is wanted; integers have at most 15 digits")
        self.at += 1
        if token.form == "integer":
            return constant_node("integer", sign * int(token.text))
        text = token.text[1:-1].replace("''", "'")
        if is_date:
            return constant_node("date", date_literal(text))
        return constant_node("text", text)

    def column(self) -> Node:
        """Column names in any case; an unknown column is refused, and what looks like a function."""
        name = self.here.text.lower()
        if self.here.form != "name" or self.here.word in RESERVED:
            self.refuse()
        if self.tokens[self.at + 1].word == "(":
            self.refuse("functions are not in the language")
        kind = self.columns.get(name)
        if kind is None:
            self.refuse("is no column that can be named here")
        self.at += 1
        return Node(str(kind), lambda row: row[name])

    def end(self) -> None:
        if self.here.form != "end":
            self.refuse()


def check_constants(node: Node, columns: Kinds) -> Node:
    """An overflow among constants is one even when there is no row."""
    node.value(dict.fromkeys(columns))
    return node


def condition(source: str, columns: Kinds, bounded: bool = True) -> Node:
    """A rule's, point's, list's or weight's expression: TRUE, FALSE or NULL for each row."""
    parser = Parser(source, columns, bounded)
    node = parser.expression()
    parser.end()
    parser.want("boolean", node)
    return check_constants(node, columns)


def order_key(source: str, columns: Kinds, bounded: bool = True) -> OrderKey:
    """`order`: expressions of any kind with ASC (default) or DESC. A constant is a constant, not a column number."""
    parser = Parser(source, columns, bounded)
    node = parser.expression()
    descending = parser.take("DESC")
    if not descending:
        parser.take("ASC")
    parser.end()
    return OrderKey(check_constants(node, columns), descending)
