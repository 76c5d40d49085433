"""Bytes whose hash counts: RFC 8785's own examples, and formats written out by hand from docs/draw.md."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naung.draw.bytes import GREATEST_EXACT, field, jcs, nonce_of, person_of, seed_of, u32
from naung.draw.tree import candidate_leaves, row_leaves

A, B, C = b"a" * 32, b"b" * 32, b"c" * 32
TEXT = st.text(st.characters(exclude_categories=["Cs"]))
INTEGER = st.integers(-GREATEST_EXACT, GREATEST_EXACT)
CONTENT = st.recursive(
    st.none() | st.booleans() | INTEGER | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)


def test_keys_are_sorted_by_code_units() -> None:
    keys = ["€", "\r", "\ufb33", "1", "😀", "\x80", "ö"]  # RFC 8785, section 3.2.3
    order = ["\r", "1", "\x80", "ö", "€", "😀", "\ufb33"]
    assert list(json.loads(jcs(dict.fromkeys(keys, 0)))) == order


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('€$\x0f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'),  # RFC 8785, section 3.2.2
        ("\b\f\t\x7f\u2028", '"\\b\\f\\t\x7f\u2028"'),
        ({"b": [1, {"z": None, "a": True}], "a": {}}, '{"a":{},"b":[1,{"a":true,"z":null}]}'),
        ([], "[]"),
        (False, "false"),
        (-0, "0"),
        ([GREATEST_EXACT, -GREATEST_EXACT], "[9007199254740991,-9007199254740991]"),
        (("a",), '["a"]'),
    ],
)
def test_json_has_one_form(value: Any, written: str) -> None:
    assert jcs(value) == written.encode()


@pytest.mark.parametrize("value", [1.0, 2**53, -(2**53), {1: 2}, b"x", {1, 2}, "\ud800", {"\udfff": 1}, [float("nan")]])
def test_what_has_no_one_form_is_refused(value: Any) -> None:
    with pytest.raises((TypeError, ValueError)):
        jcs(value)


@given(CONTENT)
def test_what_is_read_back_is_written_alike(value: Any) -> None:
    written = jcs(value)
    assert json.loads(written) == value
    assert jcs(json.loads(written)) == written


def test_fields() -> None:
    assert u32(0x01020304) == b"\1\2\3\4"
    assert field(b"") == b"\0\0\0\0"
    assert field(b"abc") == b"\0\0\0\3abc"
    with pytest.raises(OverflowError):
        u32(2**32)


def test_person_nonce_and_seed() -> None:
    nonce = hmac.new(A, b"naung-nonce-v1" + b"3275010101900001", hashlib.sha256).digest()
    assert nonce_of(A, "3275010101900001") == nonce
    person = hashlib.sha256(b"naung-person-v1" + nonce + b"3275010101900001").digest()
    assert person_of(nonce, "3275010101900001") == person
    dice = "01234567890123456789"
    assert seed_of(A, dice, B) == hashlib.sha256(b"naung-seed-v1" + A + dice.encode() + B).digest()
    assert seed_of(A, dice, b"") == hashlib.sha256(b"naung-seed-v1" + A + dice.encode()).digest()


@pytest.mark.parametrize(
    ("root", "dice", "randomness"),
    [
        (A[1:], "0" * 20, B),
        (A, "0" * 19, B),
        (A, "0" * 21, B),
        (A, "٣" * 20, B),
        (A, "0" * 20, B[1:]),
        (A, " " * 20, B),
    ],
)
def test_a_seed_of_other_sizes_is_refused(root: bytes, dice: str, randomness: bytes) -> None:
    with pytest.raises(ValueError):
        seed_of(root, dice, randomness)


@given(st.lists(st.tuples(TEXT, TEXT, INTEGER, st.binary(min_size=32, max_size=32), TEXT), min_size=1))
def test_what_is_kept_between_leaves_changes_none(people: list[tuple[str, str, int, bytes, str]]) -> None:
    """Leaves of one maker, texts told twice, are those written field by field."""
    candidate, row = candidate_leaves(A), row_leaves(A)
    for pseudonym, cell, tier, person, codes in [*people, *people]:
        parts = [b"naung-candidate-v1", A, pseudonym.encode(), cell.encode(), str(tier).encode(), person]
        assert candidate(pseudonym, cell, tier, person) == b"".join(field(part) for part in parts)
        assert row(person, codes) == b"".join(field(part) for part in (b"naung-row-v1", A, person, codes.encode()))


def test_leaves_by_hand() -> None:
    assert candidate_leaves(A)("ab" * 16, "3275011001", 12, C) == (
        b"\0\0\0\x12naung-candidate-v1\0\0\0\x20" + A + b"\0\0\0\x20" + b"ab" * 16
        + b"\0\0\0\x0a3275011001\0\0\0\x0212\0\0\0\x20" + C
    )  # fmt: skip
    assert row_leaves(A)(C, "usia;nik_ganda") == (
        b"\0\0\0\x0cnaung-row-v1\0\0\0\x20" + A + b"\0\0\0\x20" + C + b"\0\0\0\x0eusia;nik_ganda"
    )
    for wrong in (b"", A + A):
        with pytest.raises(ValueError):
            candidate_leaves(wrong)
        with pytest.raises(ValueError):
            row_leaves(A)(wrong, "")
