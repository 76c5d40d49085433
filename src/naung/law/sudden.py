"""Is a sudden death at work a work accident? Which programme judges the event. Not here: what the programme pays.

The criteria of Permenaker 5/2021 were not seen; those told by a branch office are used, and every answer says so.
"""

from dataclasses import dataclass

from naung.law.dated import Value, load
from naung.law.event import Event, Kind


@dataclass(frozen=True)
class Judged:
    """`program` is jkk or jkm; `reason` says why it is not the one that was claimed."""

    program: str
    ground: Value | None = None
    reason: str | None = None


def judge(event: Event) -> Judged:
    """A death reported as at work stays JKK, unless it was sudden and the criteria are not met."""
    if event.kind is not Kind.WORK_DEATH or not event.sudden:
        return Judged(event.program)
    value = load("sudden_death_hours").find_on(event.law_day)
    if value is None:
        reason = "Meninggal mendadak belum dinilai sebagai kecelakaan kerja bagi BPU pada hari itu; perlu dipastikan."
        return Judged("jkm", None, reason)
    if event.at_work is False:
        return Judged("jkm", value, "Meninggal mendadak di luar tempat kerja dinilai sebagai JKM; perlu dipastikan.")
    if event.hours_to_death is not None and event.hours_to_death >= value.number:
        reason = f"Meninggal {value.number} jam atau lebih sesudah serangan dinilai sebagai JKM; perlu dipastikan."
        return Judged("jkm", value, reason)
    return Judged("jkk", value)


def may_be_work(event: Event) -> bool:
    """A death told as not by work that may be one: nobody said that it was elsewhere, or not sudden, or too late."""
    value = load("sudden_death_hours").find_on(event.law_day)
    if event.kind is not Kind.DEATH or value is None or event.sudden is False or event.at_work is False:
        return False
    return event.hours_to_death is None or event.hours_to_death < value.number
