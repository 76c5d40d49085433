"""Key files, outside the database: a folder of NOUN-VERSION.key, each 32 bytes as hex. Not here: using them."""

import os
import re
import secrets
from functools import lru_cache
from pathlib import Path

from naung.values.errors import Refusal

NOUNS = {
    "nik": "menyandikan NIK dan rahasia faktor kedua",
    "indeks": "mencari NIK tanpa membukanya",
    "sesi": "menandatangani sesi masuk",
    "cadangan": "menyandikan cadangan; simpan salinannya terpisah",
}
_NAME = re.compile(r"([a-z]+)-(\d+)\.key")


def make_missing_keys(folder: Path) -> list[str]:
    """Make the first version of each key that is not there; the names of those made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = [noun for noun in NOUNS if not versions(folder, noun)]
    for noun in made:
        make_key(folder, noun)
    return made


def make_key(folder: Path, noun: str) -> int:
    """A further version, which from now on is the one written with; older ones go on reading.

    It appears whole or not at all, since a running office looks for it at any moment, and never over another.
    """
    version = max(versions(folder, noun), default=0) + 1
    path, part = folder / f"{noun}-{version}.key", folder / f".{noun}-{version}.{secrets.token_hex(4)}"
    part.touch(mode=0o600, exist_ok=False)
    try:
        with part.open("w", encoding="ascii") as file:
            file.write(secrets.token_hex(32) + "\n")
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)
    finally:
        part.unlink()
    _read.cache_clear()
    return version


def versions(folder: Path, noun: str) -> list[int]:
    if not folder.is_dir():
        return []
    found = (_NAME.fullmatch(path.name) for path in folder.iterdir())
    return sorted(int(match[2]) for match in found if match and match[1] == noun)


def newest(folder: Path, noun: str) -> int:
    found = versions(folder, noun)
    if not found:
        raise Refusal(f"{folder}: kunci {noun} tidak ada. Buat dengan: naung office begin")
    return found[-1]


def key(folder: Path, noun: str, version: int) -> bytes:
    return _read(folder / f"{noun}-{version}.key")


def session_secret(folder: Path) -> str:
    """Empty where there is no key yet: Django then refuses to sign anything."""
    found = versions(folder, "sesi")
    return key(folder, "sesi", found[-1]).hex() if found else ""


@lru_cache(maxsize=32)
def _read(path: Path) -> bytes:
    try:
        secret = bytes.fromhex(path.read_text(encoding="ascii").strip())
    except FileNotFoundError as error:
        raise Refusal(f"{path}: kunci ini tidak ada, padahal ada data yang disandikan dengannya") from error
    except ValueError as error:
        raise Refusal(f"{path}: bukan kunci; isinya harus 64 angka heksadesimal") from error
    if len(secret) != 32:
        raise Refusal(f"{path}: bukan kunci; isinya harus 64 angka heksadesimal")
    return secret
