"""The reference against the contract, line by line: small drawn tables with answers worked out by hand."""

import datetime
import hashlib
import hmac
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.reference import Decision, Overflow, Refused, decide
from tests.reference.eligibility import judge, nik_is_valid
from tests.reference.expressions import condition, order_key
from tests.reference.prices import BASES_IDR, monthly_price_idr, price_idr
from tests.reference.reading import Unreadable, clean, clean_nik, read_code, read_date, read_integer
from tests.reference.seats import apportion
from tests.reference.selection import umur
from tests.reference.tickets import digest

from .broken import BROKEN, HEADER, PLAIN, Broken, said
from .sources import KEY, SEED, Case, Source, read_parquet, write

T, F, N = True, False, None
COLUMNS = {"a": "boolean", "b": "boolean", "n": "integer", "m": "integer", "t": "text", "d": "date", "x": None}
AREAS = Source(("kode", "nama"), (("3275011001", "Satu"), ("3275011002", "Dua"), ("3275021001", "Tiga")))


def value(source: str, bounded: bool = True, **row: Any) -> Any:
    node = condition(f"({source}) IS NULL OR TRUE", COLUMNS, bounded)  # checks that the source is one whole
    assert node.value(dict.fromkeys(COLUMNS) | row) is True
    return order_key(source, COLUMNS, bounded).node.value(dict.fromkeys(COLUMNS) | row)


def table(text: str) -> tuple[tuple[str, ...], ...]:
    """People drawn as `serial family birth kelurahan desil`, a line each; `-` is an empty cell."""
    rows = []
    for line in text.strip().splitlines():
        serial, family, birth, code, desil = ("" if cell == "-" else cell for cell in line.split())
        rows.append((f"327501010190{int(serial):04}", family, "Siti", birth, code, desil, ""))
    return tuple(rows)


def small(people: str, **changes: Any) -> Case:
    """Everybody of `people` passes the rules; 3 areas; 16,800 a month for one month."""
    bare: dict[str, Any] = dict.fromkeys(("corrections", "lists", "points", "order", "quota", "reserve_percent"))
    budget: dict[str, Any] = {"cover": {"first_month": "2026-01", "months": 1}, "budget_idr": 16_800 * 100}
    rule = {"code": "semua", "text": "Semua", "when": "TRUE"}
    case = PLAIN.but(**{**bare, **budget, "places": 3, "rules": [rule], **changes})
    return replace(case, files={**case.files, "wilayah.csv": AREAS, "registri.csv": Source(HEADER, table(people))})


def decided(case: Case, folder: Path, seed: str = SEED) -> Decision:
    return decide(write(case, folder), seed, read_parquet=read_parquet)


def column(rows: list[dict[str, Any]], *names: str) -> list[Any]:
    return [row[names[0]] if len(names) == 1 else tuple(row[name] for name in names) for row in rows]


# Three-valued logic ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("a", "b", "both", "either", "opposite"),
    [
        (T, T, T, T, F),
        (T, F, F, T, F),
        (T, N, N, T, F),
        (F, T, F, T, T),
        (F, F, F, F, T),
        (F, N, F, N, T),
        (N, T, N, T, N),
        (N, F, F, N, N),
        (N, N, N, N, N),
    ],
)
def test_and_or_not(a: Any, b: Any, both: Any, either: Any, opposite: Any) -> None:
    assert value("a AND b", a=a, b=b) is both
    assert value("a OR b", a=a, b=b) is either
    assert value("NOT a", a=a) is opposite


@pytest.mark.parametrize(
    ("source", "row", "answer"),
    [
        ("n = 1", {"n": 1}, T),
        ("n = 1", {"n": N}, N),
        ("n <> 1", {"n": N}, N),
        ("NULL = NULL", {}, N),
        ("n != 2", {"n": 1}, T),
        ("n IN (1, 2)", {"n": 2}, T),
        ("n IN (1, NULL)", {"n": 1}, T),
        ("n IN (1, NULL)", {"n": 2}, N),
        ("n NOT IN (1, NULL)", {"n": 2}, N),
        ("n NOT IN (1, 2)", {"n": 3}, T),
        ("n IN (1)", {"n": N}, N),
        ("n IN (-1, 2)", {"n": -1}, T),
        ("n BETWEEN 1 AND 3", {"n": 3}, T),
        ("n BETWEEN 3 AND 1", {"n": 2}, F),
        ("n BETWEEN 1 AND NULL", {"n": 0}, F),
        ("n BETWEEN 1 AND NULL", {"n": 2}, N),
        ("n NOT BETWEEN 1 AND NULL", {"n": 0}, T),
        ("n IS NULL", {"n": N}, T),
        ("n IS NOT NULL", {"n": N}, F),
        ("a IS TRUE", {"a": N}, F),
        ("a IS NOT TRUE", {"a": N}, T),
        ("a IS FALSE", {"a": F}, T),
        ("a IS NOT FALSE", {"a": N}, T),
        ("a < b", {"a": F, "b": T}, T),
        ("NOT a IS NULL", {"a": N}, F),
        ("a OR b AND FALSE", {"a": T, "b": T}, T),
        ("(a OR b) AND FALSE", {"a": T, "b": T}, F),
        ("NOT a AND b", {"a": T, "b": F}, F),
        ("NOT (a AND b)", {"a": T, "b": F}, T),
        ("NOT a = b", {"a": T, "b": T}, F),
        ("n BETWEEN 1 AND 2 AND b", {"n": 1, "b": F}, F),
        ("coalesce(n, m, 3) = 3", {"n": N, "m": N}, T),
        ("COALESCE(a, TRUE)", {"a": F}, F),
        ("COALESCE(NULL, NULL) IS NULL", {}, T),
    ],
)
def test_predicates(source: str, row: dict[str, Any], answer: Any) -> None:
    assert value(source, **row) is answer


@pytest.mark.parametrize(
    ("text", "pattern", "answer"),
    [
        ("Siti", "S%", T),
        ("Siti", "s%", F),
        ("Siti", "S_ti", T),
        ("Siti", "S_i", F),
        ("Siti", "Sit", F),
        ("", "%", T),
        ("", "_", F),
        ("😀", "_", T),
        ("e\u0301", "_", F),
        ("e\u0301", "__", T),
        ("a\nb", "a%b", T),
        ("a.b", "a.b", T),
        ("axb", "a.b", F),
        ("100%", "100%", T),
        ("a\\b", "a_b", T),
        (N, "%", N),
    ],
)
def test_like(text: Any, pattern: str, answer: Any) -> None:
    assert value(f"t LIKE '{pattern}'", t=text) is answer


def test_text_compares_by_utf8_bytes() -> None:
    assert value("t < 'a'", t="Z") is True
    assert value("t < 'ａ'", t="é") is True
    assert value("t > 'ａ'", t="😀") is True  # by UTF-16 it would be less
    assert value("t = 'e\u0301'", t="é") is False
    assert value("t = 'O''Brien'", t="O'Brien") is True


@pytest.mark.parametrize(
    ("source", "answer"),
    [("2 + 3 * 4", 14), ("(2 + 3) * 4", 20), ("2 - 3 - 4", -5), ("-2 * -3", 6), ("- -2", 2), ("007", 7), ("n + 1", N)],
)
def test_arithmetic(source: str, answer: Any) -> None:
    assert value(source) == answer


def test_overflow_is_flagged_or_right() -> None:
    assert value("n + 0", n=2**63 - 1) == 2**63 - 1
    with pytest.raises(Overflow):
        value("n + 1", n=2**63 - 1)
    with pytest.raises(Overflow):
        value("-n", n=-(2**63))
    with pytest.raises(Overflow):
        condition("999999999999999 * 999999999999999 > 0", COLUMNS)
    assert value("n + 1", bounded=False, n=2**63 - 1) == 2**63


@pytest.mark.parametrize(
    "source", ["a = b = a", "n = 1 IS NULL", "x IS NULL", "+ n = 1", "N'x' = t", "18and", "t = 'a' 'b'"]
)
def test_more_that_is_refused(source: str) -> None:
    with pytest.raises(Refused):
        condition(source, COLUMNS)


def test_names_and_words_in_any_case() -> None:
    assert value("N between 1 And M", n=1, m=2) is True
    assert value("D = date '2026-01-01'", d=datetime.date(2026, 1, 1)) is True


# Cells ----------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "cleaned"),
    [(" \t\u00a0x \r\n", "x"), ("", N), (" \u00a0", N), ("a b", "a b"), ("\u2003x", "\u2003x"), ("NULL", "NULL")],
)
def test_text_is_trimmed_of_five_characters(cell: str, cleaned: Any) -> None:
    assert clean(cell) == cleaned


@pytest.mark.parametrize(
    ("cell", "nik"),
    [("'32", "32"), (" '32 ", "32"), ("''32", "'32"), ("'", N), (3275010101900001, "3275010101900001"), ("", N)],
)
def test_nik_cells(cell: Any, nik: Any) -> None:
    assert clean_nik(cell) == nik


@pytest.mark.parametrize(("cell", "number"), [("+5", 5), ("-0", 0), ("007", 7), ("-9223372036854775808", -(2**63))])
def test_integers(cell: str, number: int) -> None:
    assert read_integer(cell) == number


@pytest.mark.parametrize("cell", ["3.0", "9223372036854775808", "1e3", "٣", "1 2", "+", "0x1", "1_0"])
def test_no_integers(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_integer(cell)


@pytest.mark.parametrize("cell", ["2000-02-29", "29-02-2000", "29/02/2000"])
def test_dates(cell: str) -> None:
    assert read_date(cell) == datetime.date(2000, 2, 29)


@pytest.mark.parametrize(
    "cell", ["1900-02-29", "2000/02/28", "1-2-2000", "31-04-2000", "2000-02-28 00:00:00", "00-00-0000"]
)
def test_no_dates(cell: str) -> None:
    with pytest.raises(Unreadable):
        read_date(cell)


def test_kelurahan_codes() -> None:
    assert read_code("32.75.01.1001") == "3275011001"
    for cell in ("327501", "32750110011", "３２７５０１１００１", "3275-01-1001"):
        with pytest.raises(Unreadable):
            read_code(cell)


# Eligibility ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nik", "answer"),
    [
        ("3275010101900001", T),
        ("3275013101900001", T),
        ("3275014112900001", T),
        ("3275017101900001", T),
        ("9999990101900001", T),
        ("3275010001900001", F),
        ("3275013201900001", F),
        ("3275014001900001", F),
        ("3275017201900001", F),
        ("3275010100900001", F),
        ("3275010113900001", F),
        ("3275010101900000", F),
        ("327501010190001", F),
        ("３275010101900001", F),
        ("3275010101900001 ", F),
    ],
)
def test_nik_is_valid(nik: str, answer: bool) -> None:
    assert nik_is_valid(nik) is answer


def test_failed_and_unknown() -> None:
    results = {"r": N, "v": N, "a": N, "f": F, "t": T}
    settings = {"r": "reject", "v": "verify", "a": "accept", "f": "accept", "t": "reject"}
    verdict = judge(results, settings)
    assert (verdict.failed, verdict.unknown, verdict.must_verify) == (["r", "f"], ["r", "v", "a"], False)
    passed = judge({"v": N, "a": N, "t": T}, settings)
    assert (passed.failed, passed.unknown, passed.must_verify) == ([], ["v", "a"], True)
    assert judge({"a": N}, settings).must_verify is False


@pytest.mark.parametrize(
    ("birth", "as_of", "years"),
    [
        ("2000-02-29", "2026-02-28", 25),
        ("2000-02-29", "2026-03-01", 26),
        ("2000-02-29", "2028-02-29", 28),
        ("2000-03-01", "2028-02-29", 27),
        ("2000-02-28", "2028-02-29", 28),
        ("2008-01-01", "2026-01-01", 18),
        ("2008-01-02", "2026-01-01", 17),
        ("2026-01-01", "2026-01-01", 0),
        ("2025-12-31", "2026-01-01", 0),
    ],
)
def test_umur(birth: str, as_of: str, years: int) -> None:
    assert umur(datetime.date.fromisoformat(birth), datetime.date.fromisoformat(as_of)) == years


# Seats and money ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("candidates", "weights", "minimum", "places", "seats"),
    [
        ((100, 80, 30), (100, 80, 30), 0, 8, (4, 3, 1)),  # 100 80 33.3 30 26.7 20 16 14.3 | 11.1
        ((10, 10), (1, 1), 0, 3, (2, 1)),  # equal: the smaller code
        ((10, 10), (3, 1), 0, 2, (2, 0)),  # 3/1, then 3/3 = 1/1: equal, the smaller code again
        ((2, 10, 10), (0, 0, 0), 0, 4, (0, 2, 2)),  # nobody weighs: by candidates 10 10 3.3 3.3 | 2
        ((3, 10, 0), (5, 0, 9), 0, 5, (3, 2, 0)),  # the weighing cell fills first, then by candidates
        ((1, 5, 5), (1, 100, 100), 2, 7, (1, 3, 3)),  # floors 1 2 2, then 100/5 each
        ((1, 1), (1, 1), 0, 9, (1, 1)),  # nobody is left to seat
        ((9, 4), (9, 0), 1, 4, (3, 1)),  # a floor stands where the weight is 0
        ((5, 9), (5, 0), 0, 7, (5, 2)),
        ((6, 3), (0, 1), 0, 6, (3, 3)),  # 3 by weight, then 6/1 6/3 6/5 by candidates
    ],
)
def test_sainte_lague(candidates: Any, weights: Any, minimum: int, places: int, seats: Any) -> None:
    cells = ("A", "B", "C")[: len(candidates)]
    given = apportion(
        dict(zip(cells, candidates, strict=True)), dict(zip(cells, weights, strict=True)), minimum, places
    )
    assert tuple(given.values()) == seats


def test_floors_above_places_are_refused_naming_both() -> None:
    with pytest.raises(Refused, match=r"5.*4"):
        apportion({"A": 2, "B": 9}, {"A": 1, "B": 1}, 3, 4)


def test_prices() -> None:
    assert len(BASES_IDR) == 33
    assert (monthly_price_idr(1_000_000, "2026-01"), monthly_price_idr(2_950_000, "2026-01")) == (16_800, 36_300)
    assert price_idr(1_000_000, "2026-01", 12) == 201_600
    assert price_idr(20_700_000, "2026-01", 1) == 213_800
    with pytest.raises(Refused):
        monthly_price_idr(1_100_000, "2026-01")


@pytest.mark.parametrize(("budget", "places"), [(201_600, 1), (403_199, 1), (403_200, 2), (99_999_999, 3)])
def test_places_are_what_the_money_covers(tmp_path: Path, budget: int, places: int) -> None:
    people = "1 A 1990-01-01 3275011001 1"
    case = small(people, cover={"first_month": "2026-01", "months": 12}, budget_idr=budget)
    money = decided(case, tmp_path).money
    assert money == {"price_idr": 201_600, "places": places, "cost_idr": 201_600, "left_idr": budget - 201_600}


# Candidates -----------------------------------------------------------------------------------------------------------


def test_family_cap_by_order_then_birth_then_nik(tmp_path: Path) -> None:
    people = """
        1 A 1990-01-01 3275011001 2
        2 A 1980-01-01 3275011001 3
        3 A -          3275011001 2
        4 B -          3275011001 1
        5 B 1999-01-01 3275011001 1
        6 C 1990-01-01 3275011001 1
        7 C 1990-01-01 3275011001 1
        8 D 1990-01-01 3275011001 -
        9 D 1990-01-01 3275011001 9
        10 - 1990-01-01 3275011001 1
        11 - 1990-01-01 3275011001 1
    """
    rows = decided(small(people, order=["desil_nasional"], places=99), tmp_path).rows
    kept = [row["row"] for row in rows if row["status"] != "family_represented"]
    assert kept == [1, 5, 6, 9, 10, 11]


def test_null_is_last_whichever_direction(tmp_path: Path) -> None:
    people = """
        1 A 1990-01-01 3275011001 -
        2 B 1990-01-01 3275011001 1
        3 C 1990-01-01 3275011001 2
    """
    for direction, ranks in (("ASC", [3, 1, 2]), ("DESC", [3, 2, 1])):
        case = small(people, order=[f"desil_nasional {direction}"])
        assert column(decided(case, tmp_path).rows, "rank_in_cell") == ranks


def test_false_before_true_and_constants_order_nobody(tmp_path: Path) -> None:
    people = """
        1 A 1990-01-01 3275011001 1
        2 B 1990-01-01 3275011001 2
    """
    rows = decided(small(people, order=["2", "desil_nasional = 1"]), tmp_path).rows
    assert column(rows, "rank_in_cell", "tier") == [(2, 2), (1, 1)]


def test_points(tmp_path: Path) -> None:
    people = """
        1 A 1970-01-01 3275011001 1
        2 B 1990-01-01 3275011001 1
        3 C - 3275011001 1
        4 D 1970-01-01 -          1
        5 E 1990-01-01 3275011001 1
        6 F 1990-01-01 3275011001 1
    """
    points = [
        {"code": "p", "text": "P", "when": "umur >= 50", "add": 3},
        {"code": "q", "text": "Q", "when": "umur < 50", "add": -2},
    ]
    rows = decided(small(people, points=points, order=["poin DESC"]), tmp_path).rows
    assert column(rows, "poin") == [3, -2, 0, None, -2, -2]
    assert column(rows, "tier") == [1, 3, 2, None, 3, 3]


def test_built_ins_come_first_in_their_order(tmp_path: Path) -> None:
    case = small("1 A 1990-01-01 3275011001 1", rules=[{"code": "tidak", "text": "Tidak", "when": "FALSE"}])
    good = [(f"327501010190{n:04}", "A", "S", "1990-01-01", "3275011001", "", "") for n in range(1, 9)]
    bad = [("x", "A", "S", "", "9999999999", "", ""), (" 'x", "A", "S", "", "", "", ""), ("", "", "", "", "", "", "")]
    rows = decided(case.with_file("registri.csv", Source(HEADER, (*good, *bad))), tmp_path).rows
    assert column(rows[8:], "failed") == [
        ["nik_tidak_sah", "nik_ganda", "kelurahan_tidak_dikenal", "tidak"],
        ["nik_tidak_sah", "nik_ganda", "kelurahan_tidak_dikenal", "tidak"],
        ["nik_tidak_sah", "kelurahan_tidak_dikenal", "tidak"],
    ]
    assert column(rows[8:], "cell") == [None, None, None]


# Rank, tiers, digests -------------------------------------------------------------------------------------------------

TIERS = """
    1 A 1990-01-01 3275011001 1
    2 B 1990-01-01 3275011001 2
    3 C 1990-01-01 3275011001 3
    4 D 1990-01-01 3275011001 3
    5 E 1990-01-01 3275011001 3
    6 F 1990-01-01 3275011001 4
    7 G 1990-01-01 3275011001 5
    8 H 1990-01-01 3275011001 6
    9 I 1990-01-01 3275011001 7
"""


def test_cut_tier_reserve_and_merged_tiers(tmp_path: Path) -> None:
    """Desil 1 2 | 3 3 3 | 4 5 6 7 with 4 seats and ceil(4 · 30 %) = 2 in reserve: ranks 5 and 6."""
    decision = decided(small(TIERS, order=["desil_nasional"], places=4, reserve_percent=30), tmp_path)
    (cell,) = decision.quota
    assert (cell["cell"], cell["name"], cell["people"], cell["seats"], cell["reserve"]) == ("-", "", 9, 4, 2)
    assert (cell["cut_size"], cell["cut_places"]) == (3, 2)
    assert column(decision.rows, "tier") == [1, 2, 3, 3, 3, 4, 5, 6, 7]
    statuses = column(sorted(decision.rows, key=lambda row: row["rank_in_cell"]), "status", "reserve_number")
    assert statuses == [("selected", None)] * 4 + [("reserve", 1), ("reserve", 2)] + [("not_reached", None)] * 3
    shown = sorted(column(decision.public, "tier", "rank_in_cell", "status"), key=str)
    assert shown == [
        *[(1, None, "selected")] * 2,
        *[(2, 3, "selected"), (2, 4, "selected"), (2, 5, "reserve")],
        (3, 6, "reserve"),
        *[(4, None, "not_reached")] * 3,
    ]
    assert [row["pseudonym"] for row in decision.public if row["tier"] == 4] == sorted(
        row["pseudonym"] for row in decision.rows if row["tier"] in (5, 6, 7)
    )


def test_no_cut_tier_where_seats_end_between_tiers(tmp_path: Path) -> None:
    (cell,) = decided(small(TIERS, order=["desil_nasional"], places=2), tmp_path).quota
    assert (cell["cut_size"], cell["cut_places"]) == (None, None)


def test_tickets_order_equals_only(tmp_path: Path) -> None:
    decision = decided(small(TIERS, places=9), tmp_path)
    for row in decision.rows:
        pseudonym = hmac.new(bytes.fromhex(KEY), row["nik"].encode(), hashlib.sha256).hexdigest()[:32]
        assert row["pseudonym"] == pseudonym
        assert row["ticket"] == hashlib.sha256(f"{SEED}:{pseudonym}".encode()).hexdigest()
    by_ticket = sorted(decision.rows, key=lambda row: row["ticket"])
    assert column(by_ticket, "rank_in_cell") == list(range(1, 10))
    assert set(column(decision.public, "tier", "rank_in_cell")) == {(1, None)}


def test_digest_is_of_sorted_lines_joined_by_newline() -> None:
    rows: list[dict[str, Any]] = [
        {"nik": "é", "status": "ineligible", "failed": ["a", "b"], "poin": None},
        {"nik": None, "status": "ineligible", "failed": [], "poin": -3},
    ]
    lines = ",ineligible,,-3\né,ineligible,a;b,"
    assert digest(rows, "nik,status,failed,poin") == hashlib.sha256(lines.encode()).hexdigest()


def test_digests_of_a_small_run(tmp_path: Path) -> None:
    people = "1 A 1990-01-01 3275011001 1\n2 A 1980-01-01 3275011001 1"
    decision = decided(small(people, places=1), tmp_path)
    (row,) = decision.public
    public = f"{row['pseudonym']},selected,-,"
    assert decision.digest == hashlib.sha256(public.encode()).hexdigest()
    everybody = "3275010101900001,family_represented,,,0,\n3275010101900002,selected,,,0,1"
    assert decision.decisions_digest == hashlib.sha256(everybody.encode()).hexdigest()


# Cells and weights ----------------------------------------------------------------------------------------------------

SPREAD = """
    1 A 1990-01-01 3275011001 1
    2 B 1990-01-01 3275011001 2
    3 C 1990-01-01 3275011002 1
    4 D 1990-01-01 3275011002 2
    5 E 2020-01-01 3275011002 2
    6 F 1990-01-01 -          1
"""


@pytest.mark.parametrize(
    ("quota", "cells"),
    [
        (
            {"by": "kode_kelurahan", "weight": "candidates"},
            [("3275011001", "Satu", 2, 2, 1), ("3275011002", "Dua", 3, 2, 1), ("3275021001", "Tiga", 0, 0, 0)],
        ),
        (
            {"by": "kode_kelurahan", "weight": "people"},
            [("3275011001", "Satu", 2, 2, 1), ("3275011002", "Dua", 3, 3, 1), ("3275021001", "Tiga", 0, 0, 0)],
        ),  # 3/1, then 2/1 before 3/3
        ({"by": "kode_kecamatan", "weight": "people"}, [("327501", "", 5, 5, 2), ("327502", "", 0, 0, 0)]),
        (
            {"by": "kode_kelurahan", "weight": {"when": "desil_nasional = 1 AND nik LIKE '%3'"}},
            [("3275011001", "Satu", 2, 0, 0), ("3275011002", "Dua", 3, 1, 2), ("3275021001", "Tiga", 0, 0, 0)],
        ),
        (None, [("-", "", 6, 4, 2)]),
    ],
)
def test_weights(tmp_path: Path, quota: Any, cells: list[Any]) -> None:
    """People · weight · seats for 2 places; row 5 is a child, row 6 lives nowhere."""
    rule = {"code": "dewasa", "text": "Dewasa", "when": "umur > 17"}
    decision = decided(small(SPREAD, quota=quota, places=2, rules=[rule]), tmp_path)
    assert column(decision.quota, "cell", "name", "people", "weight", "seats") == cells


@pytest.mark.parametrize(("strange", "refused"), [(2, False), (3, True)])
def test_a_fifth_of_strange_codes_is_allowed(tmp_path: Path, strange: int, refused: bool) -> None:
    codes = ["9999999999"] * strange + ["3275011001"] * (10 - strange)
    case = small("\n".join(f"{n} F{n} 1990-01-01 {code} 1" for n, code in enumerate(codes, 1)))
    if refused:
        with pytest.raises(Refused, match="20 %"):
            decided(case, tmp_path)
    else:
        assert decided(case, tmp_path).summary["by_failed"] == {"kelurahan_tidak_dikenal": 2}


# Files ----------------------------------------------------------------------------------------------------------------


def test_form_split_and_order_of_files_change_nothing(tmp_path: Path) -> None:
    case = small(TIERS, order=["desil_nasional"])
    whole = decided(case, tmp_path / "whole")
    rows = table(TIERS)[::-1]
    turned = tuple(row[::-1] for row in rows[:4])
    split = case.but(registry={"path": ["b.csv", "*.parquet", "?.csv"]}).without_file("registri.csv")
    split = split.with_file("b.csv", Source(HEADER[::-1], turned, delimiter=";", bom=True, newline="\r\n"))
    split = split.with_file("a.csv", Source(HEADER, rows[4:6], quoted=True, blank_lines=(1, 2)))
    types = {"nik": "BIGINT", "tanggal_lahir": "DATE", "desil_nasional": "INTEGER"}
    split = split.with_file("c.parquet", Source(HEADER, rows[6:], form="parquet", types=types))
    parts = decided(split, tmp_path / "parts")
    assert (parts.digest, parts.decisions_digest) == (whole.digest, whole.decisions_digest)
    assert column(parts.rows, "file", "row") == [
        *[("b.csv", n) for n in (1, 2, 3, 4)],
        *[("c.parquet", n) for n in (1, 2, 3)],
        *[("a.csv", n) for n in (1, 2)],
    ]


def test_both_vocabularies(tmp_path: Path) -> None:
    header = (
        "Nomor_Induk_Kependudukan",
        "nama",
        "tanggal_lahir",
        "kode_kelurahan_desa",
        " NOMOR_KARTU_KELUARGA",
        "lain",
    )
    rows = [(row[0], row[2], row[3], row[4], "K1", "x") for row in table(TIERS)]
    case = small(TIERS, rules=[{"code": "r", "text": "R", "when": "id_keluarga = no_kk AND lain = 'x'"}])
    decision = decided(case.with_file("registri.csv", Source(header, tuple(rows))), tmp_path)
    assert decision.summary["by_status"] == {
        "selected": 1,
        "reserve": 0,
        "not_reached": 0,
        "family_represented": 8,
        "ineligible": 0,
    }
    assert {row["id_keluarga"] for row in decision.rows} == {"K1"}


def test_families_join_once(tmp_path: Path) -> None:
    """Family A stands once, B twice, C not at all."""
    people = "1 A 1990-01-01 3275011001 1\n2 B 1990-01-01 3275011001 1\n3 C 1990-01-01 3275011001 1"
    families = Source(("id_keluarga", "luas"), (("A", "7"), ("B", "8"), ("B", "8"), ("", "9")))
    rule = {"code": "luas", "text": "Luas", "when": "luas = 7", "unknown": "verify"}
    registry = {"path": "registri.csv", "families": {"path": "k.csv"}, "types": {"luas": "integer"}}
    decision = decided(small(people, rules=[rule], registry=registry).with_file("k.csv", families), tmp_path)
    assert column(decision.rows, "unknown", "must_verify") == [([], F), (["luas"], T), (["luas"], T)]


def test_corrections(tmp_path: Path) -> None:
    """Later lines win; an empty value is NULL; a NIK not in the registry changes nobody."""
    people = "1 A 1990-01-01 3275011001 1\n2 B 1990-01-01 3275011001 1\n3 C 1990-01-01 3275011001 1"
    lines = (
        ("'3275010101900001", "Desil_Nasional", "9", "x"),
        ("3275010101900001", "desil_nasional", "4", ""),
        ("3275010101900002", "desil_nasional", " ", ""),
        ("3275010101900003", "kode_kelurahan", "32.75.02.1001", ""),
        ("3275010101900009", "nama", "Siapa", ""),
    )
    header = ("nik", "column", "value", "source")
    case = small(people, corrections={"path": "k.csv"}, order=["desil_nasional"], quota=None)
    decision = decided(case.with_file("k.csv", Source(header, lines)), tmp_path)
    assert column(decision.rows, "kode_kelurahan", "tier") == [
        ("3275011001", 2),
        ("3275011001", 3),
        ("3275021001", 1),
    ]


def test_lists(tmp_path: Path) -> None:
    people = "1 A 1990-01-01 3275011001 1\n2 B 1990-01-01 3275011001 1"
    lines = (
        ("'3275010101900001", "AKTIF", "3"),
        ("3275010101900002", "aktif", "3"),
        ("3275010101900009", "AKTIF", "3"),
        ("3275", "AKTIF", "3"),
        ("", "AKTIF", "3"),
        ("3275010101900002", "AKTIF", "3.0"),
    )
    one = {
        "name": "Aktif",
        "path": "l.csv",
        "kind": "covered",
        "where": "status = 'AKTIF' AND n = 3",
        "types": {"n": "integer"},
    }
    rule = {"code": "belum", "text": "Belum", "when": "NOT DAFTAR_aktif"}
    case = small(people, rules=[rule], lists=[one]).with_file("l.csv", Source(("NIK", "status", "n"), lines))
    decision = decided(case, tmp_path)
    assert column(decision.rows, "failed") == [["belum"], []]
    assert column(decision.lists, "list", "line", "outcome", "file", "row", "probability", "faults") == [
        ("Aktif", 1, "matched", "registri.csv", 1, 1.0, []),
        ("Aktif", 3, "absent", None, None, None, []),
        ("Aktif", 4, "rejected", None, None, None, ["nik_tidak_sah"]),
        ("Aktif", 5, "rejected", None, None, None, ["nik_kosong"]),
    ]


def test_bps_codes(tmp_path: Path) -> None:
    areas = Source(("kode", "nama", "kode_bps"), (("32.75.01.1001", "Satu", "3275010001"), ("3275011002", "Dua", "")))
    people = "\n".join(f"{n} F{n} 1990-01-01 {'3275010001' if n < 9 else '3275011002'} 1" for n in range(1, 11))
    case = small(people, registry={"path": "registri.csv", "area_code": "bps"}).with_file("wilayah.csv", areas)
    codes = column(decided(case, tmp_path).rows, "kode_kelurahan")
    assert codes == ["3275011001"] * 8 + [None] * 2


# Refusals -------------------------------------------------------------------------------------------------------------


def test_the_plain_case_is_not_refused(tmp_path: Path) -> None:
    assert decided(PLAIN, tmp_path).money["places"] == 5


@pytest.mark.parametrize("broken", BROKEN, ids=[broken.name for broken in BROKEN])
def test_one_fault_is_refused(broken: Broken, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        decided(broken.case, tmp_path)
    assert all(said(str(refusal.value), mention) for mention in broken.mentions), str(refusal.value)


@pytest.mark.parametrize("seed", ["", SEED[:-1], SEED.upper(), SEED + "0"])
def test_a_seed_is_64_lower_case_hex_digits(seed: str, tmp_path: Path) -> None:
    with pytest.raises(Refused):
        decided(PLAIN, tmp_path, seed)
