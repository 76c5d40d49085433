"""Where and when the dice are thrown, which beacon follows, who approved: what is declared before the dice.

Not here: the seed itself (seed), bytes and trees.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator

from naung.draw.beacon import QUICKNET
from naung.selection.programme import Part, Words
from naung.selection.shaped import read_shaped
from naung.values.errors import Refusal
from naung.values.words import when

# When drand's quicknet began, and how often it speaks.
GENESIS, PERIOD_SECONDS = 1_692_803_367, 3
LATER = timedelta(hours=1)
LATEST_ROUND = timedelta(days=31)
DICE = "dice"


def _as_time(value: Any) -> Any:
    """YAML reads a time with seconds as one, others as text; one without a zone it would read as UTC."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError as error:
            raise ValueError("waktu ditulis seperti 2027-01-12T10:00+07:00") from error
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise ValueError("sebutkan jam dan zonanya, misalnya 2027-01-12T10:00+07:00")
    if not 2000 <= value.year <= 9000:
        raise ValueError(f"tahun {value.year} bukan tahun rapat")
    return value


def _as_hex(value: Any) -> Any:
    if not isinstance(value, str) or len(value) != 64 or not set(value) <= set("0123456789abcdef"):
        raise ValueError("harus 64 angka heksadesimal kecil, di antara tanda kutip")
    return value


Hex64 = Annotated[str, BeforeValidator(_as_hex)]


class Inspector(Part):
    """Who alone may void; `seal` is the SHA-256 of the 32 bytes that only this person holds."""

    name: Words
    seal: Hex64


class Meeting(Part):
    """rapat.yaml as written, checked by itself."""

    place: Words
    at: Annotated[datetime, BeforeValidator(_as_time)]
    approvers: list[Words]
    inspector: Inspector
    key_copies: list[Words]
    seed: Literal["dice+beacon", "dice"] = "dice+beacon"
    beacon_round: Annotated[int, Field(ge=1)] | None = None
    follows: Hex64 | None = None

    @field_validator("approvers")
    @classmethod
    def _two_people(cls, value: list[str]) -> list[str]:
        if len({name.strip().casefold() for name in value}) < max(2, len(value)):
            raise ValueError("sedikitnya dua orang yang berbeda")
        return value

    @field_validator("key_copies")
    @classmethod
    def _two_places(cls, value: list[str]) -> list[str]:
        if len({name.strip().casefold() for name in value}) < 2:
            raise ValueError("sedikitnya dua tempat yang berbeda untuk dua salinan kunci")
        return value

    @model_validator(mode="after")
    def _holds_together(self) -> "Meeting":
        if self.inspector.name.strip().casefold() in {name.strip().casefold() for name in self.approvers}:
            raise ValueError("inspector: pengawas tidak boleh ikut menyetujui")
        if self.seed == DICE and self.beacon_round is not None:
            raise ValueError("beacon_round: undian dengan dadu saja tidak memakai putaran suar")
        first = first_round(self.at + LATER)
        if self.beacon_round is not None and self.beacon_round > first_round(self.at + LATEST_ROUND):
            raise ValueError(f"beacon_round: {self.beacon_round} lebih dari sebulan sesudah rapat; periksa angkanya")
        if self.beacon_round is not None and self.beacon_round < first:
            raise ValueError(
                f"beacon_round: {self.beacon_round} terlalu awal; paling cepat {first}, satu jam sesudah rapat"
            )
        return self

    def declared(self) -> dict[str, Any]:
        """The part of freeze.json that declares it."""
        beacon = {"chain": QUICKNET, "round": self.beacon_round or first_round(self.at + LATER)}
        return {
            "meeting": {"place": self.place, "at": self.at.isoformat(timespec="seconds")},
            "seed": self.seed,
            "beacon": None if self.seed == DICE else beacon,
            "approvers": list(self.approvers),
            "inspector": {"name": self.inspector.name, "seal": self.inspector.seal},
            "key_copies": list(self.key_copies),
            "follows": self.follows,
        }


def read_meeting(path: Path) -> Meeting:
    """rapat.yaml; a Refusal names the key, what was found and what is allowed."""
    return read_shaped(path, Meeting, "berkas rapat dadu")


def check_ahead(meeting: Meeting, now: datetime) -> None:
    """A Refusal for a meeting that is over: what decides must be published before the dice."""
    if meeting.at <= now:
        raise Refusal(
            f"rapat dadu {when(meeting.at)} sudah lewat; pembekuan harus mendahului dadu. Untuk berlatih: --rehearsal"
        )


def first_round(at: datetime) -> int:
    """The first round of the beacon that is not before a time; round 1 came at the chain's genesis."""
    seconds = int(at.timestamp()) - GENESIS
    return max(1, -(-seconds // PERIOD_SECONDS) + 1)


def time_of(round_: int) -> datetime:
    """When the beacon publishes a round, in UTC."""
    return datetime.fromtimestamp(GENESIS + (round_ - 1) * PERIOD_SECONDS, UTC)
