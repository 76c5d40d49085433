"""Programmes with one fault each, and what their refusal has to mention: a code, a key, a name or a number."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from .sources import KEY, Case, Source

HEADER = ("nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan", "desil_nasional", "no_kk")
ROWS = tuple(
    (f"327501010190{number:04}", f"F{number}", "Siti", "1990-01-01", f"327501100{number % 2 + 1}", "2", f"K{number}")
    for number in range(1, 11)
)
RULE = {"code": "usia", "text": "Berusia 18 sampai 64 tahun", "when": "umur BETWEEN 18 AND 64"}
POINT = {"code": "lanjut", "text": "Berusia 50 tahun atau lebih", "when": "umur >= 50", "add": 1}
LIST = {"name": "ojol", "path": "ojol.csv", "kind": "proposal"}
PLAIN = Case(
    {
        "program": "uji",
        "title": "Uji",
        "city": "3275",
        "as_of": datetime.date(2026, 1, 1),
        "cover": {"first_month": "2026-01", "months": 12},
        "income_base_idr": 1_000_000,
        "budget_idr": 201_600 * 5,
        "places": 10,
        "key": {"path": "kunci.hex"},
        "areas": {"path": "wilayah.csv"},
        "registry": {"path": "registri.csv"},
        "corrections": {"path": "koreksi.csv"},
        "lists": [LIST],
        "rules": [RULE],
        "points": [POINT],
        "order": ["desil_nasional ASC"],
        "quota": {"by": "kode_kelurahan", "weight": {"path": "bobot.csv"}, "minimum": 1},
        "reserve_percent": 25,
    },
    {
        "kunci.hex": KEY,
        "wilayah.csv": Source(("kode", "nama"), (("3275011001", "Satu"), ("3275011002", "Dua"))),
        "registri.csv": Source(HEADER, ROWS),
        "koreksi.csv": Source(("nik", "column", "value", "source"), ((ROWS[0][0], "desil_nasional", "3", "sanggah"),)),
        "ojol.csv": Source(("nik", "status"), ((ROWS[1][0], "AKTIF"),)),
        "bobot.csv": Source(("cell", "weight"), (("3275011001", "3"), ("32.75.01.1002", "1"))),
    },
)


@dataclass(frozen=True)
class Broken:
    """A case with one fault; its refusal mentions every one of `mentions` (of words between `|`, any)."""

    name: str
    case: Case
    mentions: tuple[str, ...]


def edited(path: str, **changes: Any) -> Case:
    """The plain case with one source changed."""
    source = PLAIN.files[path]
    assert isinstance(source, Source)
    return PLAIN.with_file(path, replace(source, **changes))


def ruled(when: Any, **more: Any) -> Case:
    return PLAIN.but(rules=[RULE, {"code": "aneh", "text": "Aneh", "when": when, **more}])


def registry(**more: Any) -> Case:
    return PLAIN.but(registry={"path": "registri.csv", **more})


def quota(**more: Any) -> Case:
    return PLAIN.but(quota={"by": "kode_kelurahan", "weight": "candidates", **more})


def keys() -> Iterator[tuple[str, Case, str]]:
    """Unknown keys refused; wrong values; numbers that are not whole or too low."""
    yield "unknown key", PLAIN.but(warna="biru"), "warna"
    yield "unknown key of the registry", registry(warna="biru"), "warna"
    yield "unknown key of a rule", ruled("TRUE", warna="biru"), "warna"
    yield "unknown key of a point", PLAIN.but(points=[{**POINT, "warna": 1}]), "warna"
    yield "unknown key of a list", PLAIN.but(lists=[{**LIST, "warna": 1}]), "warna"
    yield "unknown key of the quota", quota(warna=1), "warna"
    yield "unknown key of the cover", PLAIN.but(cover={"first_month": "2026-01", "months": 1, "warna": 1}), "warna"
    yield "unknown setting of NULL", ruled("TRUE", unknown="barangkali"), "barangkali|unknown"
    yield "unknown quota area", quota(by="rw"), "rw|by"
    yield "unknown weight", quota(weight="luas"), "luas|weight"
    yield "unknown kind of list", PLAIN.but(lists=[{**LIST, "kind": "aneh"}]), "aneh|kind"
    yield "unknown type", registry(types={"no_rumah": "decimal"}), "decimal|no_rumah"
    yield "unknown area code", registry(area_code="pos"), "pos|area_code"
    yield "no rules", PLAIN.but(rules=[]), "rules"
    yield "rules left out", PLAIN.but(rules=None), "rules"
    yield "areas left out", PLAIN.but(areas=None), "areas"
    yield "places 0", PLAIN.but(places=0), "places"
    yield "places in part", PLAIN.but(places=1.5), "places"
    yield "months 0", PLAIN.but(cover={"first_month": "2026-01", "months": 0}), "months"
    yield "months in part", PLAIN.but(cover={"first_month": "2026-01", "months": 2.5}), "months"
    yield "per_family 0", PLAIN.but(per_family=0), "per_family"
    yield "per_family in part", PLAIN.but(per_family=1.5), "per_family"
    yield "budget below 0", PLAIN.but(budget_idr=-1), "budget_idr"
    yield "budget in part", PLAIN.but(budget_idr=2_000_000.5), "budget_idr"
    yield "reserve below 0", PLAIN.but(reserve_percent=-1), "reserve_percent"
    yield "reserve in part", PLAIN.but(reserve_percent=12.5), "reserve_percent"
    yield "minimum below 0", quota(minimum=-1), "minimum"
    yield "minimum in part", quota(minimum=0.5), "minimum"
    yield "points in part", PLAIN.but(points=[{**POINT, "add": 0.5}]), "lanjut|add"
    yield "no such base", PLAIN.but(income_base_idr=1_100_000), "income_base_idr|1100000|1.100.000|1,100,000"


def names() -> Iterator[tuple[str, Case, str]]:
    """A duplicate rule, point or list name, or one that is a built-in's."""
    yield "rule twice", PLAIN.but(rules=[RULE, RULE]), "usia"
    yield "point twice", PLAIN.but(points=[POINT, POINT]), "lanjut"
    yield "rule and point", PLAIN.but(points=[{**POINT, "code": "usia"}]), "usia"
    yield "list twice, without case", PLAIN.but(lists=[LIST, {**LIST, "name": "OJOL"}]), "ojol|OJOL"
    for name in ("nik_tidak_sah", "nik_ganda", "kelurahan_tidak_dikenal"):
        yield f"rule {name}", ruled("TRUE", code=name), name
        yield f"point {name}", PLAIN.but(points=[{**POINT, "code": name}]), name
        yield f"list {name}", PLAIN.but(lists=[{**LIST, "name": name}]), name


def wrong_expressions() -> Iterator[tuple[str, str]]:
    """Expression and what was found in it."""
    yield "lower(nama) = 'siti'", "lower"
    yield "length(nama) > 3", "length"
    yield "nik IN (SELECT nik FROM registri)", "SELECT|select"
    yield "(SELECT TRUE)", "SELECT|select"
    yield "CAST(rt AS INTEGER) = 1", "CAST|cast"
    yield "desil_nasional::text = '1'", "::|:"
    yield "umur > 18 -- dewasa", "--|komentar|comment"
    yield "umur > 18 /* dewasa */", "/*|/|komentar|comment"
    yield "TRUE; DROP TABLE registri", ";"
    yield '"nama" = nama', '"'
    yield "`nama` = nama", "`"
    yield "umur / 2 > 9", "/"
    yield "umur % 2 = 0", "%"
    yield "umur ^ 2 = 0", "^"
    yield "umur = 18.5", "18.5|.5|."
    yield "umur < 1e3", "1e3|e3"
    yield "umur < 1234567890123456", "1234567890123456|15"
    yield "umur = 'tua'", "umur|'tua'|tua|kind|jenis"
    yield "tanggal_lahir > '1990-01-01'", "1990-01-01|tanggal_lahir|kind|jenis"
    yield "tanggal_lahir + 1 > DATE '1990-01-01'", "+|tanggal_lahir|kind|jenis"
    yield "nama > 3", "nama|3|kind|jenis"
    yield "daftar_ojol = 1", "daftar_ojol|1|kind|jenis"
    yield "NOT umur", "umur|NOT|kind|jenis|boolean"
    yield "umur AND TRUE", "umur|AND|kind|jenis"
    yield "- nama = 'x'", "nama|-|kind|jenis"
    yield "umur LIKE '1%'", "umur|LIKE|kind|jenis"
    yield "umur IN (18, 'x')", "x|IN|kind|jenis"
    yield "umur BETWEEN 18 AND 'x'", "x|BETWEEN|kind|jenis"
    yield "COALESCE(umur, nama) = 3", "COALESCE|nama|kind|jenis"
    yield "umur IS TRUE", "umur|IS|kind|jenis"
    yield "umur", "umur|aneh"
    yield "'teks'", "teks|aneh"
    yield "gaji > 3", "gaji"
    yield "daftar_lain", "daftar_lain"
    yield "poin > 1", "poin"
    yield "tanggal_lahir > DATE '1990-02-30'", "1990-02-30"
    yield "tanggal_lahir > DATE '01-01-1990'", "01-01-1990"
    yield "umur IN (desil_nasional)", "desil_nasional"
    yield "umur IN ()", "aneh"
    yield "CASE WHEN umur > 3 THEN TRUE END", "CASE|case"
    yield "nama || 'x' = 'y'", "aneh"
    yield "nama = 'tak selesai", "'"
    yield "(umur > 18", "aneh"
    yield "umur > 18)", ")"
    yield "umur >", "aneh"
    yield "umur > 18 umur", "umur"
    yield "nama LIKE 'a\\%'", "\\|backslash"
    yield "nama LIKE 'a!%' ESCAPE '!'", "ESCAPE|escape"
    yield "nama ILIKE 'a%'", "ILIKE|ilike"
    yield "nama SIMILAR TO 'a'", "SIMILAR|similar"
    yield "nama IS DISTINCT FROM 'a'", "DISTINCT|distinct"
    yield "registri.nama = 'a'", "."
    yield "umur == 18", "=|=="
    yield "EXISTS (SELECT 1)", "EXISTS|exists|SELECT|select"
    yield "current_date > tanggal_lahir", "current_date"
    yield "tanggal_lahir > INTERVAL '1' DAY", "INTERVAL|interval|DAY"
    yield "umur > $1", "$"
    yield "umur > ?", "?"
    yield "nama = E'a'", "E"
    yield "umur > 0x12", "x12|0x12"
    yield "umur IN (SELECT 1)", "SELECT|select"
    yield "sum(umur) OVER () > 3", "sum|SUM|OVER"


def data() -> Iterator[tuple[str, Case, str]]:
    """Files that are not as they must be."""
    for path, name in (("kunci.hex", "key"), ("wilayah.csv", "areas"), ("registri.csv", "registry")):
        yield f"no {name}", PLAIN.without_file(path), path
    for path in ("koreksi.csv", "ojol.csv", "bobot.csv"):
        yield f"no {path}", PLAIN.without_file(path), path
    yield "short key", PLAIN.with_file("kunci.hex", KEY[:-1]), "kunci.hex|key"
    yield "key with another letter", PLAIN.with_file("kunci.hex", KEY[:-1] + "g"), "kunci.hex|key"
    yield "registry without rows", edited("registri.csv", rows=()), "registri.csv|rows|baris"
    for name in HEADER[:5]:
        header = tuple("lain" if column == name else column for column in HEADER)
        made = edited("registri.csv", header=header)
        if name != "id_keluarga":  # no_kk stands in for it
            yield f"no column {name}", made, name
    yield "a record too short", edited("registri.csv", rows=(*ROWS, ROWS[0][:-1])), "registri.csv"
    yield "a record too long", edited("registri.csv", rows=(*ROWS, (*ROWS[0], "x"))), "registri.csv"
    families = registry(families={"path": "keluarga.csv"})
    both = families.with_file("keluarga.csv", Source(("id_keluarga", "desil_nasional"), (("F1", "2"),)))
    yield "a column in both tables", both, "desil_nasional"
    yield "no family table", families, "keluarga.csv"
    keyless = families.with_file("keluarga.csv", Source(("id", "luas"), (("F1", "2"),)))
    yield "families without id", keyless, "id_keluarga"
    strange = tuple((*row[:4], "9999999999", *row[5:]) for row in ROWS[:3])
    yield "3 of 10 in no area", edited("registri.csv", rows=(*strange, *ROWS[3:])), "20"
    areas = Source(("kode", "nama", "kode_bps"), (("3275011001", "Satu", "3275010001"), ("3275011002", "Dua", "")))
    yield "no translation", registry(area_code="bps").with_file("wilayah.csv", areas), "20"
    yield "list without nik", edited("ojol.csv", header=("nomor", "status")), "nik"
    yield "areas without kode", edited("wilayah.csv", header=("sandi", "nama")), "kode"


def correction_of(column: str, value: str) -> Case:
    return edited("koreksi.csv", rows=((ROWS[0][0], column, value, "sanggah"),))


def corrections() -> Iterator[tuple[str, Case, str]]:
    """An unknown column or a value that does not read is refused; `nik` itself cannot be corrected."""
    yield "unknown column corrected", correction_of("gaji", "3"), "gaji"
    yield "derived column corrected", correction_of("umur", "3"), "umur"
    yield "list corrected", correction_of("daftar_ojol", "TRUE"), "daftar_ojol"
    yield "nik corrected", correction_of("nik", "3275010101900099"), "nik"
    yield "an integer that does not read", correction_of("desil_nasional", "3.0"), "desil_nasional|3.0"
    yield "a day that does not exist", correction_of("tanggal_lahir", "31-02-1990"), "tanggal_lahir|31-02-1990"
    yield "a birth after as_of", correction_of("tanggal_lahir", "2026-01-02"), "tanggal_lahir|2026-01-02"
    yield "a code that does not read", correction_of("kode_kelurahan", "327501"), "kode_kelurahan|327501"


def weights() -> Iterator[tuple[str, Case, str]]:
    """A cell twice, unknown, negative or fractional: refused; floors above the places."""
    for name, cell, weight, mentioned in (
        ("a cell twice", "3275.01.1001", "1", "1001"),
        ("a cell that does not exist", "3275011009", "1", "1009"),
        ("a negative weight", "3275011002", "-1", "-1|bobot.csv"),
        ("a fractional weight", "3275011002", "1.5", "1.5|bobot.csv"),
        ("an empty weight", "3275011002", "", "1002|bobot.csv"),
    ):
        yield name, edited("bobot.csv", rows=(("3275011001", "3"), (cell, weight))), mentioned
    yield "floors above the places", quota(minimum=4), "8&5"
    yield "no money", PLAIN.but(budget_idr=201_599), "budget_idr|201599|201.599|201,599|places"


def expressions() -> Iterator[tuple[str, Case, str]]:
    for source, found in wrong_expressions():
        yield source, ruled(source), f"{found}&aneh"
    yield "a point's", PLAIN.but(points=[{**POINT, "when": "gaji > 3"}]), "gaji"
    yield "a weight's", quota(weight={"when": "gaji > 3"}), "gaji"
    yield "a weight's poin", quota(weight={"when": "poin > 3"}), "poin"
    yield "an order's", PLAIN.but(order=["gaji"]), "gaji"
    yield "an order's NULLS FIRST", PLAIN.but(order=["umur NULLS FIRST"]), "NULLS|nulls"
    yield "an order of two", PLAIN.but(order=["umur, nama"]), ","
    yield "an order's direction", PLAIN.but(order=["umur UP"]), "UP"
    yield "a list's column", PLAIN.but(lists=[{**LIST, "where": "gaji > 3"}]), "gaji"
    yield "a list's umur", PLAIN.but(lists=[{**LIST, "where": "umur > 3"}]), "umur"
    yield "a list's kinds", PLAIN.but(lists=[{**LIST, "where": "status > 3"}]), "ojol"
    yield "an empty rule", ruled(""), "aneh"
    yield "a number for a rule", ruled(1), "aneh|when"


def mentions(pattern: str) -> tuple[str, ...]:
    return tuple(pattern.split("&"))


def said(message: str, pattern: str) -> bool:
    """Whether a refusal says one of the words between |."""
    return any(word.lower() in message.lower() for word in pattern.split("|"))


BROKEN = tuple(
    Broken(name, case, mentions(pattern))
    for made in (keys, names, expressions, data, corrections, weights)
    for name, case, pattern in made()
)
