"""Asking for background work, taking it up, telling how far, ending it. Not here: the loop (worker)."""

from datetime import datetime

from django.db import connection, transaction
from django.utils import timezone

from naung.office.audit.actions import append
from naung.office.jobs import rules
from naung.office.jobs.kinds import KINDS
from naung.office.jobs.models import Job
from naung.office.permissions.rules import Actor


class TakenOver(Exception):
    """Another worker has this job now; whoever sees this stops."""


@transaction.atomic
def ask(kind: str, title: str, at: datetime, by: Actor | None, **details: object) -> Job:
    """The work waits for a worker; the same work that already waits or runs is not asked for twice."""
    same = Job.objects.filter(kind=kind, details=details, state__in=[rules.WAITING, rules.RUNNING]).first()
    if same is not None:
        return same
    job = Job.objects.create(
        kind=kind, title=title, details=details, asked_by_id=by.human_id if by else None, asked_at=at
    )
    append("job.asked", f"job:{job.pk}", at, by, work=kind)
    return job


@transaction.atomic
def take(worker: str, at: datetime) -> Job | None:
    """The oldest waiting job, now this worker's; None where nothing waits."""
    _recover_lost(at)
    waiting = Job.objects.filter(state=rules.WAITING).order_by("pk")
    if connection.vendor == "postgresql":
        waiting = waiting.select_for_update(skip_locked=True)
    job = waiting.first()
    if job is None:
        return None
    job.state, job.worker, job.tries = rules.RUNNING, worker, job.tries + 1
    job.done, job.began_at, job.lease_until = 0, at, at + rules.LEASE
    job.save()
    return job


def beat(job: Job, worker: str, at: datetime) -> None:
    """Still alive."""
    _mine(job, worker).update(lease_until=at + rules.LEASE) or _lost(job)


def tell(job: Job, worker: str, done: int, total: int, unit: str, at: datetime) -> None:
    _mine(job, worker).update(done=done, total=total, unit=unit, lease_until=at + rules.LEASE) or _lost(job)


@transaction.atomic
def end(job: Job, worker: str, state: str, outcome: str, at: datetime) -> None:
    changed = _mine(job, worker).update(state=state, outcome=outcome, ended_at=at, lease_until=None)
    if not changed:
        _lost(job)
    append(f"job.{state}", f"job:{job.pk}", at)


def _mine(job: Job, worker: str):  # type: ignore[no-untyped-def]
    return Job.objects.filter(pk=job.pk, state=rules.RUNNING, worker=worker)


def _lost(job: Job) -> int:
    raise TakenOver(job.pk)


def _recover_lost(now: datetime) -> None:
    """What a dead worker left: begun again, or ended with words."""
    rows = Job.objects.filter(state=rules.RUNNING, lease_until__lt=now)
    if connection.vendor == "postgresql":
        rows = rows.select_for_update(skip_locked=True)
    for job in rows:
        kind = KINDS.get(job.kind)
        job.state, job.outcome = rules.after_loss(bool(kind and kind.repeatable), job.tries)
        job.worker, job.lease_until = "", None
        job.ended_at = now if job.state == rules.FAILED else None
        job.save()
        append("job.lost", f"job:{job.pk}", now, again=job.state == rules.WAITING)


def now() -> datetime:
    return timezone.now()
