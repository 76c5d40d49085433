"""How files become typed rows (contract 2, Reading): cells, CSV, areas, families, corrections. Nobody is judged."""

import csv
import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from .expressions import BIGINT, Value
from .programme import Programme
from .refusals import Refused

REQUIRED = ("nik", "id_keluarga", "nama", "tanggal_lahir", "kode_kelurahan")
CANONICAL = {
    **dict.fromkeys((*REQUIRED, "no_kk", "tempat_lahir", "alamat", "rt", "rw"), "text"),
    **dict.fromkeys(
        ("id_jenis_kelamin", "id_hub_kepala_keluarga", "id_status_perkawinan", "id_disabilitas"), "integer"
    ),
    **dict.fromkeys(("membantu_bekerja", "id_lapangan_usaha_dari_usaha_utama", "id_pekerjaan_utama"), "integer"),
    **dict.fromkeys(("id_status_kedudukan_pekerjaan_utama", "id_penyakit_menahun", "desil_nasional"), "integer"),
    **dict.fromkeys(("tanggal_lahir", "tanggal_mutakhir"), "date"),
}
OTHER_NAMES = {  # both vocabularies of DTSEN are known without `columns:`
    "nomor_induk_kependudukan": "nik",
    "nomor_kartu_keluarga": "no_kk",
    "jenis_kelamin": "id_jenis_kelamin",
    "status_hubungan_keluarga": "id_hub_kepala_keluarga",
    "status_kawin": "id_status_perkawinan",
    "kode_kelurahan_desa": "kode_kelurahan",
    "status_bekerja": "membantu_bekerja",
    "lapangan_usaha_dari_pekerjaan_utama": "id_lapangan_usaha_dari_usaha_utama",
    "status_dalam_pekerjaan_utama": "id_status_kedudukan_pekerjaan_utama",
    "penyakit_kronis": "id_penyakit_menahun",
    "desil_nasional_keluarga": "desil_nasional",
    "desil_nasional_anggota": "desil_nasional",
}
BLANKS = " \t\r\n\u00a0"
DATE_FORMS = (
    re.compile("(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})"),
    re.compile("(?P<day>[0-9]{2})-(?P<month>[0-9]{2})-(?P<year>[0-9]{4})"),
    re.compile("(?P<day>[0-9]{2})/(?P<month>[0-9]{2})/(?P<year>[0-9]{4})"),
)


class Unreadable(ValueError):
    """A cell that does not read: NULL and a fault in the registry, a refusal in the corrections."""


@dataclass(frozen=True)
class Table:
    """One file: names as written; `kinds` by name for Parquet (None: cannot be named), empty for CSV (all text)."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]
    kinds: Mapping[str, str | None]


ReadParquet = Callable[[Path], Table]


@dataclass
class Person:
    """One registry row: the base name of its file, the number of its data record from 1, typed values by lower name."""

    file: str
    row: int
    values: dict[str, Value]


@dataclass(frozen=True)
class Areas:
    """The cells that exist: names by kelurahan code, and the translation of BPS codes."""

    names: dict[str, str]
    from_bps: dict[str, str]


@dataclass(frozen=True)
class Registry:
    """Every row with its family's columns joined and corrections laid over; `kinds` of what can be named."""

    people: list[Person]
    kinds: dict[str, str | None]


# Cells ----------------------------------------------------------------------------------------------------------------


def clean(cell: object) -> str | None:
    """Text cells are trimmed of spaces, tabs, CR, LF, U+00A0 and read alike; empty is NULL."""
    if cell is None:
        return None
    return str(cell).strip(BLANKS) or None


def clean_nik(cell: object) -> str | None:
    """A leading apostrophe is dropped; a Parquet integer is its digits. *Reading*: a lone apostrophe is NULL."""
    text = clean(cell)
    return clean(text[1:]) if text and text.startswith("'") else text


def read_code(text: str) -> str:
    """`kode_kelurahan`: dots dropped, then 10 ASCII digits."""
    code = text.replace(".", "")
    if not re.fullmatch("[0-9]{10}", code):
        raise Unreadable(text)
    return code


def read_integer(text: str) -> int:
    """Integer: `[+-]?[0-9]+` within BIGINT (3.0 is a fault)."""
    if not re.fullmatch("[+-]?[0-9]+", text) or int(text) not in BIGINT:
        raise Unreadable(text)
    return int(text)


def read_date(text: str) -> datetime.date:
    """Date: `YYYY-MM-DD`, `DD-MM-YYYY`, `DD/MM/YYYY`, a day that exists."""
    for form in DATE_FORMS:
        match = form.fullmatch(text)
        if match:
            try:
                return datetime.date(int(match["year"]), int(match["month"]), int(match["day"]))
            except ValueError:
                break
    raise Unreadable(text)


def read_kind(cell: object, kind: str | None) -> Value:
    """A cell of a kind; values that a Parquet file has typed already stay."""
    if isinstance(cell, bool | int) or type(cell) is datetime.date:
        held = {"boolean": bool, "integer": int, "date": datetime.date}.get(str(kind))
        if type(cell) is held:
            return cell
    text = clean(cell)
    if text is None or kind in (None, "text"):
        return text
    if kind == "boolean":
        raise Unreadable(text)
    return read_integer(text) if kind == "integer" else read_date(text)


def read_cell(name: str, cell: object, kind: str | None, as_of: datetime.date) -> Value:
    """A cell of the registry or of a correction, by its column; a birth not after `as_of`."""
    if name == "nik":
        return clean_nik(cell)
    value = read_kind(cell, kind)
    if name == "kode_kelurahan" and isinstance(value, str):
        return read_code(value)
    if name == "tanggal_lahir" and isinstance(value, datetime.date) and value > as_of:
        raise Unreadable(str(value))
    return value


def read_or_null(name: str, cell: object, kind: str | None, as_of: datetime.date) -> Value:
    """What does not read is NULL and a fault."""
    try:
        return read_cell(name, cell, kind, as_of)
    except Unreadable:
        return None


# Files ----------------------------------------------------------------------------------------------------------------


def records(path: Path, delimiter: str) -> list[list[str]]:
    """CSV: UTF-8 with or without BOM. *Reading*: an empty line is no record; broken quotes or bytes are refused."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            return [record for record in csv.reader(lines, delimiter=delimiter, strict=True) if record]
    except (OSError, ValueError, csv.Error) as error:
        raise Refused(f"{path.name}: {error}") from None


def delimiter_of(path: Path) -> str:
    """Comma or semicolon: what cuts the header into more names; a header of one name needs neither."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            header = next((line for line in lines if line.strip()), "")
    except (OSError, ValueError) as error:
        raise Refused(f"{path.name}: {error}") from None
    return max(",;", key=lambda delimiter: len(next(csv.reader([header], delimiter=delimiter), [])))


def read_csv(path: Path) -> Table:
    """A header and its records; one with another number of fields is refused."""
    header, *rows = records(path, delimiter_of(path)) or [[]]
    if not header:
        raise Refused(f"{path.name}: there is no header")
    for number, row in enumerate(rows, 1):
        if len(row) != len(header):
            raise Refused(f"{path.name}: record {number} has {len(row)} fields, the header {len(header)}")
    return Table(tuple(header), tuple(map(tuple, rows)), {})


def read_file(path: Path, read_parquet: ReadParquet | None) -> Table:
    """CSV or Parquet, by the ending."""
    if path.suffix.lower() != ".parquet":
        return read_csv(path)
    if read_parquet is None or not path.exists():
        raise Refused(f"{path.name}: cannot be read")
    return read_parquet(path)


def find_paths(folder: Path, patterns: tuple[str, ...]) -> list[Path]:
    """Paths in the order given, a glob's sorted by path; a file matched by two globs is taken once."""
    found: dict[Path, None] = {}
    for pattern in patterns:
        matched = sorted(folder.glob(pattern), key=str) if re.search(r"[*?\[]", pattern) else [folder / pattern]
        if not any(path.is_file() for path in matched):
            raise Refused(f"{pattern}: no such file")
        found.update(dict.fromkeys(path for path in matched if path.is_file()))
    return list(found)


def simple_table(path: Path, columns: tuple[str, ...]) -> list[dict[str, object]]:
    """A CSV whose names are matched without case after trimming; refused if one of `columns` is not there."""
    table = read_csv(path)
    names = checked_names(path, [str(clean(name) or "").lower() for name in table.columns])
    for column in columns:
        if column not in names:
            raise Refused(f"{path.name}: column {column} is missing")
    return [dict(zip(names, row, strict=True)) for row in table.rows]


def checked_names(path: Path, names: list[str]) -> list[str]:
    """*Reading*: two columns that mean one name are refused."""
    for name in names:
        if names.count(name) > 1:
            raise Refused(f"{path.name}: column {name} stands twice")
    return names


# Areas ----------------------------------------------------------------------------------------------------------------


def read_areas(path: Path) -> Areas:
    """`kode,nama[,kode_bps]`: the cells that exist. *Reading*: dots are dropped, a code that does not read or stands
    twice is refused, and so are areas without a row."""
    names: dict[str, str] = {}
    from_bps: dict[str, str] = {}
    for row in simple_table(path, ("kode", "nama")):
        code, bps = area_code(path, row["kode"]), clean(row.get("kode_bps"))
        if code in names or (bps and area_code(path, bps) in from_bps):
            raise Refused(f"{path.name}: {code} {bps or ''} stands twice")
        names[code] = clean(row["nama"]) or ""
        if bps:
            from_bps[area_code(path, bps)] = code
    if not names:
        raise Refused(f"{path.name}: there are no areas")
    return Areas(names, from_bps)


def area_code(path: Path, cell: object) -> str:
    try:
        return read_code(clean(cell) or "")
    except Unreadable:
        raise Refused(f"{path.name}: {cell} is no code of an area") from None


# The registry ---------------------------------------------------------------------------------------------------------


def canonical(name: str, columns: Mapping[str, str]) -> str:
    """The name a column is known by: `columns` first, then the vocabularies, then itself; without case, trimmed."""
    lower = (clean(name) or "").lower()
    return columns.get(lower) or OTHER_NAMES.get(lower) or lower


def kinds_of(table: Table, names: list[str], types: Mapping[str, str]) -> dict[str, str | None]:
    """Canonical columns have their kind; extra ones are text unless `types` or the Parquet file says otherwise."""
    stored = [table.kinds.get(column, "text") for column in table.columns]
    return {
        name: CANONICAL.get(name) or (types.get(name) if kind == "text" else None) or kind
        for name, kind in zip(names, stored, strict=True)
    }


def known_names(path: Path, table: Table, columns: Mapping[str, str]) -> list[str]:
    return checked_names(path, [canonical(name, columns) for name in table.columns])


def typed_rows(
    table: Table, names: list[str], kinds: Mapping[str, str | None], as_of: datetime.date
) -> Iterator[dict[str, Value]]:
    """Rows by canonical name. If id_keluarga is missing and the KK number is there, id_keluarga is it as well."""
    for row in table.rows:
        cells = dict(zip(names, row, strict=True))
        values = {name: read_or_null(name, cell, kinds[name], as_of) for name, cell in cells.items()}
        if "id_keluarga" not in values and "no_kk" in values:
            values["id_keluarga"] = values["no_kk"]
        yield values


def with_family_number(kinds: dict[str, str | None]) -> dict[str, str | None]:
    return {**kinds, "id_keluarga": "text"} if "no_kk" in kinds else kinds


def read_people(programme: Programme, read_parquet: ReadParquet | None) -> Registry:
    """The rows of all files. *Reading*: the files hold the same columns of the same kinds; else refused."""
    people: list[Person] = []
    kinds: dict[str, str | None] = {}
    for path in find_paths(programme.folder, programme.paths):
        table = read_file(path, read_parquet)
        names = known_names(path, table, programme.columns)
        found = with_family_number(kinds_of(table, names, programme.types))
        if kinds and found != kinds:
            raise Refused(f"{path.name}: other columns than the file before it")
        kinds = found
        rows = typed_rows(table, names, kinds, programme.as_of)
        people += [Person(path.name, number, values) for number, values in enumerate(rows, 1)]
    if not people:
        raise Refused(f"{', '.join(programme.paths)}: a registry without rows")
    return Registry(people, kinds)


def read_families(programme: Programme, registry: Registry, read_parquet: ReadParquet | None) -> Registry:
    """The second table, keyed by id_keluarga; a column in both tables, id_keluarga aside, is refused.

    *Reading*: a KK number that stands in for a missing id_keluarga is the key and clashes with nothing.
    An id_keluarga on two family rows: that family's columns are NULL. A row without an id is nobody's."""
    if programme.families is None:
        return registry
    (path,) = find_paths(programme.folder, (programme.families,))
    table = read_file(path, read_parquet)
    names = known_names(path, table, programme.columns)
    stands_in = "id_keluarga" not in names
    kinds = with_family_number(kinds_of(table, names, programme.types))
    if "id_keluarga" not in kinds:
        raise Refused(f"{path.name}: column id_keluarga is missing")
    joined = [
        name
        for name in kinds
        if name != "id_keluarga" and not (stands_in and name == "no_kk" and name in registry.kinds)
    ]
    for name in joined:
        if name in registry.kinds:
            raise Refused(f"{path.name}: column {name} is in both tables")
    by_family: dict[Value, list[dict[str, Value]]] = {}
    for values in typed_rows(table, names, kinds, programme.as_of):
        by_family.setdefault(values["id_keluarga"], []).append(values)
    for person in registry.people:
        family = person.values.get("id_keluarga")
        rows = by_family.get(family, []) if family is not None else []
        person.values.update({name: rows[0][name] if len(rows) == 1 else None for name in joined})
    return Registry(registry.people, registry.kinds | {name: kinds[name] for name in joined})


def translate(programme: Programme, registry: Registry, areas: Areas) -> None:
    """A BPS code without translation is NULL and a fault.

    More than 20 % of rows with codes that are not in `areas` or have no translation: refused.
    *Reading*: counted among all rows, as read, before corrections; an empty or unreadable code is not one of them."""
    strange = 0
    known = areas.from_bps if programme.area_code == "bps" else {code: code for code in areas.names}
    for person in registry.people:
        code = person.values["kode_kelurahan"]
        if code is None:
            continue
        strange += code not in known
        if programme.area_code == "bps":
            person.values["kode_kelurahan"] = known.get(str(code))
    if strange * 5 > len(registry.people):
        raise Refused(f"kode_kelurahan: {strange} of {len(registry.people)} rows, above 20 %, are in no area")


def correct(programme: Programme, registry: Registry) -> None:
    """Corrections replace the value of a canonical or extra column on the rows with that NIK; later lines win.

    They are laid over the joined rows, so they change that one person, family columns too."""
    if programme.corrections is None:
        return
    path = programme.folder / programme.corrections
    for line in simple_table(path, ("nik", "column", "value", "source")):
        name = canonical(str(line["column"]), {})
        if name == "nik" or registry.kinds.get(name) is None:
            raise Refused(f"{path.name}: {line['column']} cannot be corrected")
        try:
            value = read_cell(name, line["value"], registry.kinds[name], programme.as_of)
        except Unreadable:
            raise Refused(f"{path.name}: {name}: {line['value']} does not read") from None
        nik = clean_nik(line["nik"])
        for person in registry.people:
            if nik is not None and person.values["nik"] == nik:
                person.values[name] = value


def read_registry(programme: Programme, areas: Areas, read_parquet: ReadParquet | None) -> Registry:
    """Everything about the registry that is settled before anything is judged."""
    people = read_people(programme, read_parquet)
    registry = read_families(programme, people, read_parquet)
    for name in REQUIRED:
        if name not in registry.kinds:
            raise Refused(f"registry: column {name} is missing")
    translate(programme, registry, areas)
    correct(programme, registry)
    return registry
