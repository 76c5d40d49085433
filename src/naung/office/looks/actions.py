"""Writing down every read of a person, and raising alarms. Every room that shows a person calls `look` first."""

from datetime import datetime

from django.db import transaction

from naung.office.audit.actions import append
from naung.office.looks import rules
from naung.office.looks.models import Alarm, Look
from naung.office.permissions.rules import Actor
from naung.office.wrong import Wrong
from naung.values.errors import Refusal


@transaction.atomic
def look(by: Actor, subject: str, shown: str, at: datetime, network: str, reason: str | None = None) -> Look:
    """Before anything is shown. With a reason it is a full look, which stands in the chain too.

    Args:
        subject: kind and id, such as human:12.
        shown: which fields, for the person who asks later what was seen.
    """
    full = reason is not None
    if reason is not None:
        rules.check_reason(reason)
    row = Look.objects.create(
        at=at,
        human=by.human_id,
        account=by.account_id,
        subject=subject,
        shown=shown,
        full=full,
        reason=(reason or "").strip(),
        network=network,
    )
    if full:
        append("look.full", subject, at, by, look=row.pk)
    _raise_alarms(by, full, at)
    return row


@transaction.atomic
def close_alarm(alarm: Alarm, finding: str, at: datetime, by: Actor) -> None:
    alarm = Alarm.objects.select_for_update().get(pk=alarm.pk)
    if alarm.seen_at is not None:
        raise Refusal("Peringatan ini sudah ditindaklanjuti.")
    if len(finding.strip()) < rules.REASON_LEAST:
        raise Wrong("finding", "Tulis apa yang ditemukan, paling sedikit 10 huruf.")
    if alarm.human_id == by.human_id:
        raise Refusal("Peringatan ini tentang Anda. Yang dapat menutupnya: Inspektorat lain.")
    alarm.seen_at, alarm.seen_by_id, alarm.finding = at, by.human_id, finding.strip()
    alarm.save()
    append("alarm.closed", f"alarm:{alarm.pk}", at, by)


@transaction.atomic
def raise_alarm(human_id: int, limit: int, words: str, at: datetime) -> Alarm:
    """About this human; it waits until an inspector closes it with a finding."""
    alarm = Alarm.objects.create(at=at, human_id=human_id, limit=limit, words=words)
    append("alarm.raised", f"human:{human_id}", at, alarm=alarm.pk)
    return alarm


def _raise_alarms(by: Actor, full: bool, at: datetime) -> None:
    """One open alarm a kind and human; it is not raised again while it waits."""
    for number, limit in enumerate(rules.LIMITS):
        if limit.full and not full:
            continue
        rows = Look.objects.filter(human=by.human_id, at__gt=at - limit.window)
        count = rows.filter(full=True).count() if limit.full else rows.count()
        words = rules.alarm_words(limit, count)
        if words and not Alarm.objects.filter(human_id=by.human_id, limit=number, seen_at=None).exists():
            raise_alarm(by.human_id, number, words, at)
