"""Where and when the dice are thrown, which beacon follows, who approved: what is declared before the dice.

Not here: the seed itself (seed), bytes and trees.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from naung.values.errors import Refusal

# drand's quicknet (League of Entropy), unchained, BLS on G1; public figures of the chain.
QUICKNET = "52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971"
GENESIS, PERIOD_SECONDS = 1_692_803_367, 3
LATER = timedelta(hours=1)
DICE_AND_BEACON, DICE = SOURCES = ("dice+beacon", "dice")


@dataclass(frozen=True)
class Meeting:
    """`at` has a time zone; `source` is one of SOURCES; `round_` is the beacon's, None for dice alone."""

    place: str
    at: datetime
    approvers: tuple[str, ...]
    source: str
    round_: int | None

    def declared(self) -> dict[str, Any]:
        """The part of freeze.json that declares it."""
        beacon = None if self.round_ is None else {"chain": QUICKNET, "round": self.round_}
        meeting = {"place": self.place, "at": self.at.isoformat(timespec="seconds")}
        return {"meeting": meeting, "seed": self.source, "beacon": beacon, "approvers": list(self.approvers)}


def declare(place: str, at: datetime, approvers: Sequence[str], source: str, round_: int | None) -> Meeting:
    """The meeting as declared; a Refusal names what is missing or comes too early.

    Without `round_` the beacon's first round an hour after the meeting is taken.
    """
    if at.tzinfo is None:
        raise Refusal("waktu rapat: sebutkan zonanya, misalnya 2026-01-12T10:00+07:00")
    names = tuple(name.strip() for name in approvers if name.strip())
    if not place.strip() or len(set(names)) < 2:
        raise Refusal("sebutkan tempat rapat dan sedikitnya dua orang yang menyetujui")
    if source == DICE:
        if round_ is not None:
            raise Refusal("undian dengan dadu saja tidak memakai putaran suar")
        return Meeting(place.strip(), at, names, source, None)
    first = first_round(at + LATER)
    if round_ is not None and round_ < first:
        raise Refusal(f"putaran suar {round_} terlalu awal: paling cepat {first}, satu jam sesudah rapat")
    return Meeting(place.strip(), at, names, source, round_ or first)


def first_round(at: datetime) -> int:
    """The first round of the beacon that is not before a time; round 1 came at the chain's genesis."""
    seconds = int(at.timestamp()) - GENESIS
    return max(1, -(-seconds // PERIOD_SECONDS) + 1)
