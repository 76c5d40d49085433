"""Background work as pages. Translates only."""

from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from naung.office.jobs import rules
from naung.office.jobs.models import Job
from naung.office.page import show
from naung.office.request import OfficeRequest


def jobs(request: OfficeRequest) -> HttpResponse:
    rows = [line_of(job, request) for job in _seen(request)[:100]]
    running = sum(1 for row in rows if not row["ended"])
    return show(request, "jobs.html", rows=rows, running=running)


def job(request: OfficeRequest, job_id: int) -> HttpResponse:
    """The page, or only its changing part where htmx asks for it; 286 tells htmx to stop asking."""
    line = line_of(get_object_or_404(_seen(request), pk=job_id), request)
    if request.headers.get("HX-Request"):
        return show(request, "_progress.html", 286 if line["ended"] else 200, **line)
    return show(request, "job.html", **line)


def _seen(request: OfficeRequest) -> QuerySet[Job]:
    """Admin and inspector see all work, everybody else what they asked for."""
    rows = Job.objects.select_related("asked_by")
    if {"admin", "inspector"} & request.actor.roles:
        return rows
    return rows.filter(asked_by_id=request.actor.human_id)


def line_of(job: Job, request: OfficeRequest) -> dict[str, object]:
    """What `_progress.html` shows of a job."""
    left = rules.seconds_left(job.done, job.total, job.began_at, request.at) if job.began_at else None
    return {
        "job": job,
        "state": rules.STATES[job.state],
        "ended": job.state in (rules.DONE, rules.FAILED),
        "ok": job.state == rules.DONE,
        "bad": job.state == rules.FAILED,
        "lost": rules.is_lost(job.state, job.lease_until, request.at),
        "left": left,
    }
