"""Hash trees a third time, written from the text of RFC 6962, section 2.1, by its recursive definitions.

Neither naung.draw.tree nor verifikasi.py is used here, so that three programs must agree.
"""

import hashlib


def sha256(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def split(size: int) -> int:
    """The largest power of two smaller than n: k < n <= 2k."""
    k = 1
    while 2 * k < size:
        k *= 2
    return k


def mth(entries: list[bytes]) -> bytes:
    """MTH(D[n])"""
    if not entries:
        return sha256(b"")
    if len(entries) == 1:
        return sha256(b"\x00" + entries[0])
    k = split(len(entries))
    return sha256(b"\x01" + mth(entries[:k]) + mth(entries[k:]))


def path(m: int, entries: list[bytes]) -> list[bytes]:
    """PATH(m, D[n])"""
    if len(entries) == 1:
        return []
    k = split(len(entries))
    if m < k:
        return [*path(m, entries[:k]), mth(entries[k:])]
    return [*path(m - k, entries[k:]), mth(entries[:k])]


def sides(m: int, size: int) -> str:
    """On which side the sibling stands, from the leaf upwards."""
    if size == 1:
        return ""
    k = split(size)
    return sides(m, k) + "R" if m < k else sides(m - k, size - k) + "L"


def climb(leaf: bytes, m: int, size: int, hashes: list[bytes]) -> bytes | None:
    """The root to which a leaf's hash leads; None where the path has another length."""
    way = sides(m, size)
    if len(way) != len(hashes):
        return None
    for side, one in zip(way, hashes, strict=True):
        leaf = sha256(b"\x01" + (leaf + one if side == "R" else one + leaf))
    return leaf
