"""By when: reports by the family, decisions and payments by BPJS Ketenagakerjaan, when a right lapses.

Not here: what a working day is (working_days). Hours run on every day; the law says 2 x 24 hours.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from naung.law import working_days
from naung.law.answer import Deadline, Item, total
from naung.law.dated import Value, load
from naung.law.dates import years_after
from naung.law.event import Event
from naung.law.rows import word
from naung.values import words


def deadlines(event: Event, program: str, items: Iterable[Item]) -> tuple[Deadline, ...]:
    """In the order of time; a deadline whose first day is not known has no date and says what it runs from."""
    sums = total(items)
    if program == "jkm":
        return (_payment(event, "jkm_payment_days", "JKM dibayar", "permohonan lengkap diterima", sums), _claim(event))
    found = [_first_report(event), _verdict(event), _second_report(event), _notice(event)]
    found += [_payment(event, "jkk_payment_days", "JKK dibayar", "syarat lengkap", sums), _lapse(event)]
    return tuple(deadline for deadline in found if deadline is not None)


def _first_report(event: Event) -> Deadline:
    value = load("report_hours").on(event.law_day)
    at = f" pukul {event.time.replace(':', '.')}" if event.time else ""
    what = (
        "Laporan tahap I oleh peserta atau keluarga, kepada BPJS Ketenagakerjaan dan dinas ketenagakerjaan: "
        f"{value.number} jam sejak kejadian{at}."
    )
    return Deadline("laporan_1", what, event.law_day + _hours(value), (value,))


def _verdict(event: Event) -> Deadline | None:
    """Counted from the report; from its last day where it was not told, so that nobody waits too short."""
    value = load("verdict_days").find_on(event.law_day)
    if value is None:
        return None
    reported = event.reported_on or _first_report(event).day or event.law_day
    what = f"BPJS Ketenagakerjaan menyimpulkan kecelakaan kerja atau bukan: {value.number} hari sejak laporan tahap I."
    return Deadline("kesimpulan", what, reported + timedelta(days=value.number), (value,))


def _second_report(event: Event) -> Deadline:
    value = load("report_hours").on(event.law_day)
    start = event.day if event.died else event.recovered_on
    since = "meninggal" if event.died else "dinyatakan sembuh atau cacat oleh dokter"
    what = f"Laporan tahap II sekaligus pengajuan: {value.number} jam sejak {since}."
    return Deadline("laporan_2", what, None if start is None else start + _hours(value), (value,))


def _notice(event: Event) -> Deadline:
    value = load("papers_notice_days").on(event.law_day)
    start = _second_report(event).day
    what = f"BPJS Ketenagakerjaan memberi tahu surat yang kurang: {value.number} hari kerja sejak laporan tahap II."
    return _in_working_days("surat_kurang", what, start, value)


def _payment(event: Event, code: str, what: str, since: str, sums: int) -> Deadline:
    value, late = load(code).on(event.law_day), load("late_payment_percent").on(event.law_day)
    a_day = f", {words.rupiah(sums * late.number // 100)}" if sums else ""
    text = f"{what}: {value.number} hari kerja sejak {since}. Terlambat: ganti rugi {late.number}% sehari{a_day}."
    return _in_working_days("bayar", text, event.papers_complete_on, value, late)


def _claim(event: Event) -> Deadline:
    value = load("jkm_claim").on(event.law_day)
    return Deadline("gugur", word(value.rows[0], "text"), None, (value,))


def _lapse(event: Event) -> Deadline:
    value = load("jkk_claim_years").on(event.law_day)
    what = f"Hak menuntut JKK gugur sesudah {value.number} tahun sejak kecelakaan atau diagnosis."
    return Deadline("gugur", what, years_after(event.law_day, value.number), (value,))


def _hours(value: Value) -> timedelta:
    """Hours as whole days: which hour of the last day, the hour of the event says."""
    return timedelta(days=value.number // 24)


def _in_working_days(code: str, what: str, start: date | None, value: Value, *also: Value) -> Deadline:
    if start is None:
        return Deadline(code, what, None, (value, *also))
    count = working_days.after(start, value.number)
    return Deadline(code, what, count.day, (value, *also, count.value), count.doubts)
