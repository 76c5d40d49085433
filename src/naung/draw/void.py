"""Voiding: by who opens the frozen seal only, in public, whole, nothing after it. Not here: drawing anew."""

import hashlib
from datetime import datetime
from pathlib import Path

from naung.draw.frozen import read_freeze
from naung.draw.history import VOID, History, append, read_history
from naung.draw.result import digest_of, lay_history_beside
from naung.draw.seed import SEED_FILE
from naung.selection.tickets import read_hex
from naung.values.errors import Refusal


def void(folder: Path, result: Path | None, opens: Path, reason: str, at: datetime) -> History:
    """Write into the history that the draw is void; a Refusal where the file does not open the inspector's seal.

    Once dice were thrown there must be a result, and the history is laid beside it: what is voided is published whole.
    """
    whole = read_freeze(folder)
    history = read_history(folder)
    history.check_open()
    if not reason.strip():
        raise Refusal("--reason: sebutkan alasannya; alasan pembatalan diumumkan")
    content = read_hex(opens, "--opens", "pembuka segel")
    inspector = whole["inspector"]
    if hashlib.sha256(content).hexdigest() != inspector["seal"]:
        raise Refusal(f"--opens: bukan pembuka segel {inspector['name']}; hanya pengawas yang dapat membatalkan")
    if (folder / "public" / SEED_FILE).exists() and history.digest is None:
        raise Refusal("dadu sudah dilempar: hitung dan umumkan hasilnya dahulu; yang dibatalkan diumumkan seutuhnya")
    if history.digest is not None and (result is None or digest_of(result) != history.digest):
        raise Refusal("--result: sebutkan folder hasil yang berlaku; pembatalan tertulis di sampingnya")
    told = append(history, VOID, {"reason": reason, "inspector": inspector["name"], "opens": content.hex()}, at)
    if result is not None and history.digest is not None:
        lay_history_beside(folder, result)
    return told
