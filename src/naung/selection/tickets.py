"""The key and the seed. Not here: who is ordered by them."""

import os
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from naung.values.errors import Refusal

CEREMONY, TRIAL = "ceremony", "trial"
HEX64 = re.compile(r"[0-9a-f]{64}")
_BLOCK = 64


@dataclass(frozen=True)
class Seed:
    """64 lower-case hex digits, and where they came from: CEREMONY or TRIAL."""

    hex: str
    source: str


def read_key(path: Path) -> bytes:
    """The 32 bytes of a key file; a Refusal says what is wrong and never what was found."""
    return read_hex(path, "key.path", "kunci")


def read_hex(path: Path, asked: str, called: str) -> bytes:
    """The 32 bytes of a file of 64 hex digits; a Refusal says what is wrong and never what was found.

    `asked` is the key or option that named the file, `called` what it ought to hold.
    """
    try:
        text = path.read_text(encoding="ascii").strip()
    except OSError as error:
        raise Refusal(
            f"{asked}: berkas {called} {path.name} tidak ada; buat dengan naung key new {path.name}"
        ) from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{asked}: {path.name} bukan 64 angka heksadesimal") from error
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text):
        raise Refusal(f"{asked}: {path.name} bukan 64 angka heksadesimal")
    return bytes.fromhex(text)


def new_key(path: Path) -> None:
    """Write a new key, readable by its owner only; an existing file is a Refusal."""
    try:
        with open(path, "x", encoding="ascii", opener=_private) as file:
            file.write(secrets.token_hex(32) + "\n")
    except FileExistsError as error:
        raise Refusal(f"{path}: sudah ada; kunci lama tidak ditimpa") from error
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat ditulis ({error.strerror})") from error


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def pads(key: bytes) -> tuple[bytes, bytes]:
    """HMAC's outer and inner pad of a key (RFC 2104), for engines that know SHA-256 only."""
    whole = key.ljust(_BLOCK, b"\0")
    return bytes(byte ^ 0x5C for byte in whole), bytes(byte ^ 0x36 for byte in whole)
