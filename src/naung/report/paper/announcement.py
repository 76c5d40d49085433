"""berita-acara.pdf: the one page that hangs on the board before the dice and is signed at them. Not here: its form.

Its fixed words, among them what happens on every mishap, stand in templates/berita-acara.typ.
"""

from pathlib import Path
from typing import Any

from naung.draw.meeting import time_of
from naung.report.paper.announced import Announced, read_announced
from naung.report.paper.typeset import grouped, plain, qr, typeset
from naung.values.words import number, when

ANNOUNCEMENT = "berita-acara.pdf"
TEMPLATE = "berita-acara.typ"
MOST_CELLS = 60  # what a page holds at arm's length; Kota Bekasi has 56 kelurahan
MOST_NAMES = 7
LONGEST_TITLE, LONGEST_NAME, LONGEST_CELL = 80, 48, 36


def write_announcement(frozen: Path) -> None:
    """Write public/berita-acara.pdf from what is published in a frozen folder."""
    page = typeset(TEMPLATE, announcement(read_announced(frozen)))
    (frozen / "public" / ANNOUNCEMENT).write_bytes(page)


def announcement(told: Announced) -> dict[str, Any]:
    """What the template shows, all of it in words."""
    counts = told.freeze["counts"]
    return {
        "title": plain(told.title, LONGEST_TITLE),
        "rehearsal": told.rehearsal,
        "candidates": number(counts["candidates"]),
        "places": number(counts["places"]),
        "counts": [
            ["Orang di registri", number(counts["people"])],
            ["Memenuhi syarat", number(counts["eligible"])],
            ["Calon", number(counts["candidates"])],
            ["Tempat", number(counts["places"])],
        ],
        "seals": [_seal(name, says, told.commitment[key]) for name, says, key in SEALS],
        "place": plain(told.place),
        "when": when(told.at),
        "beacon": _beacon(told),
        "key_copies": _few([plain(one, LONGEST_NAME) for one in told.freeze["key_copies"]], "lihat freeze.json"),
        "follows": grouped(told.freeze["follows"]) if told.freeze["follows"] else "",
        "cell_kind": told.cell_kind,
        "cell_count": number(len(told.cells)),
        "cells": _cells(told) if len(told.cells) <= MOST_CELLS else [],
        "seats": number(sum(one.seats for one in told.cells)),
        "signers": _signers(told),
        "version": told.freeze["version"],
    }


SEALS = (
    ("Nomor undian", "sidik seluruh aturan", "run"),
    ("Akar calon", "sidik daftar calon", "candidates_root"),
    ("Akar baris", "sidik baris registri", "rows_root"),
)


def _seal(name: str, says: str, digits: str) -> dict[str, str]:
    return {"name": name, "says": says, "digits": grouped(digits, line=4), "qr": qr(digits)}


def _beacon(told: Announced) -> dict[str, str] | None:
    """The round and its time in the meeting's own zone; None for a draw by dice alone."""
    beacon = told.freeze["beacon"]
    if beacon is None:
        return None
    return {"round": str(beacon["round"]), "when": when(time_of(beacon["round"]).astimezone(told.at.tzinfo))}


def _cells(told: Announced) -> list[list[str]]:
    return [[plain(one.name, LONGEST_CELL), number(one.seats)] for one in told.cells]


def _signers(told: Announced) -> list[list[str]]:
    """Who signs, and as what."""
    approvers = _few([plain(one, LONGEST_NAME) for one in told.freeze["approvers"]], "di balik lembar ini")
    inspector = plain(told.freeze["inspector"]["name"], LONGEST_NAME)
    return [*([name, "menyetujui"] for name in approvers), [inspector, "pengawas"]]


def _few(names: list[str], where: str) -> list[str]:
    """As many as the page holds, and where the others are."""
    if len(names) <= MOST_NAMES:
        return names
    return [*names[: MOST_NAMES - 1], f"dan {len(names) - MOST_NAMES + 1} lagi {where}"]
