"""What would change the answer: other readings of open law, facts not told, arrears settled. Not here: the answer.

Each is worked out by asking again with one thing changed, so that the figure is the law's own.
"""

from dataclasses import replace

from naung.law import arrears, readings
from naung.law.answer import Change, total
from naung.law.dated import load
from naung.law.event import Event, Kind
from naung.law.outcome import Outcome, outcome
from naung.law.readings import Choice
from naung.law.rows import find_whole
from naung.law.sudden import may_be_work


def changes(event: Event, found: Outcome) -> tuple[Change, ...]:
    """Only what differs from the answer, or what would open or close a right."""
    if found.standing.bar is not None:
        return _without_bar(event)
    listed = [*_arrears(event, found), *_counting(event, found), *_clock(event, found)]
    listed += [*_memberships(event, found), *_sudden(event), *_declared(event, found), *_total(event), *_range(event)]
    return tuple(listed)


def _same(one: Outcome, other: Outcome) -> bool:
    return _sums(one) == _sums(other)


def _sums(found: Outcome) -> tuple[int, int]:
    return total(found.items), found.scholarship.total_idr if found.scholarship else 0


def _change(condition: str, found: Outcome) -> Change:
    money, school = _sums(found)
    return Change(condition, money, school)


def _without_bar(event: Event) -> tuple[Change, ...]:
    """What would be owed if the reason fell away: asked again as a member in good standing."""
    settled = replace(event, member_until=None, birth_date=None, work_ended=None)
    settled = replace(settled, arrears_months=None, paid_months=None, paid_count=None)
    again = outcome(settled)
    if again.standing.bar is not None:
        return ()
    return (_change("Jika alasan itu ternyata tidak benar dan semua iuran lunas", again),)


def _arrears(event: Event, found: Outcome) -> list[Change]:
    months = found.standing.arrears
    limit = load("arrears_months").on(event.law_day).number
    if found.standing.unaccounted > limit:
        count = f"{found.standing.unaccounted} bulan yang tidak disebut dibayar"
        return [Change(f"Jika dari {count} lebih dari {limit} berturut-turut menunggak sampai peristiwa", 0, 0)]
    if not months:
        return []
    lost = Change(f"Jika tunggakan lebih dari {limit} bulan berturut-turut, tidak ada hak", 0, 0)
    if not any(item.waits for item in found.items):
        return [lost]
    return [_change(f"{arrears.settle_words(event, months)}, semua dapat dibayar", found), lost]


def _counting(event: Event, found: Outcome) -> list[Change]:
    """Each other way of counting the least membership that would give the full sum."""
    if found.judged.program != "jkm" or readings.is_full(event, found.standing):
        return []
    listed = []
    for code, text in readings.ways(event):
        again = outcome(event, Choice(counting=code))
        if not _same(again, found):
            listed.append(_change(f"Jika yang dihitung {text}", again))
    if not listed:
        full = outcome(event, Choice(long_enough=True))
        listed.append(_change("Jika kepesertaan sudah cukup lama menurut semua cara menghitung", full))
    return listed


def _clock(event: Event, found: Outcome) -> list[Change]:
    if not found.standing.lapsed_before or found.judged.program != "jkm":
        return []
    again = outcome(event, Choice(kind_clock=True))
    if _same(again, found):
        return []
    return [_change("Jika bulan sebelum kepesertaan berakhir ikut dihitung", again)]


def _memberships(event: Event, found: Outcome) -> list[Change]:
    again = outcome(replace(event, segments=event.segments[:1]))
    return [] if _same(again, found) else [_change("Jika hanya satu kepesertaan yang dibayar", again)]


def _sudden(event: Event) -> list[Change]:
    if not may_be_work(event):
        return []
    again = outcome(replace(event, kind=Kind.WORK_DEATH))
    return [_change("Jika ternyata meninggal mendadak saat bekerja di tempat kerja, dinilai sebagai JKK", again)]


def _declared(event: Event, found: Outcome) -> list[Change]:
    if event.kind is not Kind.WORK_DEATH:
        return []
    if found.judged.program == "jkm":
        again = outcome(replace(event, sudden=False))
        return [_change("Jika tetap disimpulkan kecelakaan kerja, dinilai sebagai JKK", again)]
    again = outcome(replace(event, kind=Kind.DEATH, accident_date=None))
    return [_change("Jika disimpulkan bukan kecelakaan kerja, dinilai sebagai JKM", again)]


def _total(event: Event) -> list[Change]:
    """Disability as grave as the table goes: a doctor may call it total."""
    if event.total_disability or not event.impairments:
        return []
    again = outcome(replace(event, total_disability=True))
    return [_change("Jika dokter menyatakan cacat total tetap", again)]


def _range(event: Event) -> list[Change]:
    """A doctor's range not yet told: what its upper end gives."""
    table = load("jkk_impairments").on(event.law_day)
    raised = list(event.impairments)
    for index, one in enumerate(raised):
        rows = [row for row in table.rows if row["code"] == one.code]
        highest = find_whole(rows[0], "to_tenths")
        if highest is not None and one.percent_tenths is None:
            raised[index] = replace(one, percent_tenths=highest)
    if tuple(raised) == event.impairments:
        return []
    return [_change("Jika dokter menetapkan persentase tertinggi", outcome(replace(event, impairments=tuple(raised))))]
