"""The office's one settings file, kantor.toml: read, checked, refused in words. Not here: Django's names for it."""

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit
from zoneinfo import ZoneInfo

from naung.values.errors import Refusal

ENV = "NAUNG_OFFICE"
ZONES = ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura")
KEYS = {
    "hosts": list,
    "database": str,
    "keys": str,
    "bulk": str,
    "bulk_encrypted": bool,
    "behind_proxy": bool,
    "demo": bool,
    "time_zone": str,
    "mark": str,
}


@dataclass(frozen=True)
class Config:
    """What one installation says of itself; `docs/office.md` tells each line.

    Attributes:
        folder: where the file lies; relative paths in it start here.
        sqlite: the database file, None where PostgreSQL is used.
        postgres: Django's names for a PostgreSQL database, None where SQLite is used.
        demo: made people with known passwords, plain HTTP on loopback; never real data.
    """

    folder: Path
    hosts: tuple[str, ...] = ()
    sqlite: Path | None = None
    postgres: dict[str, Any] | None = None
    keys: Path = Path("kunci")
    bulk: Path | None = None
    bulk_encrypted: bool = False
    behind_proxy: bool = False
    demo: bool = False
    time_zone: str = "Asia/Jakarta"
    mark: str = "Kota"


def read_config(path: Path) -> Config:
    """The file as it stands; an unknown key or a wrong kind is refused by name."""
    try:
        said = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Refusal(f"{path}: bukan TOML yang benar ({error})") from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{path}: bukan teks UTF-8") from error
    for key, value in said.items():
        if key not in KEYS:
            raise Refusal(f"{path}: kunci {key} tidak dikenal; yang dikenal: {', '.join(KEYS)}")
        if not isinstance(value, KEYS[key]):
            raise Refusal(f"{path}: {key} harus berupa {_kind(KEYS[key])}")
    folder = path.resolve().parent
    database = said.get("database", "kantor.sqlite3")
    postgres = database.startswith(("postgresql://", "postgres://"))
    zone = said.get("time_zone", "Asia/Jakarta")
    if zone not in ZONES:
        raise Refusal(f"{path}: time_zone {zone} tidak dikenal; pilih salah satu: {', '.join(ZONES)}")
    return Config(
        folder=folder,
        hosts=tuple(str(host) for host in said.get("hosts", [])),
        sqlite=None if postgres else folder / database,
        postgres=_postgres(path, database) if postgres else None,
        keys=folder / said.get("keys", "kunci"),
        bulk=folder / said["bulk"] if "bulk" in said else None,
        bulk_encrypted=said.get("bulk_encrypted", False),
        behind_proxy=said.get("behind_proxy", False),
        demo=said.get("demo", False),
        time_zone=zone,
        mark=said.get("mark", "Kota"),
    )


def find_config() -> Config | None:
    """The file that NAUNG_OFFICE names; None where it names none (type checks, help texts)."""
    named = os.environ.get(ENV)
    return read_config(Path(named)) if named else None


def zone(config: Config) -> ZoneInfo:
    return ZoneInfo(config.time_zone)


def _kind(kind: type) -> str:
    return {list: "daftar", str: "teks", bool: "true atau false"}[kind]


def _postgres(path: Path, address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    name = unquote(parts.path.lstrip("/"))
    if not name:
        raise Refusal(f"{path}: database tanpa nama; contoh postgresql://naung@/naung?host=/run/postgresql")
    if parts.password:
        raise Refusal(f"{path}: kata sandi basis data jangan ditulis di sini; pakai ~/.pgpass atau soket lokal")
    return {
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "HOST": options.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "OPTIONS": options,
    }
