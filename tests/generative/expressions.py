"""Random expressions of the contract's language, well-kinded, with the grammar's own precedence."""

from collections.abc import Mapping
from random import Random

Columns = Mapping[str, tuple[str, ...]]  # by kind: integer, text, date, boolean

KINDS = ("integer", "text", "date", "boolean")
INTEGERS = ("0", "1", "2", "3", "4", "5", "7", "17", "18", "40", "64", "65", "007", "1000000", "999999999999999")
TEXTS = (
    *("Siti", "siti", "SITI", "Budi", "", "a'b", "100%", "a_b", "é", "e\u0301", "😀", "Ａ", "ß", "NULL", "null", "007"),
    *("3275011001", "32.75", "F1", "f1", "aktif", "AKTIF", "001", " x ", 'kata "kutip"', "a;b", "-", "a\\b", "\u2003"),
)
PATTERNS = (
    "%",
    "_",
    "__%",
    "3275%",
    "S%",
    "s%",
    "%i",
    "%a%",
    "S_t_",
    "",
    "%é%",
    "_😀%",
    "100%",
    "%.%",
    "Budi",
    "(%",
    "%\n%",
)
DATES = ("1990-01-01", "2000-02-29", "1960-12-31", "2026-01-01", "2008-03-01", "1582-10-10", "0001-01-01", "9999-12-31")
COMPARISONS = ("=", "<>", "!=", "<", "<=", ">", ">=")


def one(rnd: Random, *choices: str) -> str:
    return str(rnd.choice(choices))


def chance(rnd: Random, percent: int) -> bool:
    return bool(rnd.randint(0, 99) >= 100 - percent)


def recased(rnd: Random, name: str) -> str:
    """Column names and words in any case."""
    return one(rnd, name, name, name, name.upper(), name.title())


def text_literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def literal(rnd: Random, kind: str) -> str:
    if chance(rnd, 4):
        return "NULL"
    if kind == "integer":
        return one(rnd, *INTEGERS)
    if kind == "text":
        return text_literal(one(rnd, *TEXTS))
    if kind == "date":
        return one(rnd, "DATE ", "DATE ", "date ") + f"'{one(rnd, *DATES)}'"
    return one(rnd, "TRUE", "FALSE", "true", "False")


def primary(rnd: Random, kind: str, columns: Columns, depth: int) -> str:
    shape = rnd.randint(0, 9)
    if depth > 0 and shape == 9:
        some = [whole(rnd, kind, columns, depth - 1) for _ in range(rnd.randint(1, 3))]
        return f"{recased(rnd, 'coalesce')}({', '.join([*some, literal(rnd, kind)])})"
    if depth > 0 and shape == 8:
        return f"({whole(rnd, kind, columns, depth - 1)})"
    if columns.get(kind) and shape < 6:
        return recased(rnd, one(rnd, *columns[kind]))
    return literal(rnd, kind)


def unary(rnd: Random, columns: Columns, depth: int) -> str:
    return "-" * chance(rnd, 8) + primary(rnd, "integer", columns, depth)


def product(rnd: Random, columns: Columns, depth: int) -> str:
    some = [unary(rnd, columns, depth) for _ in range(1 + chance(rnd, 12))]
    return " * ".join(some)


def summed(rnd: Random, columns: Columns, depth: int) -> str:
    result = product(rnd, columns, depth)
    while chance(rnd, 15):
        result += one(rnd, " + ", " - ") + product(rnd, columns, depth)
    return result


def operand(rnd: Random, kind: str, columns: Columns, depth: int) -> str:
    return summed(rnd, columns, depth) if kind == "integer" else primary(rnd, kind, columns, depth)


def listed(rnd: Random, kind: str) -> str:
    signed = "-" if kind == "integer" and chance(rnd, 5) else ""
    some = [literal(rnd, kind) for _ in range(rnd.randint(1, 4))]
    return ", ".join(signed + item if item != "NULL" else item for item in some)


def predicate(rnd: Random, columns: Columns, depth: int) -> str:
    shape = one(rnd, "compare", "compare", "between", "in", "like", "null", "truth", "bare")
    kind = one(rnd, "integer", "integer", "text", "date", "boolean")
    if shape == "bare":
        return primary(rnd, "boolean", columns, depth)
    if shape == "truth":
        truth = one(rnd, "TRUE", "FALSE", "NOT TRUE", "NOT FALSE", "not null")
        return f"{primary(rnd, 'boolean', columns, depth)} IS {truth}"
    negated = " NOT" if chance(rnd, 30) else ""
    if shape == "like":
        pattern = "NULL" if chance(rnd, 3) else text_literal(one(rnd, *PATTERNS))
        return f"{operand(rnd, 'text', columns, depth)}{negated} {recased(rnd, 'LIKE')} {pattern}"
    left = operand(rnd, kind, columns, depth)
    if shape == "null":
        return f"{left} IS{negated} NULL"
    if shape == "in":
        return f"{left}{negated} IN ({listed(rnd, kind)})"
    right = operand(rnd, kind, columns, depth)
    if shape == "between":
        return f"{left}{negated} {recased(rnd, 'BETWEEN')} {right} AND {operand(rnd, kind, columns, depth)}"
    space = one(rnd, " ", " ", "", "\n")
    return f"{left}{space}{one(rnd, *COMPARISONS)} {right}"


def negation(rnd: Random, columns: Columns, depth: int) -> str:
    words = recased(rnd, "NOT") + " " if chance(rnd, 20) else ""
    return words + ("NOT " * chance(rnd, 3)) + predicate(rnd, columns, depth)


def disjunction(rnd: Random, columns: Columns, depth: int) -> str:
    """OR of ANDs, as many as chance gives: mostly one."""
    result = negation(rnd, columns, depth)
    while depth > 0 and chance(rnd, 25):
        result += f" {recased(rnd, one(rnd, 'OR', 'AND'))} {negation(rnd, columns, depth - 1)}"
    return result


def whole(rnd: Random, kind: str, columns: Columns, depth: int) -> str:
    """An expression of a kind, as it may stand alone or between parentheses."""
    return disjunction(rnd, columns, depth) if kind == "boolean" else operand(rnd, kind, columns, depth)


def condition(rnd: Random, columns: Columns) -> str:
    """TRUE, FALSE or NULL for each row."""
    return disjunction(rnd, columns, rnd.randint(0, 3))


def order_key(rnd: Random, columns: Columns) -> str:
    """An expression of any kind, sometimes a constant, with ASC, DESC or nothing."""
    kind = one(rnd, *KINDS)
    bare = columns.get(kind) and chance(rnd, 60)
    expression = recased(rnd, one(rnd, *columns[kind])) if bare else whole(rnd, kind, columns, 1)
    return expression + one(rnd, "", " ASC", " DESC", " desc")
