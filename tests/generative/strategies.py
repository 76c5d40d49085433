"""A Hypothesis strategy for whole cases: a registry in one or more files, families, lists, corrections, a programme.

Hypothesis chooses one number and everything follows from it. Drawn choice by choice, six of seven examples were
mutations of one another (half as many different programmes, two thirds of them without an order); `shrinking` makes a
failing case smaller instead, as a case is plain data.
"""

import datetime
import hashlib
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from hypothesis import strategies as st

from . import people
from .expressions import Columns, chance, condition, one, order_key
from .people import World
from .sources import Case, Source, write

__all__ = ["Case", "cases", "write"]

KINDS = {
    **dict.fromkeys(("nik", "no_kk", "id_keluarga", "nama", "kode_kelurahan", "alamat", "rw"), "text"),
    **dict.fromkeys(("id_jenis_kelamin", "id_hub_kepala_keluarga", "membantu_bekerja", "desil_nasional"), "integer"),
    "id_status_kedudukan_pekerjaan_utama": "integer",
    **dict.fromkeys(("tanggal_lahir", "tanggal_mutakhir"), "date"),
}
OPTIONAL = ("alamat", "rw", "id_jenis_kelamin", "id_hub_kepala_keluarga", "membantu_bekerja", "tanggal_mutakhir")
EXTRAS = {
    "luas_lantai": "integer",
    "jumlah_anggota": "integer",
    "pekerjaan": "text",
    "status": "text",
    "mulai_kerja": "date",
    "row": "text",
    "cell": "integer",
    "file": "text",
    "tier": "integer",
    "rank": "text",
    "Luas Rumah (m2)": "text",
}
NEW_NAMES = {
    "nik": "nomor_induk_kependudukan",
    "no_kk": "nomor_kartu_keluarga",
    "id_jenis_kelamin": "jenis_kelamin",
    "id_hub_kepala_keluarga": "status_hubungan_keluarga",
    "kode_kelurahan": "kode_kelurahan_desa",
    "membantu_bekerja": "status_bekerja",
    "id_status_kedudukan_pekerjaan_utama": "status_dalam_pekerjaan_utama",
}
PRICES_IDR = {1_000_000: 16_800, 2_950_000: 36_300, 8_700_000: 93_800, 20_700_000: 213_800}
AS_OF = ("2026-01-01", "2026-01-01", "2026-03-01", "2026-02-28", "2028-02-29", "2026-12-31")
LENIENT = (
    *("TRUE", "umur BETWEEN 0 AND 200", "kode_kelurahan LIKE '3275%'", "nama IS NOT NULL OR umur > 3", "umur >= 17"),
    *("desil_nasional <= 8", "NOT (desil_nasional = 3)", "nama <> 'Budi'", "COALESCE(desil_nasional, 1) < 9"),
    *("id_status_kedudukan_pekerjaan_utama IN (1, 2, 3, 6, 7, 8)", "tanggal_lahir < DATE '2015-01-01'"),
)
USUAL_ORDER = (
    "desil_nasional ASC",
    "poin DESC",
    "umur DESC",
    "umur",
    "nama",
    "tanggal_lahir DESC",
    "desil_nasional DESC",
)
USUAL_POINTS = ("umur >= 40", "desil_nasional < 4", "id_status_kedudukan_pekerjaan_utama IN (1, 2)", "nama LIKE 'S%'")
LIST_KINDS = {"status": "text", "jumlah": "integer", "mulai": "date"}


@dataclass(frozen=True)
class Shape:
    """What the registry's files hold: extra columns with their kinds, which columns stand in the family table."""

    names: tuple[str, ...]
    extras: dict[str, str]
    family_names: tuple[str, ...]
    kk_is_family: bool
    new_names: bool
    mapped: dict[str, str]

    @property
    def kinds(self) -> dict[str, str]:
        """Every column that can be named, in either table."""
        found = {name: (KINDS | self.extras)[name] for name in (*self.names, *self.family_names) if "(" not in name}
        return found | {"id_keluarga": "text"}


def by_kind(kinds: dict[str, str]) -> Columns:
    return {kind: tuple(name for name in kinds if kinds[name] == kind) for kind in set(kinds.values())}


def subset(rnd: Random, names: tuple[str, ...], percent: int) -> tuple[str, ...]:
    return tuple(name for name in names if chance(rnd, percent))


# Areas and columns ----------------------------------------------------------------------------------------------------


def area_rows(rnd: Random) -> list[tuple[str, str, str]]:
    """1 to 6 kelurahan in 1 to 3 kecamatan: code, name, BPS code."""
    count, districts = rnd.randint(1, 6), rnd.randint(1, 3)
    codes = [f"3275{number % districts + 1:02}{1001 + number}" for number in range(count)]
    names = ("Harapan Jaya", "Jaka, Mulya", "Pekayon", "Bekasi; Timur", "", "Duren Jaya")
    return [(code, names[number], f"3275{number + 1:03}{count - number:03}") for number, code in enumerate(codes)]


def areas_source(rnd: Random, rows: list[tuple[str, str, str]], bps: bool) -> Source:
    width = 3 if bps or chance(rnd, 30) else 2
    dots = chance(rnd, 20)
    cells = [(people.dotted(code) if dots else code, name, kode_bps)[:width] for code, name, kode_bps in rows]
    return Source(("kode", "nama", "kode_bps")[:width], tuple(cells), delimiter=one(rnd, ",", ";"))


def shape_of(rnd: Random) -> Shape:
    """Which columns there are, in which table, under which names."""
    extras = {name: EXTRAS[name] for name in rnd.sample(tuple(EXTRAS), rnd.randint(0, 3))}
    gone = set(subset(rnd, OPTIONAL, 25))
    names = [name for name in KINDS if name not in gone and name != "no_kk"] + list(extras)
    new_names, families = chance(rnd, 30), chance(rnd, 40)
    kk_is_family = new_names and chance(rnd, 50)
    if kk_is_family:
        names[names.index("id_keluarga")] = "no_kk"
    elif chance(rnd, 50):
        names.append("no_kk")
    family_names = tuple(name for name in ("desil_nasional", *extras) if chance(rnd, 70)) if families else ()
    names = [name for name in names if name not in family_names]
    may_map = tuple(name for name in names if name not in ("id_keluarga", "no_kk", *extras))
    mapped = {name: f"Kolom {name[:6]} {len(name)}" for name in subset(rnd, may_map, 15)} if not new_names else {}
    return Shape(tuple(names), extras, family_names, kk_is_family, new_names, mapped)


# Files ----------------------------------------------------------------------------------------------------------------


def header_cell(rnd: Random, shape: Shape, name: str) -> str:
    written = shape.mapped.get(name) or (NEW_NAMES.get(name, name) if shape.new_names else name)
    if name == "desil_nasional" and shape.new_names:
        written = one(rnd, "desil_nasional_keluarga", "desil_nasional_anggota")
    return one(rnd, written, written, written, written.upper(), written.title(), f" {written}\u00a0")


def parquet_types(
    rnd: Random, header: tuple[str, ...], names: tuple[str, ...], rows: list[tuple[str, ...]], kinds: Any
) -> Any:
    """Integers and NIKs as BIGINT and days as DATE where every cell of the column allows it, now and then."""
    types = {}
    for at, name in enumerate(names):
        cells = [row[at] for row in rows if row[at]]
        plain = all(cell.isascii() and cell.isdigit() and 0 < len(cell) <= 16 and cell[0] != "0" for cell in cells)
        iso = all(
            len(cell) == 10 and cell[4:5] == "-" and cell[:2] in ("19", "20") and cell[7] == "-" for cell in cells
        )
        if plain and (kinds.get(name) == "integer" or name == "nik") and chance(rnd, 60):
            types[header[at]] = "BIGINT"
        elif iso and kinds.get(name) == "date" and name not in people.BAD_DATES and chance(rnd, 60):
            types[header[at]] = "DATE"
    return types


def source(rnd: Random, shape: Shape, names: tuple[str, ...], rows: list[dict[str, str]]) -> Source:
    """One file of these columns in an order of its own, in a form of its own."""
    names = tuple(rnd.sample(names, len(names)))
    header = tuple(header_cell(rnd, shape, name) for name in names)
    cells = [tuple(row[name] for name in names) for row in rows]
    if chance(rnd, 25):
        types = parquet_types(rnd, header, names, cells, KINDS | shape.extras)
        return Source(header, tuple(cells), form="parquet", types=types)
    blank = (rnd.randint(1, 8),) if chance(rnd, 15) and len(names) > 1 else ()
    delimiter, newline = one(rnd, ",", ";"), one(rnd, "\n", "\n", "\r\n")
    return Source(header, tuple(cells), "csv", delimiter, chance(rnd, 20), newline, chance(rnd, 20), blank)


def registry_files(rnd: Random, shape: Shape, rows: list[dict[str, str]]) -> tuple[dict[str, Source], Any]:
    """The rows in 1 to 3 files, and the paths by which the programme names them."""
    count = rnd.randint(1, 3) if chance(rnd, 50) else 1
    cuts = sorted(rnd.randint(0, len(rows)) for _ in range(count - 1))
    pieces = [rows[start:end] for start, end in zip([0, *cuts], [*cuts, len(rows)], strict=True)]
    folders = chance(rnd, 15)
    files = {}
    for number, piece in enumerate(pieces):
        made = source(rnd, shape, shape.names, piece)
        name = f"wilayah{number}/registri" if folders else f"registri{'_utara' * (number > 0)}{number}"
        files[f"{name}.{made.form}"] = made
    names = list(files)
    pattern = "wilayah?/*" if folders else "registri*"
    paths = rnd.choice((names, names[::-1], pattern, [names[-1], pattern], [pattern, names[0]]))
    return files, names[0] if count == 1 and chance(rnd, 50) else paths


def family_source(rnd: Random, shape: Shape, world: World, rows: list[dict[str, str]]) -> Source:
    """A row for most families; some twice, some missing, one without id."""
    key = "no_kk" if shape.kk_is_family else "id_keluarga"
    made = []
    ids = sorted({row[key].strip(people.BLANKS) for row in rows})
    for number, family in enumerate(ids):
        for again in range(rnd.choice((1, 1, 1, 1, 1, 1, 1, 0, 2))):
            cells = people.person(number, 900 + again, world, (), shape.extras)
            made.append(cells | {key: family})
    return source(rnd, shape, (key, *shape.family_names), made)


# Lists and corrections ------------------------------------------------------------------------------------------------


def lists(rnd: Random, world: World, rows: list[dict[str, str]]) -> tuple[list[dict[str, Any]], dict[str, Source]]:
    """0 to 3 lists: NIKs of the registry, of nobody, malformed; some with columns to keep rows by."""
    programme, files = [], {}
    for name in rnd.sample(("ojol", "aktif", "Sigap_2025"), rnd.randint(0, 3)):
        columns = subset(rnd, tuple(LIST_KINDS), 50)
        made = []
        for number in range(rnd.randint(0, 12)):
            known = [row["nik"] for row in rows] or [""]
            nik = rnd.choice(known) if rnd.random() < 0.8 else people.nik_cell(rnd, 5000 + number, known, 0.5)
            made.append((nik, *(people.cell_of_kind(rnd, LIST_KINDS[column], world) for column in columns)))
        header = tuple(one(rnd, name, name, name.upper(), f" {name}") for name in ("nik", *columns))
        item: dict[str, Any] = {"name": name, "path": f"daftar/{name}.csv"}
        item["kind"] = one(rnd, "proposal", "covered", "other")
        typed = {column: LIST_KINDS[column] for column in columns if column != "status"}
        if typed:
            item["types"] = typed
        if columns and chance(rnd, 60):
            item["where"] = condition(rnd, by_kind({"nik": "text"} | {name: LIST_KINDS[name] for name in columns}))
        programme.append(item)
        files[item["path"]] = Source(header, tuple(made), delimiter=one(rnd, ",", ";"), bom=chance(rnd, 30))
    return programme, files


def correction_value(rnd: Random, name: str, kind: str, world: World) -> str:
    """Values that read: others are refused, which `broken` shows."""
    if rnd.random() < 0.1:
        return " "
    if name == "kode_kelurahan":
        return people.dotted(rnd.choice((*world.codes, "3275999999")))
    if name == "id_keluarga":
        return people.family_number(rnd.randrange(world.families))
    if kind == "integer":
        return rnd.choice(("1", "2", " 3", "+4", "-1", "007"))
    if kind == "date":
        return people.date_cell(rnd, datetime.date(rnd.choice((1960, 1990, 2010)), 2, 28))
    return rnd.choice((*people.NAMES, *people.TEXTS))


def corrections(rnd: Random, world: World, shape: Shape, rows: list[dict[str, str]]) -> Source:
    """Facts corrected on people of the registry, and on some who are not in it; later lines win."""
    kinds = {name: kind for name, kind in shape.kinds.items() if name not in ("nik", "no_kk")}
    made = []
    for _ in range(rnd.randint(0, 8)):
        name = rnd.choice(sorted(kinds))
        nik = rnd.choice([row["nik"] for row in rows] or [""]) if rnd.random() < 0.9 else "3275010101905555"
        written = rnd.choice((name, name.upper(), f" {name}"))
        made.append((nik, written, correction_value(rnd, name, kinds[name], world), rnd.choice(("sanggah", ""))))
    return Source(("nik", "column", "value", "source"), tuple(made), delimiter=one(rnd, ",", ";"))


# The programme --------------------------------------------------------------------------------------------------------


def rules(rnd: Random, columns: Columns) -> list[dict[str, Any]]:
    """1 to 5 rules, about half of them such that most people pass."""
    made = []
    for number in range(rnd.randint(1, 5)):
        when = one(rnd, *LENIENT) if chance(rnd, 70) else condition(rnd, columns)
        if chance(rnd, 20):
            when = f"{when} OR {one(rnd, *LENIENT)}"
        rule = {"code": f"aturan_{number}", "text": f"Aturan {number}", "when": when}
        unknown = one(rnd, "", "reject", "verify", "verify", "accept", "accept")
        made.append(rule | ({"unknown": unknown} if unknown else {}))
    return made


def points(rnd: Random, columns: Columns) -> list[dict[str, Any]]:
    made = []
    for number in range(rnd.choice((0, 1, 2, 2, 3))):
        add = rnd.choice((1, 1, 2, 3, -1, -5, 0, 1_000_000))
        when = one(rnd, *USUAL_POINTS) if chance(rnd, 40) else condition(rnd, columns)
        made.append({"code": f"nilai_{number}", "text": "Nilai", "when": when, "add": add})
    return made


def weights(rnd: Random, columns: Columns, cells: tuple[str, ...]) -> tuple[Any, dict[str, Source]]:
    """All four weights."""
    form = one(rnd, "candidates", "people", "when", "path")
    if form == "when":
        return {"when": condition(rnd, columns)}, {}
    if form != "path":
        return form, {}
    named = subset(rnd, cells, 80)
    rows = tuple((people.dotted(cell) if chance(rnd, 30) else cell, str(rnd.randint(0, 9))) for cell in named)
    return {"path": "bobot.csv"}, {"bobot.csv": Source(("cell", "weight"), rows, delimiter=one(rnd, ",", ";"))}


def quotas(rnd: Random, columns: Columns, codes: tuple[str, ...]) -> tuple[dict[str, Any], dict[str, Source]]:
    """By kelurahan, by kecamatan, or none."""
    by = one(rnd, "kode_kelurahan", "kode_kelurahan", "kode_kecamatan", "")
    if not by:
        return {}, {}
    cells = codes if by == "kode_kelurahan" else tuple(sorted({code[:6] for code in codes}))
    weight, files = weights(rnd, columns, cells)
    quota: dict[str, Any] = {"by": by, "weight": weight}
    if chance(rnd, 40):
        quota["minimum"] = rnd.choice((0, 1, 1, 2, 3))
    return {"quota": quota}, files


def money(rnd: Random) -> dict[str, Any]:
    """Places and a budget such that 1 to 40 places are affordable, seldom none."""
    base, months = rnd.choice(tuple(PRICES_IDR)), rnd.randint(1, 12)
    price = PRICES_IDR[base] * months
    covered = 0 if chance(rnd, 2) else rnd.randint(1, 40)
    return {
        "cover": {"months": months},
        "income_base_idr": base,
        "budget_idr": price * covered + rnd.choice((0, price - 1, 1)),
        "places": rnd.randint(1, rnd.choice((8, 40))),
    }


def hexed(rnd: Random) -> str:
    return hashlib.sha256(str(rnd.randint(0, 10**6)).encode()).hexdigest()


def worlds(rnd: Random, codes: tuple[str, ...]) -> World:
    return World(
        codes=codes,
        families=rnd.choice((1, 4, 12, 30, 60, 60)),
        as_of=datetime.date.fromisoformat(one(rnd, *AS_OF)),
        stray=rnd.choice((0, 0, 0, 0.03, 0.05, 0.1, 0.15)),
        dirt=rnd.choice((0, 0.01, 0.03, 0.03, 0.06, 0.15)),
        ties=chance(rnd, 40),
    )


def settings_of(rnd: Random, columns: Columns) -> dict[str, Any]:
    """Keys that have a default are sometimes left out."""
    ordered = {**columns, "integer": (*columns["integer"], "poin", "poin")}
    order = [
        one(rnd, *USUAL_ORDER) if chance(rnd, 50) else order_key(rnd, ordered)
        for _ in range(rnd.choice((0, 1, 1, 2, 3)))
    ]
    optional = {
        "points": points(rnd, columns),
        "order": order,
        "per_family": rnd.choice((1, 1, 2, 3)),
        "reserve_percent": rnd.choice((0, 1, 10, 25, 33, 50, 100, 150)),
    }
    return {key: value for key, value in optional.items() if chance(rnd, 85)}


def crowds(rnd: Random, world: World, shape: Shape) -> list[dict[str, str]]:
    """0 to 60 people, mostly 5 to 40."""
    count = rnd.randint(*rnd.choice(((5, 40), (5, 40), (15, 40), (1, 12), (0, 60))))
    rows: list[dict[str, str]] = []
    for number in range(count):
        earlier = [row["nik"] for row in rows]
        rows.append(people.person(number, rnd.randint(0, 999), world, earlier, shape.extras))
    return rows


def registry_of(rnd: Random, shape: Shape, world: World, rows: list[dict[str, str]], bps: bool) -> tuple[Any, Any]:
    """The programme's `registry` and the files it names."""
    files, paths = registry_files(rnd, shape, rows)
    registry: dict[str, Any] = {"path": paths, "cut_off": datetime.date(2025, 12, 15)}
    typed = {name: kind for name, kind in shape.extras.items() if kind != "text"}
    registry |= {"types": typed} if typed else {}
    registry |= {"columns": shape.mapped} if shape.mapped else {}
    registry |= {"area_code": "bps" if bps else "kemendagri"} if bps or chance(rnd, 30) else {}
    if shape.family_names:
        families = family_source(rnd, shape, world, rows)
        registry["families"] = {"path": f"keluarga.{families.form}"}
        files[registry["families"]["path"]] = families
    return registry, files


def case_of(rnd: Random) -> Case:
    """A whole small case."""
    bps = chance(rnd, 15)
    areas = area_rows(rnd)
    codes = tuple(code for code, _, _ in areas)
    world = worlds(rnd, codes)
    shape = shape_of(rnd)
    written = replace(world, codes=tuple(kode_bps for _, _, kode_bps in areas)) if bps else world
    rows = crowds(rnd, written, shape)
    registry, files = registry_of(rnd, shape, written, rows, bps)
    list_items, list_files = lists(rnd, world, rows)
    columns = {"boolean": tuple(f"daftar_{item['name']}" for item in list_items), **by_kind(shape.kinds)}
    columns["integer"] = (*columns["integer"], "umur", "umur")
    quota, weight_files = quotas(rnd, columns, codes)
    paid = money(rnd)
    programme = {
        "program": "uji",
        "title": "Uji",
        "city": "3275",
        "as_of": world.as_of,
        **paid,
        "cover": {"first_month": world.as_of.strftime("%Y-%m"), **paid["cover"]},
        "key": {"path": "kunci.hex"},
        "areas": {"path": "wilayah.csv"},
        "registry": registry,
        "rules": rules(rnd, columns),
        **settings_of(rnd, columns),
        **quota,
    }
    every: dict[str, Source | str] = {"wilayah.csv": areas_source(rnd, areas, bps), "kunci.hex": hexed(rnd) + "\n"}
    every |= {**files, **list_files, **weight_files}
    if list_items or chance(rnd, 50):
        programme["lists"] = list_items
    if chance(rnd, 30):
        programme["corrections"] = {"path": "koreksi.csv"}
        every["koreksi.csv"] = corrections(rnd, world, shape, rows)
    return Case(programme, every, hexed(rnd))


def cases() -> st.SearchStrategy[Case]:
    """Whole cases, each from one number."""
    return st.integers(0, 2**48 - 1).map(lambda number: case_of(Random(number)))
