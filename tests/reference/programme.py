"""The programme file (contract 2): its keys, kinds of value, names and defaults. No data is read here but the key."""

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from .prices import price_idr
from .refusals import Refused
from .tickets import read_key

BUILT_INS = ("nik_tidak_sah", "nik_ganda", "kelurahan_tidak_dikenal")
SECTIONS = {  # section: keys that must stand there, keys that may
    "": (
        "program title city as_of cover income_base_idr budget_idr places key areas registry rules",
        "corrections lists points order per_family quota reserve_percent",
    ),
    "cover": ("first_month months", ""),
    "key": ("path", ""),
    "areas": ("path", ""),
    "registry": ("path", "families columns types area_code cut_off"),
    "families": ("path", ""),
    "corrections": ("path", ""),
    "lists": ("name path kind", "where types"),
    "rules": ("code text when", "unknown"),
    "points": ("code text when add", ""),
    "quota": ("by weight", "minimum"),
    "weight when": ("when", ""),
    "weight path": ("path", ""),
}
TYPES = ("integer", "date", "text")


@dataclass(frozen=True)
class Rule:
    """`accept` lets NULL pass, `reject` (default) and `verify` say what else becomes of it."""

    code: str
    when: str
    unknown: str


@dataclass(frozen=True)
class Point:
    """`add` is whole and may be negative."""

    code: str
    when: str
    add: int


@dataclass(frozen=True)
class List:
    """Rows another office sends."""

    name: str
    path: str
    where: str | None
    types: dict[str, str]


@dataclass(frozen=True)
class Quota:
    """by: kode_kelurahan | kode_kecamatan; weight: candidates | people | {when} | {path}."""

    by: str
    weight: Any
    minimum: int


@dataclass(frozen=True)
class Programme:
    """A programme file whose shape is in order."""

    folder: Path
    as_of: datetime.date
    price_idr: int
    budget_idr: int
    places: int
    key: bytes
    areas: str
    paths: tuple[str, ...]
    families: str | None
    columns: dict[str, str]
    types: dict[str, str]
    area_code: str
    corrections: str | None
    lists: tuple[List, ...]
    rules: tuple[Rule, ...]
    points: tuple[Point, ...]
    order: tuple[str, ...]
    per_family: int
    quota: Quota | None
    reserve_percent: int

    @property
    def covered_places(self) -> int:
        """Contract 5: places = min(`places`, `budget_idr` // price); 0 is refused."""
        return min(self.places, self.budget_idr // self.price_idr)


def section(value: object, name: str) -> dict[str, Any]:
    """Unknown keys refused; so are missing ones that have no default."""
    must, may = (set(keys.split()) for keys in SECTIONS[name])
    if not isinstance(value, Mapping):
        raise Refused(f"{name or 'program.yaml'}: keys are wanted")
    for key in value:
        if key not in must | may:
            raise Refused(f"{name}: unknown key {key}")
    for key in sorted(must - set(value)):
        raise Refused(f"{name}: {key} is missing")
    return dict(value)


def text(value: object, name: str) -> str:
    """*Reading*: a text is a YAML string that is not empty."""
    if not isinstance(value, str) or not value.strip():
        raise Refused(f"{name}: text is wanted, found {value}")
    return value


def whole(value: object, name: str, least: int | None) -> int:
    """Numbers that are not whole or below 1 (`places`, `months`, `per_family`) or below 0: refused."""
    if not isinstance(value, int) or isinstance(value, bool) or (least is not None and value < least):
        raise Refused(f"{name}: a whole number is wanted, found {value}")
    return value


def one_of(value: object, name: str, allowed: Iterable[str]) -> str:
    if value not in tuple(allowed):
        raise Refused(f"{name}: found {value}, allowed is {', '.join(allowed)}")
    return str(value)


def day(value: object, name: str) -> datetime.date:
    if type(value) is not datetime.date:
        raise Refused(f"{name}: a date is wanted, found {value}")
    return value


def pieces(value: object, name: str) -> list[object]:
    if not isinstance(value, list):
        raise Refused(f"{name}: a list is wanted")
    return value


def types_of(value: object, name: str) -> dict[str, str]:
    """`types`: extra CSV columns are text unless said: integer | date | text. Names without case."""
    if not isinstance(value, Mapping):
        raise Refused(f"{name}: keys are wanted")
    return {
        text(column, name).strip().lower(): one_of(kind, f"{name}: {column}", TYPES) for column, kind in value.items()
    }


def columns_of(value: object) -> dict[str, str]:
    """`columns`: canonical name: name in the file, turned round: name in the file: canonical name."""
    if not isinstance(value, Mapping):
        raise Refused("columns: keys are wanted")
    return {
        text(found, "columns").strip().lower(): text(name, "columns").strip().lower() for name, found in value.items()
    }


def check_names(names: list[str], what: str) -> None:
    """Refused: a duplicate rule, point or list name, or one that is a built-in's."""
    for name in names:
        if names.count(name) > 1 or name in BUILT_INS:
            raise Refused(f"{what}: {name} is taken")


def rule(value: object) -> Rule:
    found = section(value, "rules")
    code = text(found["code"], "rules: code")
    text(found["text"], code)
    unknown = one_of(found.get("unknown", "reject"), f"{code}: unknown", ("reject", "verify", "accept"))
    return Rule(code, text(found["when"], code), unknown)


def point(value: object) -> Point:
    found = section(value, "points")
    code = text(found["code"], "points: code")
    text(found["text"], code)
    return Point(code, text(found["when"], code), whole(found["add"], f"{code}: add", None))


def one_list(value: object) -> List:
    """*Reading*: a list's name is letters, digits and _, as `daftar_NAME` must be one word."""
    found = section(value, "lists")
    name = text(found["name"], "lists: name")
    if not re.fullmatch("[A-Za-z0-9_]+", name):
        raise Refused(f"lists: {name} cannot be named in an expression")
    one_of(found["kind"], f"{name}: kind", ("proposal", "covered", "other"))
    where = text(found["where"], name) if "where" in found else None
    return List(name, text(found["path"], name), where, types_of(found.get("types", {}), f"{name}: types"))


def quota_of(value: object) -> Quota:
    found = section(value, "quota")
    weight = found["weight"]
    if isinstance(weight, Mapping):
        form = "path" if "path" in weight else "when"
        weight = section(weight, f"weight {form}")
        text(weight[form], "weight")
    else:
        one_of(weight, "weight", ("candidates", "people"))
    by = one_of(found["by"], "quota: by", ("kode_kelurahan", "kode_kecamatan"))
    return Quota(by, weight, whole(found.get("minimum", 0), "minimum", 0))


def path_in(value: object, name: str) -> str:
    return text(section(value, name)["path"], name)


def months_of(value: object) -> tuple[str, int]:
    cover = section(value, "cover")
    first = str(cover["first_month"])
    if not re.fullmatch("[0-9]{4}-(0[1-9]|1[0-2])", first):
        raise Refused(f"first_month: YYYY-MM is wanted, found {first}")
    return first, whole(cover["months"], "months", 1)


def key_of(folder: Path, value: object) -> bytes:
    """`key`: missing or malformed: refused."""
    try:
        return read_key((folder / path_in(value, "key")).read_text("ascii"))
    except (OSError, ValueError) as error:
        raise Refused(f"key: {path_in(value, 'key')}: {error}") from None


def load(path: Path) -> Programme:
    """Reads the file and its key; every table is left to `reading`."""
    try:
        top = section(yaml.safe_load(path.read_text("utf-8")), "")
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise Refused(f"{path.name}: {error}") from None
    for name in ("program", "title", "city"):
        text(top[name], name)
    registry = section(top["registry"], "registry")
    if "cut_off" in registry:
        day(registry["cut_off"], "cut_off")
    paths = registry["path"] if isinstance(registry["path"], list) else [registry["path"]]
    rules = tuple(map(rule, pieces(top["rules"], "rules")))
    points = tuple(map(point, pieces(top.get("points", []), "points")))
    lists = tuple(map(one_list, pieces(top.get("lists", []), "lists")))
    if not rules:
        raise Refused("rules: there are no rules")
    check_names([*(one.code for one in rules), *(one.code for one in points)], "rules and points")
    check_names([one.name.lower() for one in lists], "lists")
    programme = Programme(
        folder=path.parent,
        as_of=day(top["as_of"], "as_of"),
        price_idr=price_idr(whole(top["income_base_idr"], "income_base_idr", 0), *months_of(top["cover"])),
        budget_idr=whole(top["budget_idr"], "budget_idr", 0),
        places=whole(top["places"], "places", 1),
        key=key_of(path.parent, top["key"]),
        areas=path_in(top["areas"], "areas"),
        paths=tuple(text(one, "registry: path") for one in paths),
        families=path_in(registry["families"], "families") if "families" in registry else None,
        columns=columns_of(registry.get("columns", {})),
        types=types_of(registry.get("types", {}), "types"),
        area_code=one_of(registry.get("area_code", "kemendagri"), "area_code", ("kemendagri", "bps")),
        corrections=path_in(top["corrections"], "corrections") if "corrections" in top else None,
        lists=lists,
        rules=rules,
        points=points,
        order=tuple(text(one, "order") for one in pieces(top.get("order", []), "order")),
        per_family=whole(top.get("per_family", 1), "per_family", 1),
        quota=quota_of(top["quota"]) if "quota" in top else None,
        reserve_percent=whole(top.get("reserve_percent", 0), "reserve_percent", 0),
    )
    if programme.covered_places == 0:
        raise Refused(f"budget_idr: {programme.budget_idr} covers 0 places at {programme.price_idr} each")
    return programme
