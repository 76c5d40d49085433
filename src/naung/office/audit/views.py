"""The chain as pages for the inspector. Translates only."""

import json
from datetime import datetime

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from naung.office.audit import actions
from naung.office.audit.jobs import CHECK
from naung.office.audit.models import AuditEvent
from naung.office.audit.rules import KINDS, is_late, read_anchors
from naung.office.audit.words import ACTS, details_words, subject_words
from naung.office.jobs.actions import ask
from naung.office.jobs.models import Job
from naung.office.page import show
from naung.office.people.models import Account, Human
from naung.office.request import OfficeRequest
from naung.values.errors import Refusal
from naung.values.words import number

PAGE = 25


def trail(request: OfficeRequest, refusal: Refusal | None = None, kept: str = "") -> HttpResponse:
    """Newest first; filtered by act and subject, the filter in the address."""
    act, subject = request.GET.get("act", ""), request.GET.get("subject", "").strip()
    rows = AuditEvent.objects.order_by("-seq")
    if act in ACTS:
        rows = rows.filter(act=act)
    if subject:
        rows = rows.filter(subject=subject)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    last = Job.objects.filter(kind=CHECK).first()
    days = days_since_taken(request.at)
    context = {"page": page, "lines": lines(list(page)), "head": actions.head(), "last": last, "days": days}
    context |= {"late": is_late(days), "refusal": refusal, "kept": kept, "typed": request.POST.get("heads", "")}
    return show(request, "audit.html", 422 if refusal else 200, acts=ACTS, act=act, subject=subject, **context)


def check(request: OfficeRequest) -> HttpResponse:
    job = ask(CHECK, "Memeriksa seluruh jejak", request.at, request.actor)
    return redirect("job", job.pk)


def head(request: OfficeRequest) -> HttpResponse:
    """One line to be kept outside each day. A POST, since that it was taken is written down."""
    answer = HttpResponse(actions.take_head(request.at, request.actor) + "\n", content_type="text/plain; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="kepala-jejak-{request.at:%Y%m%d}.txt"'
    return answer


def anchor(request: OfficeRequest) -> HttpResponse:
    """Heads kept outside, compared with what is stored."""
    try:
        anchors = read_anchors(request.POST.get("heads", ""))
        if not anchors:
            raise Refusal("Tempel paling sedikit satu baris kepala jejak yang disimpan di luar.")
        if fault := actions.compare_kept(anchors):
            raise Refusal(f"Jejak tidak utuh. {fault}")
    except Refusal as refusal:
        return trail(request, refusal)
    return trail(request, kept=f"{number(len(anchors))} kepala jejak cocok, sampai peristiwa {number(max(anchors))}.")


def days_since_taken(at: datetime) -> int | None:
    """Calendar days since the head was last taken; None: never."""
    taken = actions.last_taken()
    if taken is None:
        return None
    return (timezone.localdate(at) - timezone.localdate(datetime.fromisoformat(taken.at))).days


def lines(events: list[AuditEvent]) -> list[dict[str, object]]:
    """Each entry in words, with the names of those who acted and whom it is about."""
    names = dict(Human.objects.filter(pk__in={event.human for event in events}).values_list("pk", "name"))
    subjects = _subjects(events)
    return [
        {
            "event": event,
            "at": datetime.fromisoformat(event.at),
            "words": ACTS.get(event.act, event.act),
            "who": names.get(event.human or 0, KINDS.get(event.kind, event.kind).capitalize()),
            "subject": subjects.get(event.subject) or subject_words(event.subject),
            "details": details_words(json.loads(event.details)),
        }
        for event in events
    ]


def _subjects(events: list[AuditEvent]) -> dict[str, str]:
    accounts = [int(event.subject[8:]) for event in events if event.subject.startswith("account:")]
    humans = [int(event.subject[6:]) for event in events if event.subject.startswith("human:")]
    found = {
        f"account:{pk}": name for pk, name in Account.objects.filter(pk__in=accounts).values_list("pk", "username")
    }
    return found | {f"human:{pk}": name for pk, name in Human.objects.filter(pk__in=humans).values_list("pk", "name")}
