"""Verify a round of drand's quicknet offline: a BLS signature on G1 under the chain's public key.

By py_ecc, an optional extra (`pip install naung[beacon]`): pure Python, no network. Not here: fetching a round.
"""

import hashlib
import sys

from naung.values.errors import Refusal

# The public figures of drand's quicknet (League of Entropy).
# Scheme bls-unchained-g1-rfc9380: the message is SHA-256 of the round's eight bytes.
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
PUBLIC_KEY = (
    "83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c"
    "8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb"
    "5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a"
)
DOMAIN = b"BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_"


def verify(round_: int, signature: bytes, public_key: str = PUBLIC_KEY) -> bool:
    """Whether a signature is the chain's for a round; a Refusal where the extra is not installed. Takes seconds."""
    limit = sys.getrecursionlimit()
    try:
        from py_ecc.bls.hash_to_curve import hash_to_G1
        from py_ecc.bls.point_compression import decompress_G1, decompress_G2
        from py_ecc.optimized_bls12_381 import FQ12, G2, neg, pairing
    except ImportError as error:
        raise Refusal("suar: tanda tangannya belum dapat diperiksa; pasang tambahan naung[beacon]") from error
    finally:
        sys.setrecursionlimit(limit)  # importing py_ecc raises it for the whole process
    message = hashlib.sha256(round_.to_bytes(8, "big")).digest()
    try:
        point = decompress_G1(int.from_bytes(signature, "big"))
        key = bytes.fromhex(public_key)
        public = decompress_G2((int.from_bytes(key[:48], "big"), int.from_bytes(key[48:], "big")))
    except ValueError:
        return False
    hashed = hash_to_G1(message, DOMAIN, hashlib.sha256)
    return bool(pairing(G2, point) * pairing(public, neg(hashed)) == FQ12.one())
