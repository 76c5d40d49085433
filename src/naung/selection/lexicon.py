"""The words of an expression: the first wall. Only the language's own words, signs and column names pass.

So no comment, `;`, quoted name, function or cast reaches the parser. Not here: what the words mean together.
"""

import re
from collections.abc import Mapping

import sqlglot
from sqlglot.errors import TokenError
from sqlglot.tokenizer_core import Token, TokenType

from naung.values.kinds import Kind

DIGITS = re.compile(r"[0-9]{1,15}")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_SIGNS = {"=", "<>", "!=", "<", "<=", ">", ">=", "+", "-", "*", "(", ")", ","}
_WORDS = {"AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "IS", "NULL", "TRUE", "FALSE", "DATE", "COALESCE"}
_AFTER_IS = {"NULL", "TRUE", "FALSE"}
_BEFORE_PARENTHESIS = {"AND", "OR", "NOT", "IN", "BETWEEN", "LIKE", "COALESCE"}


class Fault(Exception):
    """What is wrong with an expression, and where, counted from 0; None where no place is known."""

    def __init__(self, at: int | None, said: str) -> None:
        super().__init__(said)
        self.at, self.said = at, said


def read_words(text: str, kinds: Mapping[str, Kind]) -> list[Token]:
    """The expression's words, each of the language or a column's name."""
    try:
        tokens = list(sqlglot.tokenize(text, read="duckdb"))
    except TokenError as error:
        raise Fault(None, "tanda kutip tidak berpasangan atau tanda yang tidak dikenal") from error
    if not tokens:
        # Nothing but a comment leaves no word: `--1 < umur` is one from end to end.
        _check_gap(text, 0, len(text))
        raise Fault(None, "kosong")
    words = [text[token.start : token.end + 1] for token in tokens]
    end = 0
    for place, token in enumerate(tokens):
        _check_gap(text, end, token.start)
        if words[place] not in _SIGNS and not (token.token_type is TokenType.STRING and words[place][0] == "'"):
            _check_word(token, words, place, kinds)
        elif words[place] == "+" and (place == 0 or not _ends_value(words[place - 1])):
            raise Fault(token.start, "ditemukan + di depan nilai")
        end = token.end + 1
    _check_gap(text, end, len(text))
    return tokens


def quoted(text: str, tokens: list[Token], kinds: Mapping[str, Kind]) -> tuple[str, dict[int, int]]:
    """The text with each column's name in quotes, and where each of its words stood before.

    A city may call a column `row` or `left`; bare, the parser would take it for a word of SQL.
    """
    pieces: list[str] = []
    places: dict[int, int] = {}
    length = end = 0
    for place, token in enumerate(tokens):
        written = text[token.start : token.end + 1]
        gap = text[end : token.start]
        places[length + len(gap)] = token.start
        if _is_column(text, tokens, place, kinds):
            written = f'"{written.lower()}"'
        pieces += [gap, written]
        length += len(gap) + len(written)
        end = token.end + 1
    return "".join(pieces), places


def _is_column(text: str, tokens: list[Token], place: int, kinds: Mapping[str, Kind]) -> bool:
    token = tokens[place]
    written = text[token.start : token.end + 1]
    if written.upper() == "DATE" and place + 1 < len(tokens) and tokens[place + 1].token_type is TokenType.STRING:
        return False
    return written.lower() in kinds and (written.upper() not in _WORDS or written.upper() == "DATE")


def _check_gap(text: str, start: int, end: int) -> None:
    """Between two words stands white space only; the tokenizer drops comments and semicolons."""
    if between := text[start:end].strip():
        raise Fault(text.index(between[0], start), f"ditemukan {_found(between)}")


def _check_word(token: Token, words: list[str], place: int, kinds: Mapping[str, Kind]) -> None:
    written = words[place]
    following = words[place + 1] if place + 1 < len(words) else ""
    if token.token_type is TokenType.NUMBER:
        if not DIGITS.fullmatch(written):
            raise Fault(token.start, f"ditemukan bilangan {written}, harus bulat dan paling banyak 15 angka")
    elif not _NAME.fullmatch(written):
        raise Fault(token.start, f"ditemukan {_found(written)}")
    elif following == "(" and written.upper() not in _BEFORE_PARENTHESIS:
        raise Fault(token.start, f"ditemukan fungsi {written}")
    elif written.upper() == "IS":
        _check_is(token, [word.upper() for word in words[place + 1 : place + 3]])
    elif written.upper() not in _WORDS and written.lower() not in kinds:
        known = ", ".join(sorted(kinds))
        raise Fault(token.start, f"{written} bukan kolom yang ada dan bukan bagian bahasa ini; kolom: {known}")


def _check_is(token: Token, after: list[str]) -> None:
    wanted = after[1:] if after[:1] == ["NOT"] else after[:1]
    if not wanted or wanted[0] not in _AFTER_IS:
        raise Fault(token.start, "sesudah IS atau IS NOT harus NULL, TRUE atau FALSE")


def _ends_value(written: str) -> bool:
    if written.upper() in ("NULL", "TRUE", "FALSE", ")"):
        return True
    return written.upper() not in _WORDS and written not in _SIGNS


def _found(text: str) -> str:
    shown = text if len(text) <= 30 else text[:27] + "..."
    if text.startswith(("--", "/*")):
        return f"komentar {shown}"
    return f"tanda kutip nama {shown}" if text.startswith('"') else shown
