"""Pseudonyms, tickets and the two digests (contract 6 and 7); who gets one is decided elsewhere."""

import hashlib
import hmac
import re
from collections.abc import Iterable

from .refusals import Refused

Value = object


def check_seed(seed: str) -> str:
    """The seed: 64 lower-case hex digits. *Reading*: anything else is refused, upper case too."""
    if not re.fullmatch("[0-9a-f]{64}", seed):
        raise Refused("seed: 64 lower-case hex digits are wanted")
    return seed


def read_key(text: str) -> bytes:
    """`key`: 64 hex digits; missing or malformed: refused. *Reading*: white space around them does not matter."""
    if not re.fullmatch("[0-9A-Fa-f]{64}", text.strip()):
        raise Refused("key: 64 hex digits are wanted")
    return bytes.fromhex(text.strip())


def pseudonym(key: bytes, nik: str) -> str:
    """`pseudonym` = first 32 hex digits of HMAC-SHA256(key bytes, nik as ASCII)."""
    return hmac.new(key, nik.encode("ascii"), hashlib.sha256).hexdigest()[:32]


def ticket(seed: str, pseudonym: str) -> str:
    """`ticket` = lower-case hex SHA-256 of the ASCII text `SEED:PSEUDONYM`."""
    return hashlib.sha256(f"{seed}:{pseudonym}".encode("ascii")).hexdigest()


def field(value: Value) -> str:
    """`;` within lists, NULL empty."""
    if value is None:
        return ""
    return ";".join(value) if isinstance(value, list) else str(value)


def digest(rows: Iterable[dict[str, Value]], columns: str) -> str:
    """SHA-256 of the lines of `columns`, sorted by bytes, joined by newline (none at the end)."""
    lines = (",".join(field(row[column]) for column in columns.split(",")).encode() for row in rows)
    return hashlib.sha256(b"\n".join(sorted(lines))).hexdigest()
