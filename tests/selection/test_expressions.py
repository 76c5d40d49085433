"""The expression language, a row a sentence of the contract: what is read, what is refused, where."""

import pytest

from naung.selection.expressions import read_condition, read_expression, read_order
from naung.values.errors import Refusal
from naung.values.kinds import Kind

KINDS = {
    "umur": Kind.INTEGER,
    "nama": Kind.TEXT,
    "tanggal_lahir": Kind.DATE,
    "daftar_a": Kind.BOOLEAN,
    "daftar_b": Kind.BOOLEAN,
    "row": Kind.INTEGER,
}

READ = [
    # written, what DuckDB is given
    ("umur >= 50", '(f."umur" >= CAST(50 AS BIGINT))'),
    ("UMUR = 1", '(f."umur" = CAST(1 AS BIGINT))'),
    ("umur <> 1 OR umur != 2", '((f."umur" <> CAST(1 AS BIGINT)) OR (f."umur" <> CAST(2 AS BIGINT)))'),
    ("NOT umur IS NULL", '(NOT (f."umur" IS NULL))'),
    ("umur = 1 IS NULL", '((f."umur" = CAST(1 AS BIGINT)) IS NULL)'),
    ("daftar_a IS NOT TRUE", '(NOT (f."daftar_a" IS TRUE))'),
    ("nama NOT LIKE 'A%'", "(NOT (f.\"nama\" LIKE 'A%'))"),
    ("nama = 'it''s -- no; comment'", "(f.\"nama\" = 'it''s -- no; comment')"),
    ("umur NOT IN (1, -2, NULL)", None),
    ("umur NOT BETWEEN 1 AND 2 + 3", None),
    ("tanggal_lahir < DATE '2024-02-29'", "(f.\"tanggal_lahir\" < CAST('2024-02-29' AS DATE))"),
    ("COALESCE(NULL, umur, 3) > -umur * 2", None),
    ("NOT daftar_a AND daftar_b", '((NOT f."daftar_a") AND f."daftar_b")'),
    ("daftar_a < daftar_b", '(f."daftar_a" < f."daftar_b")'),
    ("NULL", "CAST(NULL AS BOOLEAN)"),
    ("row = 1", '(f."extra row" = CAST(1 AS BIGINT))'),
]

REFUSED = [
    # written, position from 1 (None: the whole), a word of what was found
    ("umur = 1 = daftar_a", 1, "berurutan"),
    ("1 < umur < 3", 1, "berurutan"),
    ("+5 > umur", 1, "+"),
    ("umur + +5 > 1", 8, "+"),
    ("IFNULL(umur, 1) = 1", 1, "IFNULL"),
    ("umur = 1 AND lower(nama) = 'a'", 14, "lower"),
    ("nama = 'a' 'b'", 8, "CONCAT"),
    ("umur == 1", 6, "=="),
    ("umur / 2 = 1", 6, "/"),
    ("umur % 2 = 1", 6, "%"),
    ("nama || 'x' = 'y'", 6, "||"),
    ("CAST('2020-01-01' AS DATE) < tanggal_lahir", 1, "CAST"),
    ("tanggal_lahir::text = 'x'", 14, "::"),
    ("umur = 1 -- x", 10, "komentar"),
    ("umur /* x */ = 1", 6, "komentar"),
    ("--1 < umur", 1, "komentar --1 < umur"),
    ("  -- x", 3, "komentar"),
    ("/* x */", 1, "komentar"),
    ("umur > --1", 8, "komentar"),
    (";", 1, ";"),
    ("  ", None, "kosong"),
    ("umur = 1; DROP TABLE x", 9, ";"),
    ('"umur" = 1', 1, "tanda kutip"),
    ("f.umur = 1", 1, "f"),
    ("umur IN (umur)", 10, "nilai tetap"),
    ("umur IN (SELECT 1)", 10, "SELECT"),
    ("umur IN ()", 1, "IN"),
    ("EXISTS (SELECT 1)", 1, "EXISTS"),
    ("umur = 'a'", 8, "teks"),
    ("nama LIKE nama", 11, "pola"),
    (r"nama LIKE 'a\b'", 11, "garis miring"),
    ("nama ILIKE 'a'", 6, "ILIKE"),
    ("nama LIKE 'a' ESCAPE '!'", 15, "ESCAPE"),
    ("umur BETWEEN SYMMETRIC 1 AND 2", 14, "SYMMETRIC"),
    ("umur NOTNULL", 6, "NOTNULL"),
    ("umur IS DISTINCT FROM 1", 6, "NULL, TRUE atau FALSE"),
    ("daftar_a IS UNKNOWN", 10, "NULL, TRUE atau FALSE"),
    ("NOT (umur)", 6, "benar/salah"),
    ("1_000 = umur", 1, "1_000"),
    ("1.5 = umur", 1, "1.5"),
    ("1e3 = umur", 1, "1e3"),
    ("1234567890123456 = umur", 1, "15 angka"),
    ("999999999999999 * 999999999999999 > umur", 1, "terlalu besar"),
    ("DATE '2023-02-29' < tanggal_lahir", 6, "tidak ada"),
    ("DATE '2023-2-9' < tanggal_lahir", 6, "YYYY-MM-DD"),
    ("tanggal_lahir + 1 = tanggal_lahir", 1, "bilangan bulat"),
    ("desil = 1", 1, "desil"),
    ("umur = $1", 8, "$"),
    ("nama = E'x'", 8, "E'x'"),
    ("nama = $$x$$", 8, "$$"),
    ("umur AND", 6, "susunannya"),
    ("umur", None, "syarat"),
    ("", None, "kosong"),
    ("nama = 'x", None, "tanda kutip"),
]


@pytest.mark.parametrize(("written", "given"), READ)
def test_read(written: str, given: str | None) -> None:
    tree = read_condition(written, KINDS, "rules: r").tree.sql("duckdb")
    assert given is None or tree == given


@pytest.mark.parametrize(("written", "position", "word"), REFUSED)
def test_refused_with_rule_position_and_what_is_allowed(written: str, position: int | None, word: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_condition(written, KINDS, "rules: informal")
    said = str(refusal.value)
    assert said.startswith("rules: informal, ")
    assert (f"posisi {position}:" if position else "seluruhnya:") in said
    assert word in said
    assert "Boleh: " in said


@pytest.mark.parametrize(
    ("written", "descending", "kind"),
    [
        ("umur", False, Kind.INTEGER),
        ("umur ASC", False, Kind.INTEGER),
        ("nama desc", True, Kind.TEXT),
        ("umur >= 50\tDESC", True, Kind.BOOLEAN),
        ("1", False, Kind.INTEGER),
        ("NULL DESC", True, Kind.BOOLEAN),
    ],
)
def test_order(written: str, descending: bool, kind: Kind) -> None:
    key = read_order(written, KINDS, "order[1]")
    assert (key.descending, key.expression.kind) == (descending, kind)


@pytest.mark.parametrize("written", ["umur ASC DESC", "umur NULLS FIRST", "ASC", "umur, nama"])
def test_order_refused(written: str) -> None:
    with pytest.raises(Refusal, match=r"order\[1\]"):
        read_order(written, KINDS, "order[1]")


def test_the_columns_an_expression_names_are_known() -> None:
    assert read_expression("umur + 1", KINDS, "x").columns == {"umur"}
    assert read_condition("daftar_a OR umur IN (1)", KINDS, "x").columns == {"daftar_a", "umur"}
