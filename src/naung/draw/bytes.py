"""Bytes whose hash counts: tags, fields, canonical JSON, nonce, person, seed. docs/draw.md binds them.

Not here: trees and their leaves (tree), when a seed is refused, files.
"""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence

NONCE = b"naung-nonce-v1"
PERSON = b"naung-person-v1"
CANDIDATE = b"naung-candidate-v1"
ROW = b"naung-row-v1"
SEED = b"naung-seed-v1"

HASH_SIZE = 32
DICE = 20
GREATEST_EXACT = 2**53 - 1  # beyond it RFC 8785 and every JavaScript reader would write another number

# What canonical JSON may hold: no fractions.
Json = Mapping[str, "Json"] | Sequence["Json"] | str | int | None


def u32(number: int) -> bytes:
    """Four bytes, the greatest first; a number that does not fit is an OverflowError."""
    return number.to_bytes(4, "big")


def field(content: bytes) -> bytes:
    """The content with its length before it: two fields joined never read as two others."""
    return len(content).to_bytes(4, "big") + content  # u32, without the call: it is asked millions of times


def pseudonym_of(key: bytes, nik: str) -> str:
    """The first 32 hex digits of HMAC-SHA256, as in the contract; `nik` as for `nonce_of`."""
    return hmac.digest(key, nik.encode(), "sha256").hex()[:32]


def ticket(seed: str, pseudonym: str) -> bytes:
    """The draw's own ticket, as in the contract; its 64 hex digits order those who are equal."""
    return hashlib.sha256(f"{seed}:{pseudonym}".encode("ascii")).digest()


def nonce_of(key: bytes, nik: str) -> bytes:
    """The 32 bytes that hide a NIK in `person`; who holds no key cannot guess them.

    `nik` is what docs/draw.md says stands for it where a row has none of its own.
    """
    return hmac.digest(key, NONCE + nik.encode(), "sha256")


def person_of(nonce: bytes, nik: str) -> bytes:
    """Who a leaf speaks of, for one who is shown the nonce."""
    check_size("nonce", nonce)
    return hashlib.sha256(PERSON + nonce + nik.encode()).digest()


def seed_of(candidates_root: bytes, dice: str, randomness: bytes) -> bytes:
    """The seed of a draw; `randomness` is the beacon's 32 bytes, empty for a draw by dice alone."""
    check_size("candidates_root", candidates_root)
    if randomness:
        check_size("randomness", randomness)
    if len(dice) != DICE or not (dice.isascii() and dice.isdigit()):
        raise ValueError(f"dice: {DICE} digits wanted")
    return hashlib.sha256(SEED + candidates_root + dice.encode("ascii") + randomness).digest()


def check_size(name: str, content: bytes) -> None:
    """Raise ValueError unless the content is as long as a hash."""
    if len(content) != HASH_SIZE:
        raise ValueError(f"{name}: {HASH_SIZE} bytes wanted, not {len(content)}")


def jcs(value: Json) -> bytes:
    """JSON by RFC 8785, for content without fractions; a ValueError or TypeError for what has no one form."""
    return json.dumps(_in_order(value), ensure_ascii=False, separators=(",", ":")).encode()


def _in_order(value: Json) -> Json:
    """The same value, objects' keys sorted by UTF-16 code units, as RFC 8785 wants and json.dumps does not."""
    if isinstance(value, Mapping):
        if not all(isinstance(key, str) for key in value):
            raise TypeError("canonical JSON: keys are text")
        return {key: _in_order(value[key]) for key in sorted(value, key=_code_units)}
    if isinstance(value, list | tuple):
        return [_in_order(one) for one in value]
    if value is None or isinstance(value, str | bool):
        return value
    if not isinstance(value, int):
        raise TypeError(f"canonical JSON: no form for {type(value).__name__}")
    if abs(value) > GREATEST_EXACT:
        raise ValueError(f"canonical JSON: {value} is not exact as a double")
    return int(value)


def _code_units(key: str) -> bytes:
    return key.encode("utf-16-be")
