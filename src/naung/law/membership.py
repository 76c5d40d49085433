"""Was the member covered on the day, for how many months, and what bars or holds up the right?

Not here: how much is owed. Months are contribution months; a month counts as unpaid only after its due day.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from naung.law import working_days
from naung.law.answer import Item, Missing
from naung.law.dated import Value, load
from naung.law.dates import age_on, month_of, months_between, years_after
from naung.law.event import Event
from naung.law.rows import get_row
from naung.values import words
from naung.values.errors import Refusal
from naung.values.month import Month

ONE = timedelta(days=1)


@dataclass(frozen=True)
class Standing:
    """A member's months up to the event; None where nothing was told.

    `run` consecutive paid months right before the arrears; `counted` paid months since the last lapse; `ever` all paid
    months; `since` when cover began, told or taken from the first month paid; `bar` why there is no right at all;
    `unaccounted` months due of which nobody said where among the paid ones they stand.
    """

    arrears: int
    run: int | None
    counted: int | None
    ever: int | None
    since: date | None
    bar: Item | None
    missing: tuple[Missing, ...]
    doubts: tuple[str, ...]
    judged_by: tuple[Value, ...]
    unaccounted: int = 0

    @property
    def lapsed_before(self) -> bool:
        return self.ever is not None and self.counted is not None and self.ever > self.counted


def standing(event: Event) -> Standing:
    """Raises Refusal where arrears_months contradicts the months that were paid."""
    limit = load("arrears_months").on(event.law_day)
    arrears, run, counted, ever = _months(event, limit.number)
    since = event.member_since or _first_paid(event)
    unaccounted = _unaccounted(event)
    missing, doubts = _gaps(event, since, unaccounted)
    bar = _bar(event, arrears, limit)
    judged_by = _judged_by(event, limit)
    return Standing(arrears, run, counted, ever, since, bar, missing, doubts, judged_by, unaccounted)


def last_due(event: Event) -> Month:
    """The last month whose contribution should have been paid by the day of the event."""
    last = min(event.law_day, event.member_until or event.law_day, event.work_ended or event.law_day)
    # A membership that ended before the law began is judged by other means; its months have no due day here.
    month = month_of(max(last, load("contribution_due_day").values[0].source.first_day))
    return month if last > due_day(month) else month.plus(-1)


def due_day(month: Month) -> date:
    """Until when the month's contribution is paid in time: a holiday moves it to the next working day."""
    number = load("contribution_due_day").on(month.first_day).number
    return working_days.next_working(date(month.year, month.number, number))


def _judged_by(event: Event, limit: Value) -> tuple[Value, ...]:
    """The limit of arrears, and what else was looked at because it was told."""
    found = [limit]
    if event.paid_months is not None:
        found.append(load("contribution_due_day").on(event.law_day))
    if event.birth_date is not None and event.member_since is not None:
        age = load("registration_age").find_on(event.member_since)
        found += [] if age is None else [age]
    return tuple(found)


def _months(event: Event, limit: int) -> tuple[int, int | None, int | None, int | None]:
    if event.paid_months is not None:
        return _listed(event, event.paid_months, limit)
    arrears = event.arrears_months or 0
    span = None
    if event.member_since is not None:
        span = len(months_between(month_of(event.member_since), month_of(event.law_day)))
    if event.paid_count is None:
        # Nothing told of payments: every month due since the start is taken as paid, and the answer says so.
        paid = None if event.member_since is None else max(0, _due_since(event, event.member_since) - arrears)
        return arrears, paid, paid, paid
    paid = event.paid_count if span is None else min(event.paid_count, span)
    return arrears, paid, paid, event.paid_count


def _due_since(event: Event, since: date) -> int:
    return len(months_between(month_of(since), last_due(event)))


def _first_paid(event: Event) -> date | None:
    """The last day of the first month paid: cover began by then, where nobody said when.

    Months told only as a number are taken as running up to the event, before any arrears.
    """
    last = month_of(event.law_day)
    first = None
    if event.paid_months is not None:
        first = min((month for month in event.paid_months if month <= last), default=None)
    elif event.paid_count:
        first = last.plus(1 - event.paid_count - (event.arrears_months or 0))
    return None if first is None else min(first.plus(1).first_day - ONE, event.law_day)


def _unaccounted(event: Event) -> int:
    """How many months since the start were due and not paid, where only the number of the paid ones was told."""
    if event.paid_count is None or event.member_since is None or event.arrears_months is not None:
        return 0
    return max(0, _due_since(event, event.member_since) - event.paid_count)


def _listed(event: Event, paid: frozenset[Month], limit: int) -> tuple[int, int, int, int]:
    until = month_of(event.law_day)
    known = {month for month in paid if month <= until}
    start = min(known, default=until) if event.member_since is None else month_of(event.member_since)
    due = last_due(event)
    month = max(due, max(known, default=due))
    arrears = 0
    while month >= start and month not in known:
        arrears, month = arrears + 1, month.plus(-1)
    if event.arrears_months is not None and event.arrears_months != arrears:
        raise Refusal(
            f"arrears_months: ditemukan {event.arrears_months}; menurut paid_months tunggakannya {arrears} bulan. "
            "Tulis salah satu saja."
        )
    run = _run(known, month, start)
    counted = _since_lapse(known, month, start, limit)
    return arrears, run, counted, len(known)


def _run(known: set[Month], month: Month, start: Month) -> int:
    count = 0
    while month >= start and month in known:
        count, month = count + 1, month.plus(-1)
    return count


def _since_lapse(known: set[Month], month: Month, start: Month, limit: int) -> int:
    """Paid months back to the last gap that ended the membership: more than `limit` unpaid months in a row."""
    count = gap = 0
    while month >= start and gap <= limit:
        if month in known:
            count, gap = count + 1, 0
        else:
            gap += 1
        month = month.plus(-1)
    return count


def _gaps(event: Event, since: date | None, unaccounted: int) -> tuple[tuple[Missing, ...], tuple[str, ...]]:
    missing, doubts = [], []
    if event.member_since is None:
        missing.append(Missing("member_since", "Tanggal mulai menentukan apakah peristiwa ini terlindungi."))
        doubts.append("Kepesertaan dianggap berlaku pada hari itu; perlu dipastikan.")
        if since is not None:
            doubts.append("Tanggal mulai belum disebut; dikira dari bulan iuran pertama, perlu dipastikan.")
    if event.cause == "penyakit" and event.work_ended is None:
        years = load("jkk_disease_years").on(event.law_day).number
        text = f"Penyakit akibat kerja dijamin sampai {years} tahun sesudah berhenti bekerja."
        missing.append(Missing("work_ended", text))
    if event.paid_months is None and event.paid_count is None:
        missing.append(Missing("paid_months", "Bulan yang dibayar menentukan tunggakan, JKM penuh, dan beasiswa."))
        if event.member_since is not None:
            doubts.append("Semua bulan sejak kepesertaan mulai dianggap dibayar, kecuali tunggakan; perlu dipastikan.")
    if event.paid_count is not None:
        doubts.append("Bulan iuran hanya disebut banyaknya; dianggap berturut-turut, perlu dipastikan.")
        if unaccounted:
            text = (
                f"{unaccounted} bulan sejak kepesertaan mulai tidak disebut dibayar; bila menunggak, hak dapat hilang"
            )
            doubts.append(f"{text}; perlu dipastikan.")
        if event.arrears_months is None:
            missing.append(Missing("arrears_months", "Dianggap tidak menunggak; tunggakan menahan atau menghapus hak."))
    return tuple(missing), tuple(doubts)


def _bar(event: Event, arrears: int, limit: Value) -> Item | None:
    """Why nothing is owed, the first reason that holds."""
    return _outside(event) or _too_far_behind(arrears, limit) or _too_old(event)


def _outside(event: Event) -> Item | None:
    cover = load("cover").on(event.law_day)
    rule = str(get_row(cover, "code", "aktif")["text"])
    if event.member_since is not None and event.law_day < event.member_since:
        start = str(get_row(cover, "code", "mulai")["text"])
        began = words.day(event.member_since)
        return _none(f"Tidak ada hak: peristiwa terjadi sebelum kepesertaan mulai pada {began}. {start}", cover)
    if event.cause == "penyakit" and event.work_ended is not None:
        return _late_disease(event, event.work_ended)
    if event.member_until is not None and event.law_day > event.member_until:
        ended = words.day(event.member_until)
        return _none(f"Tidak ada hak: kepesertaan sudah berakhir pada {ended}. {rule}", cover)
    return None


def _late_disease(event: Event, ended: date) -> Item | None:
    years = load("jkk_disease_years").on(event.law_day)
    if event.law_day <= years_after(ended, years.number):
        return None
    text = f"Tidak ada hak: penyakit timbul lebih dari {years.number} tahun sesudah berhenti bekerja."
    return _none(text, years)


def _too_far_behind(arrears: int, limit: Value) -> Item | None:
    if arrears <= limit.number:
        return None
    return _none(
        f"Tidak ada hak: tunggakan {arrears} bulan berturut-turut, lebih dari {limit.number} bulan. "
        "Tanyakan jalan pengecualian bila dana pemerintah terlambat.",
        limit,
    )


def _too_old(event: Event) -> Item | None:
    if event.birth_date is None or event.member_since is None:
        return None
    limit = load("registration_age").find_on(event.member_since)
    if limit is None or age_on(event.birth_date, event.member_since) < limit.number:
        return None
    text = f"Tidak ada hak: berumur {limit.number} tahun atau lebih saat didaftarkan."
    return _none(text, limit, *limit.doubts_on(event.law_day))


def _none(text: str, ground: Value, *doubts: str) -> Item:
    return Item("no_right", text, 0, (ground,), doubts)
