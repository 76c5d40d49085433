"""How numbers, money, dates and NIKs stand in Indonesian sentences. Not here: the sentences."""

from datetime import date, datetime, timedelta

MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)
MINUS = "\N{MINUS SIGN}"


def number(value: int) -> str:
    """2617596 -> 2.617.596"""
    text = f"{abs(value):,}".replace(",", ".")
    return f"{MINUS}{text}" if value < 0 else text


def rupiah(value: int) -> str:
    """16800 -> Rp16.800, never rounded"""
    return f"{MINUS if value < 0 else ''}Rp{number(abs(value))}"


def decimal(value: float, places: int) -> str:
    """0.584 with 2 places -> 0,58"""
    return f"{value:.{places}f}".replace(".", ",")


def percent(part: int, whole: int) -> str:
    """Whole per cent, half up; a part that is neither none nor all is never shown as 0% or 100%."""
    if whole == 0:
        return "0%"
    rounded = (200 * part + whole) // (2 * whole)
    if 0 < part < whole:
        if rounded == 0:
            return "<1%"
        if rounded == 100:
            return ">99%"
    return f"{rounded}%"


def day(value: date) -> str:
    """2026-01-12 -> 12 Januari 2026"""
    return f"{value.day} {MONTHS[value.month - 1]} {value.year}"


_ZONES = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT"}


def when(value: datetime) -> str:
    """A time with its zone: 12 Januari 2026 pukul 10.00 WIB"""
    offset = value.utcoffset()
    zone = _ZONES.get(offset, f"UTC{value:%z}") if offset is not None else ""
    return f"{day(value)} pukul {value.hour:02d}.{value.minute:02d} {zone}".rstrip()


def masked_nik(nik: str) -> str:
    """3275••••••••0012: the region and the serial, the birth date hidden."""
    if len(nik) <= 8:
        return "•" * len(nik)
    return nik[:4] + "•" * (len(nik) - 8) + nik[-4:]


def joined(items: list[str]) -> str:
    """a, b dan c"""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} dan {items[-1]}"
