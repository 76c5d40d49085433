"""Sealing a value under a key, and the blind index by which it is found again. Plain bytes in, text out."""

import base64
import hashlib
import hmac
import re
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_SEALED = re.compile(r"v(\d+)\.([A-Za-z0-9_-]+)")


class Altered(Exception):
    """A sealed value that this key did not seal, or that stands where another belongs."""


def seal(plain: str, place: str, version: int, key: bytes) -> str:
    """AES-256-GCM with a fresh nonce. `place` says whose value it is; elsewhere it does not open."""
    nonce = secrets.token_bytes(12)
    sealed = AESGCM(key).encrypt(nonce, plain.encode(), f"{version}:{place}".encode())
    return f"v{version}.{base64.urlsafe_b64encode(nonce + sealed).decode().rstrip('=')}"


def version_of(sealed: str) -> int:
    match = _SEALED.fullmatch(sealed)
    if match is None:
        raise Altered(sealed[:8])
    return int(match[1])


def unseal(sealed: str, place: str, key: bytes) -> str:
    match = _SEALED.fullmatch(sealed)
    if match is None:
        raise Altered(place)
    raw = base64.urlsafe_b64decode(match[2] + "=" * (-len(match[2]) % 4))
    try:
        return AESGCM(key).decrypt(raw[:12], raw[12:], f"{match[1]}:{place}".encode()).decode()
    except InvalidTag as error:
        raise Altered(place) from error


def index_text(digest: str, version: int) -> str:
    """An index as it is stored: under the first key 64 hex digits alone, under a later one with its version."""
    return digest if version == 1 else f"v{version}.{base64.urlsafe_b64encode(bytes.fromhex(digest)).decode()}"


def index_version(text: str) -> int:
    return version_of(text.rstrip("=")) if text.startswith("v") else 1


def blind_index(plain: str, kind: str, key: bytes) -> str:
    """HMAC-SHA256: equal values have equal indexes, and without the key nobody can try them out."""
    return hmac.new(key, f"{kind}:{plain}".encode(), hashlib.sha256).hexdigest()
