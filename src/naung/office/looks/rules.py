"""When looking becomes alarming, and what a reason must be. Plain values in, words out."""

from dataclasses import dataclass
from datetime import timedelta

from naung.office.wrong import Wrong
from naung.values.words import number


@dataclass(frozen=True)
class Limit:
    """More than `most` looks of this kind by one human within `window` raise an alarm."""

    full: bool
    most: int
    window: timedelta
    words: str


LIMITS = (
    Limit(True, 10, timedelta(hours=1), "NIK lengkap dilihat {count} kali dalam satu jam."),
    Limit(True, 40, timedelta(days=7), "NIK lengkap dilihat {count} kali dalam tujuh hari."),
    Limit(False, 200, timedelta(hours=1), "Data orang dibuka {count} kali dalam satu jam."),
)
RECOVERED = 100
"""The alarm that no count of looks raised: an admin's account was recovered at the server's terminal."""
REASON_LEAST = 10


def check_reason(reason: str) -> None:
    if len(reason.strip()) < REASON_LEAST:
        raise Wrong("reason", "Tulis alasan melihat, paling sedikit 10 huruf. Alasan ini dibaca Inspektorat.")


def alarm_title(limit: int, name: str) -> str:
    """What the inspector is asked to look into."""
    if limit == RECOVERED:
        return f"Periksa pemulihan akun admin {name} di terminal server"
    return f"Periksa mengapa {name} melihat banyak data"


def alarm_words(limit: Limit, count: int) -> str:
    """Empty while within the limit."""
    return limit.words.format(count=number(count)) if count > limit.most else ""
