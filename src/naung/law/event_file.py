"""Reads an event from YAML text and refuses, in words, what cannot be. Not here: what the law makes of it.

docs/benefits.md tells the fields; a test holds that page and this module together.
"""

import re

from naung.law import event_parts, event_yaml
from naung.law.dates import month_of
from naung.law.event import VIOLENCE, Event, Impairment, Kind
from naung.law.event_parts import EARLIEST, LATEST, MONEY
from naung.law.event_words import reader
from naung.law.fields import Fields, shown
from naung.values.errors import Refusal
from naung.values.month import Month

CAUSES = ("kecelakaan", "penyakit", VIOLENCE)
MOST_MEMBERSHIPS = 10
KEYS = {
    *("event", "date", "time", "accident_date", "income_base_idr", "member_since", "member_until", "birth_date"),
    *("paid_months", "arrears_months", "memberships", "cause", "work_ended", "sudden", "at_work", "hours_to_death"),
    *("unfit_months", "impairments", "total_disability", "handedness", "transport", "aids", "care", "children"),
    *("heirs", "funeral_by", "reported_on", "recovered_on", "papers_complete_on"),
}
DAYS = (
    *("accident_date", "member_since", "member_until", "birth_date", "work_ended"),
    *("reported_on", "recovered_on", "papers_complete_on"),
)
WORK_ONLY = ("accident_date", "cause", "work_ended", "unfit_months", "transport", "aids", "care")
ACCIDENT_ONLY = ("impairments", "total_disability", "handedness", "recovered_on")
DEATH_ONLY = ("funeral_by", "sudden", "at_work", "hours_to_death")


def parse(text: str) -> Event:
    """Read an event; raises Refusal that names the field, what was found, what is allowed."""
    event = _event(Fields({}, "").inside(event_yaml.read(text), "isi berkas"))
    _check_whole(event)
    return event


def _event(named: Fields) -> Event:
    fields = Fields(named.raw, "")
    fields.only(KEYS)
    kind = Kind(fields.get_choice("event", [kind.value for kind in Kind], reader("event")))
    _check_fits(fields, kind)
    months, count = _paid(fields)
    handedness = fields.choice("handedness", ("right", "left"), reader("handedness"))
    impairments, total = _impairments(fields)
    return Event(
        kind=kind,
        day=fields.get_day("date", EARLIEST, LATEST),
        income_base_idr=fields.whole("income_base_idr", 0, MONEY),
        time=_time(fields),
        paid_months=months,
        paid_count=count,
        arrears_months=fields.whole("arrears_months", 0, 600),
        segments=_segments(fields),
        cause=fields.choice("cause", CAUSES, reader("cause")),
        hours_to_death=fields.whole("hours_to_death", 0, 10_000),
        unfit_months=fields.whole("unfit_months", 0, 600),
        impairments=impairments,
        left_handed=None if handedness is None else handedness == "left",
        transport=fields.parts("transport", 50, event_parts.trip, "mode"),
        aids=fields.parts("aids", 50, event_parts.aid, "kind") or (),
        care=event_parts.care(fields.part("care")),
        children=fields.parts("children", 30, event_parts.child),
        heirs=fields.parts("heirs", 50, event_parts.heir, "status"),
        funeral_by=fields.text("funeral_by"),
        sudden=fields.flag("sudden"),
        at_work=fields.flag("at_work"),
        total_disability=total,
        **{key: fields.day(key, EARLIEST, LATEST) for key in DAYS},
    )


def _check_fits(fields: Fields, kind: Kind) -> None:
    """Raises Refusal for a field that this kind of event has no use for."""
    unfit = {
        Kind.DEATH: {*WORK_ONLY, *ACCIDENT_ONLY, "reported_on"},
        Kind.ACCIDENT: {*DEATH_ONLY, "accident_date"},
        Kind.WORK_DEATH: set(ACCIDENT_ONLY),
    }[kind]
    for key, found in fields.raw.items():
        # A form filled in whole says nothing with an empty list, a zero or a no.
        if key in unfit and found not in (None, 0, [], {}):
            raise Refusal(f"{key}: tidak dipakai untuk event {kind.value} ({kind.words}).")


def _check_whole(event: Event) -> None:
    """Raises Refusal where parts contradict each other."""
    ordered = [
        ("accident_date", event.accident_date, "date", event.day),
        ("member_since", event.member_since, "member_until", event.member_until),
        ("birth_date", event.birth_date, "date", event.day),
        ("birth_date", event.birth_date, "member_since", event.member_since),
        ("date", event.day, "recovered_on", event.recovered_on),
        ("accident_date", event.law_day, "reported_on", event.reported_on),
        ("date", event.day, "papers_complete_on", event.papers_complete_on),
    ]
    for early, first, late, last in ordered:
        if first is not None and last is not None and first > last:
            raise Refusal(f"{late}: ditemukan {last}; yang boleh: tidak lebih awal daripada {early} ({first}).")
    kinds = [aid.kind for aid in event.aids if aid.kind != "alat_gerak"]
    for kind in kinds:
        if kinds.count(kind) > 1:
            raise Refusal(f"aids: {kind} ditulis lebih dari satu kali; yang boleh: satu kali dengan seluruh biayanya.")
    codes = [one.code for one in event.impairments]
    for code in codes:
        if codes.count(code) > event_parts.most(code):
            most = f"paling banyak {event_parts.most(code)} kali"
            raise Refusal(f"impairments: {code} ditulis {codes.count(code)} kali; yang boleh: {most}.")
    for number, child in enumerate(event.children or (), 1):
        born = event.birth_date or EARLIEST
        if not born <= child.birth_date <= event.day:
            found = f"children[{number}].birth_date: ditemukan {child.birth_date}"
            raise Refusal(f"{found}; yang boleh: {born} sampai {event.day}.")
    if {"janda", "duda"} <= {heir.status for heir in event.heirs or ()}:
        raise Refusal("heirs: ditemukan janda dan duda; yang boleh: salah satu, menurut jenis kelamin peserta.")


def _impairments(fields: Fields) -> tuple[tuple[Impairment, ...], bool | None]:
    """The impairments and whether a doctor called it total, which may stand among them as one of their codes."""
    told = fields.parts("impairments", 50, event_parts.impairment, "code") or ()
    total = fields.flag("total_disability")
    partial = tuple(one for one in told if one.code != event_parts.TOTAL)
    if len(partial) == len(told):
        return told, total
    if total is False:
        raise fields.wrong("total_disability", f"true, atau hapus {event_parts.TOTAL} dari impairments")
    if any(one != Impairment(one.code) for one in told if one.code == event_parts.TOTAL):
        raise Refusal(f"impairments: {event_parts.TOTAL} tidak memakai ukuran; yang boleh: kodenya saja.")
    return partial, True


def _paid(fields: Fields) -> tuple[frozenset[Month] | None, int | None]:
    found = fields.raw.get("paid_months")
    if not isinstance(found, list):
        if found is not None and (isinstance(found, bool) or not isinstance(found, int) or not 0 <= found <= 1200):
            raise fields.wrong("paid_months", 'daftar bulan, misalnya ["2026-01"], atau banyaknya, 0 sampai 1.200')
        return None, found
    items = fields.items("paid_months", 1200) or []
    months = [_month(item, f"paid_months[{number}]") for number, item in enumerate(items, 1)]
    if len(set(months)) < len(months):
        raise Refusal("paid_months: satu bulan ditulis lebih dari satu kali.")
    return frozenset(months), None


def _month(item: object, where: str) -> Month:
    first, last = month_of(EARLIEST), month_of(LATEST)
    try:
        month = Month.parse(item) if isinstance(item, str) else None
    except ValueError:
        month = None
    if month is None or not first <= month <= last:
        allowed = f"bulan YYYY-MM, misalnya 2026-01, dari {first} sampai {last}"
        raise Refusal(f"{where}: ditemukan {shown(item)}; yang boleh: {allowed}.")
    return month


def _time(fields: Fields) -> str | None:
    found = fields.raw.get("time")
    if found is None:
        return None
    # YAML reads 10:30 without quotation marks as the number 630.
    if not isinstance(found, str) or re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", found) is None:
        raise fields.wrong("time", 'jam dalam tanda kutip, misalnya "10:30"')
    return found


def _segments(fields: Fields) -> tuple[str, ...]:
    count = fields.raw.get("memberships")
    if isinstance(count, int) and not isinstance(count, bool) and 1 <= count <= MOST_MEMBERSHIPS:
        return ("bpu",) * count
    if count is not None and not isinstance(count, list):
        raise fields.wrong("memberships", f"daftar, misalnya [bpu, pu], atau banyaknya, 1 sampai {MOST_MEMBERSHIPS}")
    found = fields.parts("memberships", MOST_MEMBERSHIPS, event_parts.segment, "segment")
    if found == ():
        raise fields.wrong("memberships", "paling sedikit satu kepesertaan")
    return found or ("bpu",)
