"""Slips for tests of paper, made up: their paths lead nowhere. Nobody in them is real."""

import hashlib
from typing import Any

from tests.report.paper.frozen import ROOT, ROWS


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def candidate(cell: str = "3275011001", **changes: Any) -> dict[str, Any]:
    """A candidate's slip before the dice; a `status` among the changes makes it one after them."""
    slip = {
        **_either("candidate", ROOT, 402117, 19),
        "pseudonym": digest("pseudonym")[:32],
        "cell": cell,
        "tier": 3,
    }
    after = {
        "seed": digest("seed"),
        "ticket": digest("ticket"),
        "rank_in_cell": 101,
        "equals": 4567,
        "equals_before": 122,
        "places_for_equals": 891,
    }
    return slip | (after if "status" in changes else {}) | changes


def row(codes: str = "usia;informal", **changes: Any) -> dict[str, Any]:
    """The slip of a registry row."""
    return {**_either("row", ROWS, 2617596, 22), "codes": codes} | changes


def _either(kind: str, root: str, size: int, deep: int) -> dict[str, Any]:
    return {
        "form": 1,
        "kind": kind,
        "run": digest("run"),
        "root": root,
        "index": 12345,
        "size": size,
        "path": [digest(f"path {number}") for number in range(deep)],
        "person": digest("person"),
        "nonce": digest("nonce"),
        "nik_last4": "0012",
    }
