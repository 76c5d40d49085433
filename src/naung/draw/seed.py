"""The seed: twenty throws of a ten-sided die, typed twice, and the beacon after them. Once, and never before its time.

Not here: what is drawn under it (result).
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from naung.draw.beacon import QUICKNET
from naung.draw.bytes import DICE, jcs, seed_of
from naung.draw.frozen import FORM, read_commitment, read_freeze
from naung.draw.history import read_history
from naung.selection.tickets import CEREMONY, TRIAL, Seed
from naung.values.errors import Refusal, why
from naung.values.words import when

SEED_FILE = "benih.json"


@dataclass(frozen=True)
class Beacon:
    """One round of the beacon as it was published; hex in lower case."""

    chain: str
    round_: int
    signature: str
    randomness: str


@dataclass(frozen=True)
class Throws:
    """What was typed, first and again; `before` are earlier attempts that stayed visible."""

    first: str
    again: str
    before: tuple[str, ...] = ()


def record_seed(folder: Path, throws: Throws, beacon: Beacon | None, at: datetime) -> str:
    """Write public/benih.json and return the seed; a Refusal says why there can be none, or no second one."""
    commitment = read_commitment(folder)
    read_freeze(folder)
    read_history(folder).check_open()
    _check_time(commitment, at)
    dice = _dice(throws)
    randomness = _randomness(commitment, beacon)
    seed = seed_of(bytes.fromhex(commitment["candidates_root"]), dice, randomness).hex()
    told = {
        "form": FORM,
        "run": commitment["run"],
        "dice": dice,
        "typed": [*throws.before, throws.first, throws.again],
        "beacon": None if beacon is None else _told(beacon),
        "seed": seed,
        "at": at.isoformat(timespec="seconds"),
    }
    _write_once(folder / "public" / SEED_FILE, jcs(told))
    return seed


def read_seed(folder: Path) -> Seed:
    """The recorded seed, computed anew from dice and beacon; a Refusal where it is not what it says.

    Of a rehearsal it is a trial: nobody's cover depends on it.
    """
    commitment = read_commitment(folder)
    read_freeze(folder)
    path = folder / "public" / SEED_FILE
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        beacon = bytes.fromhex(told["beacon"]["randomness"]) if told["beacon"] else b""
        seed = seed_of(bytes.fromhex(commitment["candidates_root"]), told["dice"], beacon).hex()
    except OSError as error:
        raise Refusal(f"{folder}: dadu belum dicatat; jalankan naung draw seed") from error
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refusal(f"{path}: rusak; pakai salinan yang diumumkan") from error
    if told.get("seed") != seed or told.get("run") != commitment["run"]:
        raise Refusal(f"{path}: benihnya tidak sesuai dengan dadu, suar dan komitmen")
    return Seed(seed, TRIAL if commitment["rehearsal"] else CEREMONY)


def _check_time(commitment: Mapping[str, Any], at: datetime) -> None:
    meeting = datetime.fromisoformat(commitment["meeting"]["at"])
    if at < meeting and not commitment["rehearsal"]:
        raise Refusal(f"belum waktunya: rapat dadu diumumkan untuk {when(meeting)}")


def _dice(throws: Throws) -> str:
    """The digits, typed twice alike; spaces between them do not count."""
    first, again = ("".join(one.split()) for one in (throws.first, throws.again))
    for digits in (first, again):
        if len(digits) != DICE or not (digits.isascii() and digits.isdigit()):
            raise Refusal(f"dadu: harus {DICE} angka 0 sampai 9; yang diketik {len(digits)} tanda")
    if first != again:
        place = next(n for n, (one, other) in enumerate(zip(first, again, strict=True), 1) if one != other)
        raise Refusal(
            f"dadu: ketikan kedua berbeda pada lemparan {place}; cocokkan dengan lembar yang ditandatangani, "
            "lalu ketik ulang keduanya"
        )
    return first


def _randomness(commitment: Mapping[str, Any], beacon: Beacon | None) -> bytes:
    frozen = commitment["beacon"]
    if frozen is None:
        if beacon is not None:
            raise Refusal("suar: undian ini dibekukan dengan dadu saja")
        return b""
    if beacon is None:
        raise Refusal(f"suar: undian ini dibekukan dengan suar; beri putaran {frozen['round']}")
    if (beacon.chain, beacon.round_) != (frozen["chain"], frozen["round"]):
        raise Refusal(f"suar: bukan putaran {frozen['round']} dari rantai yang dibekukan")
    _check_beacon(beacon)
    return bytes.fromhex(beacon.randomness)


def _check_beacon(beacon: Beacon) -> None:
    """The randomness is the signature's hash; the signature is the chain's own."""
    try:
        signature, randomness = bytes.fromhex(beacon.signature), bytes.fromhex(beacon.randomness)
    except ValueError as error:
        raise Refusal("suar: tanda tangan atau keacakannya bukan heksadesimal") from error
    if hashlib.sha256(signature).digest() != randomness:
        raise Refusal("suar: keacakannya bukan sidik dari tanda tangannya")
    from naung.draw.beacon import verify

    if beacon.chain != QUICKNET or not verify(beacon.round_, signature):
        raise Refusal("suar: tanda tangannya bukan dari rantai itu")


def _told(beacon: Beacon) -> dict[str, Any]:
    return {
        "chain": beacon.chain,
        "round": beacon.round_,
        "signature": beacon.signature,
        "randomness": beacon.randomness,
    }


def _write_once(path: Path, content: bytes) -> None:
    """Appears whole or not at all, and never twice."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(beside, path)
    except FileExistsError as error:
        raise Refusal(f"{path}: benih sudah dicatat; tidak ada benih kedua") from error
    except OSError as error:
        raise Refusal(f"{path}: tidak dapat ditulis ({why(error)})") from error
    finally:
        beside.unlink(missing_ok=True)
