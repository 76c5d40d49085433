"""The backup file's form, and what must be equal after a restore. Plain files and values; no database.

A line that names the form, a line with the key's version, 16 bytes of salt; then pieces of up to 1 MiB, each sealed by
AES-256-GCM under a key derived for this file alone. A piece's nonce is its number and whether it is the last: pieces
cannot be swapped, left out, repeated or cut off.
"""

import io
import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from naung.values.errors import Refusal
from naung.values.words import number

FORM = b"NAUNG-CADANGAN-1\n"
PIECE = 1024 * 1024
SALT = 16
TAG = 16
BROKEN = "Cadangan ini rusak, terpotong, atau disandikan dengan kunci lain."


@dataclass(frozen=True)
class Manifest:
    """What the backup says of itself: counts by table, the chain's head, when it was made, on which database.

    `bulk`: the city's files are in it, with a list of their digests at the end.
    """

    vendor: str
    made: str
    counts: Mapping[str, int]
    head_seq: int
    head_digest: str
    version: str
    bulk: bool = False

    def as_json(self) -> str:
        return json.dumps(self.__dict__ | {"counts": dict(self.counts)}, ensure_ascii=False, indent=1)


def read_manifest(text: str) -> Manifest:
    try:
        return Manifest(**json.loads(text))
    except (ValueError, TypeError) as error:
        raise Refusal(BROKEN) from error


def differences(manifest: Manifest, counts: Mapping[str, int], seq: int, digest: str, fault: str) -> list[str]:
    """What is not as it was, in sentences; empty where all is equal."""
    found = []
    for table in sorted(set(manifest.counts) | set(counts)):
        before, after = manifest.counts.get(table), counts.get(table)
        if before != after:
            found.append(f"{table}: {_said(before)} baris dicadangkan, {_said(after)} dipulihkan")
    if (manifest.head_seq, manifest.head_digest) != (seq, digest):
        found.append(f"kepala jejak: dicadangkan peristiwa {manifest.head_seq}, dipulihkan {seq}")
    if fault:
        found.append(f"jejak: {fault}")
    return found


def _said(count: int | None) -> str:
    return "tidak ada" if count is None else number(count)


class Sealer(io.RawIOBase):
    """A file that seals what is written into it; whole only after `close`."""

    def __init__(self, under: BinaryIO, version: int, key: bytes) -> None:
        self._under = under
        salt = secrets.token_bytes(SALT)
        self._head = FORM + f"{version}\n".encode() + salt
        self._cipher = AESGCM(_derived(key, salt))
        self._waiting = bytearray()
        self._number = 0
        under.write(self._head)

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:  # type: ignore[no-untyped-def]
        self._waiting += data
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._put(bytes(self._waiting), last=True)
            self._waiting.clear()
        super().close()

    def _put(self, piece: bytes, last: bool) -> None:
        self._under.write(self._cipher.encrypt(_nonce(self._number, last), piece, self._head))
        self._number += 1


class Opener(io.RawIOBase):
    """The plain bytes of a sealed file; the first piece that does not fit is refused."""

    def __init__(self, under: BinaryIO, head: bytes, key: bytes) -> None:
        self._under = under
        self._head = head
        self._cipher = AESGCM(_derived(key, head[-SALT:]))
        self._plain = b""
        self._number = 0
        self._next = under.read(PIECE + TAG)
        self._ended = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:  # type: ignore[no-untyped-def]
        while not self._plain and not self._ended:
            self._open_piece()
        part = self._plain[: len(buffer)]
        buffer[: len(part)] = part
        self._plain = self._plain[len(part) :]
        return len(part)

    def _open_piece(self) -> None:
        piece, self._next = self._next, self._under.read(PIECE + TAG)
        last = not self._next
        try:
            self._plain = self._cipher.decrypt(_nonce(self._number, last), piece, self._head)
        except InvalidTag as error:
            raise Refusal(BROKEN) from error
        self._number, self._ended = self._number + 1, last


def read_head(under: BinaryIO) -> tuple[bytes, int]:
    """The head as it stands, and the key's version; leaves the file at the first piece."""
    form = under.readline(64)
    if form != FORM:
        raise Refusal("Berkas ini bukan cadangan Naung.")
    version = under.readline(16)
    salt = under.read(SALT)
    if not version.strip().isdigit() or len(salt) != SALT:
        raise Refusal(BROKEN)
    return form + version + salt, int(version)


def _derived(key: bytes, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"naung-cadangan-1").derive(key)


def _nonce(place: int, last: bool) -> bytes:
    return place.to_bytes(11, "big") + (b"\1" if last else b"\0")
